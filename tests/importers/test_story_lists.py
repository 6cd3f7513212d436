"""Folders of stories that come in lists of their own, as newsroom.toml says."""

import pytest
from wagtail.contrib.redirects.models import Redirect

from cms.admin.trash.discard import discard
from cms.models import StoryIndexPage, StoryPage
from importers.inventory.lost_addresses import Answers
from importers.options import Options
from importers.pipeline import import_folder
from tests import builders
from tests.importers.folders import info, story, write
from tests.importers.test_import import outcomes

pytestmark = pytest.mark.django_db

SETTINGS = """
[folders]
blog = { holds = "stories", list = "Ons blog" }
news = { holds = "stories", list = "Nieuws" }
"""
SITE = {
    "newsroom.toml": SETTINGS,
    "blog/anna.md": story("Anna"),
    "news/anna.md": story("Anna komt langs", body="Zie [haar blog](../blog/anna.md)."),
    "news/open.md": story("Open dag"),
    "verhalen/bram.md": story("Bram"),
}


def urls() -> set[str]:
    return {page.url for page in StoryPage.objects.filter(live=True)}


def codes(report, path: str) -> set[str]:
    return {problem.code for each in report.files if each.path == path for problem in each.problems}


def test_each_folder_comes_in_its_own_list(home, tmp_path, client):
    report = import_folder(write(tmp_path, SITE))
    assert urls() == {"/ons-blog/anna/", "/nieuws/anna/", "/nieuws/open/", "/verhalen/bram/"}
    assert "list-new" in codes(report, "blog/anna.md")
    assert client.get("/ons-blog/").status_code == 200
    assert 'href="/ons-blog/anna/"' in client.get("/nieuws/anna/").content.decode()


def test_the_old_addresses_of_the_lists_and_their_feeds_lead_on(home, tmp_path, client):
    import_folder(write(tmp_path, SITE))
    leads = {
        "/blog/": "/ons-blog/",
        "/blog/anna/": "/ons-blog/anna/",
        "/news/index.xml": "/nieuws/feed.atom",
        "/blog/feed.xml": "/ons-blog/feed.atom",
    }
    assert {old: client.get(old).headers["Location"] for old in leads} == leads


def test_a_dry_run_makes_nothing(home, tmp_path):
    report = import_folder(write(tmp_path, SITE), Options(dry_run=True))
    assert set(outcomes(report).values()) == {"created"}
    assert ("/news", "/nieuws/") in report.redirects
    assert StoryIndexPage.objects.count() == 1


def test_a_second_run_changes_nothing(home, tmp_path):
    import_folder(write(tmp_path, SITE))
    lists = StoryIndexPage.objects.count()
    assert set(outcomes(import_folder(tmp_path)).values()) == {"unchanged"}
    assert StoryIndexPage.objects.count() == lists == 3


def test_a_list_that_is_there_is_used_under_whatever_name_editors_give_it(home, tmp_path):
    news = builders.add(home, StoryIndexPage(title="Nieuws", noun="articles"))
    import_folder(write(tmp_path, SITE))
    news.refresh_from_db()
    assert news.get_children().count() == 2
    Redirect.add_redirect("/nieuws", news)
    news.title, news.slug = "Actueel", "actueel"
    news.save_revision().publish()
    import_folder(write(tmp_path, {"news/nog.md": story("Nog een")}))
    assert StoryPage.objects.get(slug="nog").get_parent().pk == news.pk
    assert not StoryIndexPage.objects.filter(slug="nieuws").exists()


def test_a_line_that_comes_later_moves_the_stories_that_nobody_moved(home, tmp_path, client):
    plain = SETTINGS.replace('{ holds = "stories", list = "Ons blog" }', '"stories"')
    plain = plain.replace('{ holds = "stories", list = "Nieuws" }', '"stories"')
    import_folder(write(tmp_path, {**SITE, "newsroom.toml": plain}))
    assert "/verhalen/open/" in urls()
    report = import_folder(write(tmp_path, {"newsroom.toml": SETTINGS}))
    assert codes(report, "news/open.md") >= {"moved-to-list"}
    assert "/nieuws/open/" in urls()
    assert client.get("/verhalen/open/").headers["Location"] == "/nieuws/open/"
    assert set(outcomes(import_folder(tmp_path)).values()) == {"unchanged"}


def test_a_story_that_an_editor_put_in_another_list_stays_there(home, tmp_path):
    import_folder(write(tmp_path, SITE))
    page = StoryPage.objects.get(slug="open")
    page.move(StoryIndexPage.objects.get(slug="verhalen"), pos="last-child")
    import_folder(tmp_path)
    assert "/verhalen/open/" in urls()


def test_a_list_in_the_trash_is_not_used(home, tmp_path):
    import_folder(write(tmp_path, SITE))
    discard(StoryIndexPage.objects.get(slug="nieuws"), None)
    report = import_folder(write(tmp_path, {"news/nieuw.md": story("Nieuw")}))
    assert outcomes(report)["news/open.md"] == "skipped"
    assert StoryPage.objects.get(slug="nieuw").url == "/nieuws/nieuw/"


@pytest.mark.parametrize("is_there", [True, False])
def test_a_list_at_the_address_of_another_page_is_refused(home, tmp_path, is_there):
    if is_there:
        builders.info("Nieuws")
    else:
        write(tmp_path, {"nieuws.md": info("Nieuws")})
    report = import_folder(write(tmp_path, SITE))
    found = {each.path for each in report.files if each.outcome == "refused"}
    assert found
    assert found <= {"news/anna.md", "news/open.md", "nieuws.md"}
    assert not StoryPage.objects.exists()


def test_lists_come_as_drafts_with_draft(home, tmp_path):
    import_folder(write(tmp_path, SITE), Options(draft=True))
    assert not StoryIndexPage.objects.get(slug="nieuws").live


def test_the_feeds_of_old_lists_count_as_found(home, tmp_path):
    import_folder(write(tmp_path, SITE))
    asked = ["/blog/feed.xml", "/news/rss", "/index.xml", "/nergens/feed.xml"]
    assert [each.address for each in Answers().lost(asked)] == ["/nergens/feed.xml"]
