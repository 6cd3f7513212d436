"""What delivery keeps is what would be made now: after any sequence of edits, at every address."""

import io
from concurrent.futures import Executor, Future
from contextlib import ExitStack

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from cms.application import django_application
from cms.models import Category, InfoPage, SiteDetails, StoryIndexPage, StoryPage
from frontend.api.client import content_client
from frontend.api.connection import ContentUnavailable
from frontend.api.response_cache import ResponseCache
from frontend.cache.answers import call
from frontend.cache.content_version import Freshness, Known
from frontend.serving.build import build_delivery
from tests import builders
from tests.long import LONG

pytestmark = pytest.mark.every_database

WORDS = st.sampled_from(["Anna", "Bram", "Werk", "Moed", "Thuis"])
SLUGS = st.sampled_from(["een", "twee", "drie", "vier"])
WHICH = st.integers(0, 2)
ADDRESSES = [
    ("/", ""),
    ("/verhalen/", ""),
    ("/verhalen/", "categorie=ervaringen"),
    ("/verhalen/", "q=werk"),
    *((f"/verhalen/{slug}/", "") for slug in ("een", "twee", "drie", "vier")),
    ("/over-ons/", ""),
    ("/oud/", ""),
    ("/api/v2/pages/", "type=cms.StoryPage&fields=title,category,thumb"),
    ("/api/v2/categories/", ""),
    ("/api/v2/site/", ""),
]


class AtOnce(Executor):
    """Does the work where it is given: the transaction of a test is of one thread."""

    def submit(self, work, /, *args, **kwargs):
        future = Future()
        future.set_result(work(*args, **kwargs))
        return future


def request(path: str, query: str) -> dict:
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "HTTP_HOST": "testserver",
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }


def the_category() -> Category:
    """The only one, whatever it is called by now."""
    return Category.objects.first() or builders.category()


class Newsroom(RuleBasedStateMachine):
    """A site that is edited at random, by everything that an editor can do to what shows."""

    def __init__(self):
        super().__init__()
        self.undo = ExitStack()
        self.undo.enter_context(transaction.atomic())
        self.undo.callback(transaction.set_rollback, True)
        content_client.cache_clear()
        self.client = content_client()
        self.client.freshness = Freshness(
            self.client.version, (ContentUnavailable,), interval=0, worker=AtOnce()
        )
        self.delivery = build_delivery(django_application)
        builders.site()
        for slug, title in (("een", "Anna"), ("twee", "Bram"), ("drie", "Werk")):
            builders.story(title, slug=slug, category=the_category())
        builders.info("Over ons", slug="over-ons")

    def teardown(self):
        self.undo.close()
        content_client.cache_clear()

    def story(self, which: int) -> StoryPage | None:
        stories = StoryPage.objects.order_by("path")
        return stories[which] if which < stories.count() else None

    @rule(which=WHICH, title=WORDS, publish=st.booleans())
    def write(self, which, title, publish):
        if story := self.story(which):
            story.title = story.excerpt = title
            revision = story.save_revision()
            if publish:
                revision.publish()

    @rule(which=WHICH, slug=SLUGS)
    def rename(self, which, slug):
        story = self.story(which)
        if story and Page._slug_is_available(slug, story.get_parent(), story):
            story.slug = slug
            story.save_revision().publish()

    @rule(which=WHICH)
    def unpublish(self, which):
        if story := self.story(which):
            story.unpublish()

    @rule(which=WHICH)
    def delete(self, which):
        if story := self.story(which):
            story.delete()

    @rule(title=WORDS, slug=SLUGS)
    def add(self, title, slug):
        parent = StoryIndexPage.objects.get()
        if Page._slug_is_available(slug, parent):
            builders.story(title, slug=slug, category=the_category())

    @rule(which=WHICH)
    def close_or_open(self, which):
        story = self.story(which)
        if story and not PageViewRestriction.objects.filter(page=story).delete()[0]:
            PageViewRestriction.objects.create(page=story, restriction_type="login")

    @rule(name=WORDS)
    def rename_category(self, name):
        Category.objects.update(name=name)

    @rule(which=WHICH)
    def add_a_picture(self, which):
        if story := self.story(which):
            story.thumb, story.thumb_alt = builders.picture(size=(40, 50)), "Iemand lacht"
            story.save_revision().publish()

    @rule(phone=WORDS)
    def change_details(self, phone):
        SiteDetails.objects.update(phone=phone)

    @rule(which=WHICH)
    def lead_elsewhere(self, which):
        if story := self.story(which):
            Redirect.add_redirect("/oud", redirect_to=story)

    @rule(slug=st.sampled_from(["over-ons", "wie-wij-zijn"]), title=WORDS)
    def change_info(self, slug, title):
        info = InfoPage.objects.get()
        info.slug, info.title = slug, title
        info.save_revision().publish()

    @rule(address=st.sampled_from(ADDRESSES))
    def visit(self, address):
        call(self.delivery, request(*address))

    @invariant()
    def every_address_shows_what_would_be_made_now(self):
        for path, query in ADDRESSES:
            kept = call(self.delivery, request(path, query))
            made = self.made_now(path, query)
            assert (kept.status, kept.body) == (made.status, made.body), (path, query)

    def made_now(self, path, query):
        known, memory = self.client.freshness.known, self.client.response_cache
        self.client.freshness.known, self.client.response_cache = Known(), ResponseCache()
        try:
            return call(django_application, request(path, query))
        finally:
            self.client.freshness.known, self.client.response_cache = known, memory


@pytest.mark.django_db
def test_what_is_kept_is_what_would_be_made_now():
    run_state_machine_as_test(
        Newsroom,
        settings=settings(
            max_examples=10 if LONG else 1,
            stateful_step_count=8 if LONG else 5,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
