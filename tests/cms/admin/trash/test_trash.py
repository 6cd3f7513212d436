"""A deleted page is nowhere to be seen for thirty days, and comes back as it was."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from cms.admin.trash.discard import HomePageError, discard
from cms.admin.trash.expire import delete_expired
from cms.admin.trash.models import DeletedPage
from cms.admin.trash.restore import restore
from cms.background.schedule import publish_due
from cms.content_version.number import current_version
from cms.models import InfoPage, StoryIndexPage, StoryPage
from tests import builders
from tests.cms.admin.trash.conftest import person

DAY = datetime.timedelta(days=1)


def delete(client, page, **data):
    return client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]), data, follow=True)


def put_back(client, entry=None, **data):
    entry = entry or DeletedPage.objects.get()
    return client.post(reverse("trash:restore", args=[entry.pk]), data, follow=True)


def titles_under(page) -> list[str]:
    return list(Page.objects.get(pk=page.pk).get_children().values_list("title", flat=True))


def state_of(page) -> dict:
    names = ("slug", "url_path", "live", "live_revision_id", "latest_revision_id", "expire_at")
    names += ("has_unpublished_changes", "first_published_at", "last_published_at", "go_live_at")
    return Page.objects.filter(pk=page.pk).values(*names).get()


def paths(client, url: str) -> str:
    return client.get(url).content.decode()


def test_a_deleted_page_comes_back_as_it_was(admin, home):
    pages = [builders.story(name) for name in ("Anna", "Bram", "Carla")]
    pages[1].title = "Bram, herzien"
    pages[1].save_revision()
    before, revisions = state_of(pages[1]), pages[1].revisions.count()
    version = current_version()
    page = delete(admin, pages[1])
    assert "prullenbak" in page.content.decode().lower()
    assert current_version() > version
    assert titles_under(pages[0].get_parent()) == ["Anna", "Carla"]
    version = current_version()
    put_back(admin, how="as-it-was")
    assert current_version() > version
    assert state_of(pages[1]) == before
    assert pages[1].revisions.count() == revisions
    assert titles_under(pages[0].get_parent()) == ["Anna", "Bram", "Carla"]
    assert not Redirect.objects.exists()
    assert not DeletedPage.objects.exists()
    assert Page.find_problems() == ([], [], [], [], [])


def test_pages_below_go_along_and_come_back(admin, home):
    above = builders.info("Over ons")
    below = builders.info("Team", parent=above)
    hidden = builders.info("Concept", parent=above, live=False)
    before = [state_of(page) for page in (above, below, hidden)]
    delete(admin, above)
    assert not Page.objects.filter(live=True, pk__in=[above.pk, below.pk]).exists()
    put_back(admin, how="as-it-was")
    assert [state_of(page) for page in (above, below, hidden)] == before


def test_a_page_can_come_back_as_a_draft(admin, home):
    story = builders.story("Anna")
    delete(admin, story)
    put_back(admin, how="draft")
    story.refresh_from_db()
    assert not story.live
    assert story.has_unpublished_changes


def test_undo_in_the_message_puts_all_back(admin, home):
    stories = [builders.story(name) for name in ("Anna", "Bram", "Carla")]
    ids = "&".join(f"id={story.pk}" for story in stories[:2])
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    page = admin.post(f"{url}?{ids}&next=/cms/pages/", follow=True).content.decode()
    assert titles_under(stories[0].get_parent()) == ["Carla"]
    entries = list(DeletedPage.objects.values_list("pk", flat=True))
    assert len(entries) == 2
    assert all(f'name="entry" value="{pk}"' in page for pk in entries)
    admin.post(reverse("trash:undo"), {"entry": entries})
    assert titles_under(stories[0].get_parent()) == ["Anna", "Bram", "Carla"]
    assert StoryPage.objects.live().count() == 3


def test_a_page_and_one_below_it_chosen_together_are_one_entry(admin, home):
    above = builders.info("Over ons")
    below = builders.info("Team", parent=above)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    admin.post(f"{url}?id={above.pk}&id={below.pk}")
    assert DeletedPage.objects.get().page_id == above.pk


SITE_PLACES = [
    "/verhalen/",
    "/sitemap.xml",
    "/feed.xml",
    "/api/v2/pages/?type=cms.StoryPage&fields=title",
    "/api/v2/pages/?search=Annabel",
    "/api/v3/pages/",
    "/zoeken/?q=Annabel",
]


def test_it_is_nowhere_on_the_site(admin, client, home):
    builders.story("Bram")
    delete(admin, builders.story("Annabel"))
    assert [url for url in SITE_PLACES if "/verhalen/annabel" in paths(client, url)] == []
    assert client.get("/verhalen/annabel/").status_code == 410


ADMIN_PLACES = [
    "/cms/pages/search/?q=Annabel",
    "/cms/choose-page/search/?page_type=wagtailcore.page&q=Annabel",
    "/cms/reports/aging-pages/",
    "/cms/reports/locked/",
    "/cms/pages/",
    "/cms/api/main/pages/?search=Annabel",
    "/cms/",
]


def test_it_is_nowhere_in_the_admin_but_the_trash(admin, home):
    story = builders.story("Annabel")
    admin.post(reverse("wagtailadmin_pages:lock", args=[story.pk]))
    delete(admin, story)
    assert DeletedPage.objects.exists()
    admin.get("/cms/bin/")  # takes the message along
    for url in ADMIN_PLACES:
        page = paths(admin, url)
        assert "Annabel</a>" not in page, url
        assert f"/{story.pk}/" not in page, url


def test_nothing_can_be_done_with_it_there(admin, home):
    story = builders.story("Anna")
    delete(admin, story)
    for name in ("edit", "view_draft", "history", "move", "copy", "delete"):
        for answer in (admin.get, admin.post):
            response = answer(reverse(f"wagtailadmin_pages:{name}", args=[story.pk]))
            assert response.headers["Location"] == reverse("trash:index"), name
    assert DeletedPage.objects.count() == 1


def test_when_the_page_above_is_gone_the_editor_chooses(admin, home):
    above = builders.info("Over ons")
    below = builders.info("Team", parent=above)
    delete(admin, below)
    delete(admin, Page.objects.get(pk=above.pk))
    entry = DeletedPage.objects.get(page=below)
    page = admin.get(reverse("trash:restore", args=[entry.pk])).content.decode()
    assert "Kies een andere plek" in page
    assert f'<option value="{above.pk}"' not in page
    put_back(admin, entry, parent=above.pk, how="as-it-was")
    assert DeletedPage.objects.filter(page=below).exists()
    put_back(admin, entry, parent=home.pk, how="as-it-was")
    below.refresh_from_db()
    assert below.live
    assert below.url_path == f"{home.url_path}team/"


def test_an_address_that_is_taken_becomes_another_and_is_reported(admin, home):
    story = builders.story("Anna")
    delete(admin, story)
    builders.story("Anna", slug="anna")
    page = put_back(admin, how="as-it-was").content.decode()
    story.refresh_from_db()
    assert story.slug == "anna-1"
    assert "anna-1" in page
    assert story.get_latest_revision_as_object().slug == "anna-1"
    assert story.live


def test_a_time_to_come_is_kept_and_one_that_has_passed_is_not(home):
    soon, later = timezone.now() + DAY, timezone.now() + 3 * DAY
    stories = []
    for moment in (soon, later):
        story = builders.story("Straks", live=False)
        story.go_live_at = moment
        story.save_revision().publish()
        stories.append(story)
    entries = [discard(story) for story in stories]
    publish_due()
    DeletedPage.objects.update(scheduled=[])
    DeletedPage.objects.filter(pk=entries[1].pk).update(scheduled=entries[1].scheduled)
    parent = StoryIndexPage.objects.get()
    for entry in DeletedPage.objects.all():
        restore(entry, parent)
    due = [story.revisions.filter(approved_go_live_at__isnull=False).count() for story in stories]
    assert due == [0, 1]


def test_a_scheduled_page_does_not_appear_from_the_trash(home, monkeypatch):
    story = builders.story("Straks", live=False)
    story.go_live_at = timezone.now() + DAY
    story.save_revision().publish()
    entry = discard(story)
    then = timezone.now() + 2 * DAY
    monkeypatch.setattr(timezone, "now", lambda: then)
    publish_due()
    assert not StoryPage.objects.live().exists()
    restore(entry, StoryIndexPage.objects.get())
    publish_due()
    assert not StoryPage.objects.live().exists()


def test_a_page_whose_end_came_meanwhile_stays_off_the_site(home, monkeypatch):
    story = builders.story("Anna", expire_at=timezone.now() + DAY)
    entry = discard(story)
    then = timezone.now() + 2 * DAY
    monkeypatch.setattr(timezone, "now", lambda: then)
    assert not restore(entry, StoryIndexPage.objects.get()).is_live
    story.refresh_from_db()
    assert story.expired


@pytest.mark.parametrize(("days", "left"), [(29, 1), (30, 0), (31, 0)])
def test_after_thirty_days_it_is_really_gone(home, days, left):
    story = builders.story("Anna")
    entry = discard(story)
    DeletedPage.objects.update(deleted_at=timezone.now() - days * DAY)
    entry.refresh_from_db()
    assert entry.days_left == left
    assert delete_expired() == (0 if left else 1)
    assert Page.objects.filter(pk=story.pk).count() == left
    assert DeletedPage.objects.count() == left


def test_the_home_page_of_a_site_stays(admin, home):
    page = delete(admin, home)
    assert "kan niet worden verwijderd" in page.content.decode()
    with pytest.raises(HomePageError):
        discard(home)
    assert Site.objects.get().root_page_id == home.pk


class TestPermissions:
    """Those of the place where the page was."""

    def test_an_editor_of_drafts_sees_only_their_own(self, home):
        writer = person("schrijver", home, "add")
        own = builders.info("Van mij", live=False, owner=writer.user)
        other = builders.info("Van een ander", live=False)
        discard(own, writer.user)
        discard(other)
        page = paths(writer, reverse("trash:index"))
        assert "Van mij" in page
        assert "Van een ander" not in page
        entry = DeletedPage.objects.get(page=other)
        for name in ("restore", "delete"):
            assert (
                writer.post(reverse(f"trash:{name}", args=[entry.pk]), follow=False).status_code
                != 200
            )
        assert DeletedPage.objects.count() == 2

    def test_who_may_not_publish_brings_back_a_draft(self, home):
        writer = person("schrijver", home, "add", "change")
        story = builders.story("Anna")
        discard(story)
        put_back(writer, how="as-it-was")
        story.refresh_from_db()
        assert not DeletedPage.objects.exists()
        assert not story.live

    def test_who_publishes_brings_it_back_to_the_site(self, home):
        chief = person("eindredacteur", home, "add", "change", "publish")
        story = builders.story("Anna")
        delete(chief, story)
        assert DeletedPage.objects.get().deleted_by == chief.user
        assert "Voorgoed verwijderen" not in paths(chief, reverse("trash:index"))
        put_back(chief, how="as-it-was")
        story.refresh_from_db()
        assert story.live

    def test_who_has_nothing_to_do_with_pages_has_no_trash(self, home):
        reader = person("lezer")
        discard(builders.story("Anna"))
        assert reader.get(reverse("trash:index")).status_code in (302, 403)
        assert 'href="/cms/bin/"' not in paths(reader, "/cms/")

    def test_deleting_for_good_asks_for_a_permission(self, admin, home):
        chief = person("eindredacteur", home, "add", "change", "publish")
        story = builders.story("Anna")
        entry = discard(story)
        url = reverse("trash:delete", args=[entry.pk])
        assert "Voorgoed" not in paths(chief, reverse("trash:index"))
        chief.post(url)
        assert Page.objects.filter(pk=story.pk).exists()
        assert "Voorgoed verwijderen" in paths(admin, reverse("trash:index"))
        admin.get(url)
        assert Page.objects.filter(pk=story.pk).exists()
        admin.post(url)
        assert not Page.objects.filter(pk=story.pk).exists()


def test_a_superuser_still_finds_the_tree_of_pages(admin, home):
    discard(builders.info("Over ons"))
    page = paths(admin, "/cms/pages/")
    assert home.title in page
    assert "Prullenbak</a>" not in page
    assert InfoPage.objects.count() == 1
