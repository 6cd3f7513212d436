"""Entity tags and the content version."""

import datetime

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.models import PageViewRestriction, Site

from cms.content_version import current_version
from cms.models import SiteDetails
from cms.tasks import make_renditions
from tests import builders

ADDRESSES = [
    "/api/v2/pages/",
    "/api/v2/pages/find/?html_path=/",
    "/api/v2/site/",
    "/api/v2/version/",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_unchanged_answer_is_a_304_for_one_query(
    address, home, client, django_assert_num_queries
):
    first = client.get(address)
    tag = first.headers["ETag"]
    assert not tag.startswith("W/")
    with django_assert_num_queries(1):
        second = client.get(address, headers={"if-none-match": tag})
    assert (second.status_code, second.content) == (304, b"")
    assert second.headers["ETag"] == tag


def test_a_change_ends_the_304(home, client):
    tag = client.get("/api/v2/pages/").headers["ETag"]
    builders.info("Nieuw")
    response = client.get("/api/v2/pages/", headers={"if-none-match": tag})
    assert response.status_code == 200
    assert response.headers["ETag"] != tag


def test_two_addresses_never_share_a_tag(home, client):
    tags = [client.get(address).headers["ETag"] for address in ADDRESSES]
    assert len(set(tags)) == len(ADDRESSES)


def test_the_tag_is_never_newer_than_the_content(home, client, monkeypatch):
    """A change while the answer is made: the old tag with it is right, the new one would lie."""
    before = client.get("/api/v2/version/").headers["ETag"]
    make_menu = SiteDetails.for_site.__func__

    def change_meanwhile(cls, site):
        builders.info("Intussen")
        return make_menu(cls, site)

    monkeypatch.setattr(SiteDetails, "for_site", classmethod(change_meanwhile))
    version = client.get("/api/v2/site/").json()["version"]
    assert version < current_version()
    assert client.get("/api/v2/version/").headers["ETag"] != before


def test_no_answer_sets_a_cookie_or_varies_by_one(home, client):
    for address in ADDRESSES:
        response = client.get(address)
        assert not response.cookies
        assert "Cookie" not in response.headers.get("Vary", "")


# What a visitor can see: each of these raises the version.


def publish(story):
    story.title = "Anders"
    story.save_revision().publish()


def unpublish(story):
    story.unpublish()


def rename(story):
    story.slug = "anders"
    story.save_revision().publish()


def move(story):
    from cms.models import StoryIndexPage

    index = builders.add(story.get_parent().get_parent(), StoryIndexPage(title="B", slug="b"))
    start = current_version()
    story.move(index, pos="last-child")
    assert current_version() > start


def delete(story):
    story.delete()


def expire(story):
    from django.core.management import call_command

    story.expire_at = timezone.now() - datetime.timedelta(minutes=1)
    story.save(update_fields=["expire_at"])
    call_command("publish_scheduled")


def restrict(story):
    PageViewRestriction.objects.create(page=story, restriction_type="login")


def open_again(story):
    PageViewRestriction.objects.all().delete()


def rename_category(story):
    story.category.name = "Nieuws"
    story.category.save()


def change_details(story):
    details = SiteDetails.objects.get()
    details.phone = "070 123 45 67"
    details.save()


def change_site_record(story):
    site = Site.objects.get()
    site.hostname = "elders.example"
    site.save()


def describe_picture(story):
    story.thumb.description = "Anders"
    story.thumb.save()


def make_sizes(story):
    make_renditions.call(story.thumb_id)


def delete_picture(story):
    story.thumb.delete()


def add_redirect(story):
    Redirect.add_redirect("/oud", redirect_to=story)


def add_document(story):
    Document.objects.create(title="Folder", file=ContentFile(b"x", name="folder.pdf"))


VISIBLE = [
    publish,
    unpublish,
    rename,
    move,
    delete,
    expire,
    restrict,
    open_again,
    rename_category,
    change_details,
    change_site_record,
    describe_picture,
    make_sizes,
    delete_picture,
    add_redirect,
    add_document,
]


# What no visitor can see: none of these does.


def save_draft(story):
    story.title = "Concept"
    story.save_revision()


def autosave(story):
    story.title = "Concept"
    story.save_revision(overwrite_revision=story.latest_revision)


def add_draft(story):
    builders.info("Concept", live=False)


def read(story):
    from django.test import Client

    Client().get("/api/v2/pages/")


INVISIBLE = [save_draft, autosave, add_draft, read]


@pytest.fixture
def story(home):
    story = builders.story(thumb=builders.picture(), thumb_alt="x")
    PageViewRestriction.objects.create(page=builders.info("Besloten"), restriction_type="login")
    return story


@pytest.mark.parametrize("change", VISIBLE)
def test_a_visible_change_raises_the_version(change, story):
    before = current_version()
    change(story)
    assert current_version() > before


@pytest.mark.parametrize("change", INVISIBLE)
def test_an_invisible_change_does_not(change, story):
    before = current_version()
    change(story)
    assert current_version() == before
