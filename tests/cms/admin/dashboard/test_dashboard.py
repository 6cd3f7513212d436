"""The dashboard shows what waits, what comes and what came, and nothing that is of no use."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from cms.admin.trash.discard import discard
from cms.models import SiteDetails, StoryIndexPage
from tests import builders
from tests.cms.admin.trash.conftest import admin, person  # noqa: F401  a fixture

DRAFTS, PLANNED, PUBLISHED = "Concepten die wachten", "Gepland", "Kort geleden gepubliceerd"


def dashboard(client: Client) -> str:
    return client.get("/cms/").content.decode()


def panel(page: str, heading: str) -> str:
    """Return the part of the page from a heading on to the end of its section."""
    return page.partition(heading)[2].partition("</section>")[0]


def planned(title: str):
    story = builders.story(title, live=False)
    story.go_live_at = timezone.now() + datetime.timedelta(days=2)
    story.save_revision().publish()
    return story


def test_each_page_stands_in_its_panel(admin, home):  # noqa: F811
    builders.story("Concept", live=False)
    planned("Straks")
    story = builders.story("Op de site")
    page = dashboard(admin)
    drafts, coming, published = (panel(page, name) for name in (DRAFTS, PLANNED, PUBLISHED))
    assert "Concept" in drafts
    assert "Straks" not in drafts
    assert "Straks" in coming
    assert "/cms/agenda/" in coming
    assert story.full_url in published


def test_empty_panels_are_absent(admin, home):  # noqa: F811
    Page.objects.update(last_published_at=None)
    page = dashboard(admin)
    for heading in (DRAFTS, PLANNED, PUBLISHED):
        assert heading not in page


def test_pages_of_others_are_not_shown(home):
    about = builders.info("Over ons")
    builders.story("Geheim", live=False)
    planned("Ook geheim")
    page = dashboard(person("redacteur", about, "change"))
    assert "Over ons" in page
    assert "eheim" not in page


def test_what_is_in_the_trash_is_in_no_panel(admin, home):  # noqa: F811
    story = builders.story("Weggegooid")
    story.save_revision(user=admin.user, log_action=True)
    assert "Weggegooid" in dashboard(admin)
    discard(story, admin.user)
    assert "Weggegooid" not in dashboard(admin)


def test_a_new_story_is_one_click_away(home):
    stories = StoryIndexPage.objects.get()
    address = f"/cms/pages/add/cms/storypage/{stories.pk}/"
    writer = person("schrijver", stories, "add")
    assert address in dashboard(writer)
    assert writer.get(address).status_code == 200
    assert "storypage" not in dashboard(person("ander", builders.info("Over ons"), "add"))


def test_with_several_lists_the_screen_asks_in_which_a_story_comes(home):
    first = StoryIndexPage.objects.get()
    news = builders.add(home, StoryIndexPage(title="Nieuws", introduction="Wat er gebeurt."))
    writer = person("schrijver", home, "add")
    assert 'href="/cms/nieuw-verhaal/"' in dashboard(writer)
    screen = writer.get("/cms/nieuw-verhaal/").content.decode()
    for each in (first, news):
        assert f'href="/cms/pages/add/cms/storypage/{each.pk}/"' in screen
    assert "In welke lijst komt het?" in screen
    discard(news, None)
    address = f"/cms/pages/add/cms/storypage/{first.pk}/"
    assert writer.get("/cms/nieuw-verhaal/").headers["Location"] == address
    assert address in dashboard(writer)


def test_who_may_add_no_story_is_refused_the_question(home):
    builders.add(home, StoryIndexPage(title="Nieuws"))
    other = person("ander", builders.info("Over ons"), "add")
    assert other.get("/cms/nieuw-verhaal/").status_code in (302, 403)


def test_the_guide_is_offered(home):
    writer = person("schrijver", StoryIndexPage.objects.get(), "add")
    assert 'href="/cms/handleiding/">Hoe werkt het?' in dashboard(writer)


@pytest.mark.parametrize("url", ["/cms/login/", "/cms/"])
def test_the_organisation_is_named_and_wagtail_is_not(admin, home, url):  # noqa: F811
    SiteDetails.objects.update(name="Maatjes Zuid")
    client = admin if url == "/cms/" else Client()
    page = client.get(url).content.decode()
    assert "Maatjes Zuid" in page
    assert "/cms/brand/icon.svg" in page
    assert 'aria-label="Wagtail"' not in page
