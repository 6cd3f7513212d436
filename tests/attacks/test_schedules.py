"""A date decides what is on the site: nothing comes before it, and what is over stops nobody."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from cms.background.schedule import publish_due
from cms.models import StoryPage
from tests import builders
from tests.cms.admin.drafts.test_every_draft import stream, text

HOUR, DAY = datetime.timedelta(hours=1), datetime.timedelta(days=1)
SECRET = "Geheimwoord"
PLACES = [
    "/verhalen/",
    "/verhalen/alias/",
    "/verhalen/alias-van-alias/",
    "/sitemap.xml",
    "/feed.xml",
    "/api/v2/pages/?type=cms.StoryPage&fields=*",
    f"/api/v2/pages/?search={SECRET}&fields=match",
    "/api/v3/pages/",
    f"/zoeken/?q={SECRET}",
]


def later(story: StoryPage, when=DAY) -> StoryPage:
    story.go_live_at = timezone.now() + when
    story.save_revision().publish()
    return story


def aliases_of(story: StoryPage) -> list[StoryPage]:
    first = story.create_alias(update_slug="alias")
    return [first, first.create_alias(update_slug="alias-van-alias")]


def live(pages) -> list[bool]:
    return [Page.objects.get(pk=page.pk).live for page in pages]


@pytest.fixture
def look_at(monkeypatch):
    def look_at(moment: datetime.datetime) -> None:
        with monkeypatch.context() as clock:
            clock.setattr(timezone, "now", lambda: moment)
            publish_due()

    return look_at


@pytest.mark.parametrize("order", ["schedule first", "alias first"])
def test_an_alias_comes_with_its_story_and_not_before(home, client, look_at, order):
    story = builders.story(SECRET, live=False, excerpt=f"Over {SECRET}.")
    aliases = aliases_of(story) if order == "alias first" else []
    later(story)
    aliases = aliases or aliases_of(story)
    assert live(aliases) == [False, False]
    for place in PLACES:
        answer = client.get(place).content.decode()
        found = answer.replace(f"q={SECRET}", "").replace(f'value="{SECRET}"', "")
        assert "Over Geheimwoord" not in found, place
        assert "alias" not in found.replace("alias_of", ""), place
    look_at(timezone.now() + 2 * DAY)
    assert live([story, *aliases]) == [True, True, True]


def test_an_alias_keeps_the_text_of_today_while_another_is_scheduled(home, look_at):
    story = builders.story("Nu")
    aliases = aliases_of(story)
    story.title = "Straks"
    later(story)
    assert {page.title for page in StoryPage.objects.live()} == {"Nu"}
    look_at(timezone.now() + 2 * DAY)
    assert {page.title for page in StoryPage.objects.live()} == {"Straks"}
    assert live(aliases) == [True, True]


def test_an_alias_of_an_unpublished_story_stays_off_when_it_is_scheduled_again(home):
    story = builders.story("Anna")
    aliases = aliases_of(story)
    story.unpublish()
    later(StoryPage.objects.get(pk=story.pk))
    assert live(aliases) == [False, False]


@pytest.fixture
def expired(home, look_at) -> StoryPage:
    story = builders.story("Voorbij", live=False)
    story.expire_at = timezone.now() + HOUR
    story.save_revision().publish()
    look_at(timezone.now() + 2 * HOUR)
    story.refresh_from_db()
    assert story.expired
    assert not story.live
    return story


def form_of(page: Page, **changes) -> dict:
    """What the editor's browser sends, in the least that is valid."""
    body = stream(("text", text("De tekst.")))
    none = {
        f"comments-{name}_FORMS": value
        for name, value in [("TOTAL", "0"), ("INITIAL", "0"), ("MIN_NUM", "0"), ("MAX_NUM", "")]
    }
    fields = {
        "title": page.title,
        "slug": page.slug,
        "category": page.category_id,
        "excerpt": page.excerpt,
    }
    return {**fields, **body, **none, **changes}


def moment(value: datetime.datetime | None) -> str:
    return timezone.localtime(value).strftime("%Y-%m-%d %H:%M") if value else ""


def test_the_editor_of_an_expired_story_shows_no_date(admin_client, expired):
    stale(expired)
    page = admin_client.get(reverse("wagtailadmin_pages:edit", args=[expired.pk]))
    assert page.context["form"]["expire_at"].value() is None


@pytest.mark.parametrize("action", ["draft", "action-publish"])
def test_an_expired_story_can_be_saved(admin_client, monkeypatch, home, action):
    """With the date that a window sends which was opened before, too."""
    story = builders.story("Voorbij", live=False)
    end = timezone.now() + HOUR
    story.expire_at = end
    story.save_revision().publish()
    then = timezone.now() + 2 * HOUR
    monkeypatch.setattr(timezone, "now", lambda: then)
    publish_due()
    story.refresh_from_db()
    form = form_of(story, title="Toch weer", expire_at=moment(end), **{action: "x"})
    url = reverse("wagtailadmin_pages:edit", args=[story.pk])
    assert admin_client.post(url, form).status_code == 302
    story.refresh_from_db()
    assert story.get_latest_revision_as_object().title == "Toch weer"
    assert story.get_latest_revision_as_object().expire_at is None
    publish_due()
    story.refresh_from_db()
    assert story.live is (action == "action-publish")


def test_a_date_in_the_past_that_somebody_types_is_an_error(admin_client, expired):
    past = moment(timezone.now() - DAY)
    form = form_of(expired, expire_at=past) | {"action-publish": "action-publish"}
    page = admin_client.post(reverse("wagtailadmin_pages:edit", args=[expired.pk]), form)
    assert page.status_code == 200
    assert "expire_at" in page.context["form"].errors


def stale(story: StoryPage) -> None:
    """A version and a row as former releases left them."""
    StoryPage.objects.filter(pk=story.pk).update(expire_at=timezone.now() - HOUR)
    for revision in story.revisions.all():
        revision.content["expire_at"] = (timezone.now() - HOUR).isoformat()
        revision.save()


def test_publishing_an_expired_version_by_any_way_is_for_good(home, expired):
    stale(expired)
    expired.get_latest_revision().publish()
    publish_due()
    assert live([expired]) == [True]


def test_a_publication_whose_end_is_over_too_is_passed_over(home, look_at):
    new, live_one = builders.story("Nieuw", live=False), builders.story("Al op de site")
    for story in (new, live_one):
        story.expire_at = timezone.now() + 2 * HOUR
        later(story, HOUR)
    look_at(timezone.now() + DAY)
    assert live([new, live_one]) == [False, False]
    assert all(story.expired for story in StoryPage.objects.filter(title__in=["Nieuw"]))
    assert not new.revisions.filter(approved_go_live_at__isnull=False).exists()
