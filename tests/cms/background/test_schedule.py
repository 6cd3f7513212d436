"""Pages come and go at the time that an editor set, and one that cannot holds up no other."""

import datetime

import pytest
from django.utils import timezone
from wagtail.models import PageLogEntry

from cms.background import schedule
from cms.background.schedule import publish_due
from cms.content_version.number import current_version
from cms.models import StoryPage
from tests import builders

NOON = timezone.now() + datetime.timedelta(days=1)
MINUTE, HOUR = datetime.timedelta(minutes=1), datetime.timedelta(hours=1)


@pytest.fixture
def look_at(monkeypatch):
    """Do what is due as if it were that moment."""

    def look_at(moment: datetime.datetime) -> None:
        with monkeypatch.context() as clock:
            clock.setattr(timezone, "now", lambda: moment)
            publish_due()

    return look_at


def scheduled(title: str, at: datetime.datetime = NOON) -> StoryPage:
    story = builders.story(title, live=False)
    story.go_live_at = at
    story.save_revision().publish()
    return story


def titles() -> set[str]:
    return set(StoryPage.objects.live().values_list("title", flat=True))


def test_a_story_comes_at_its_time_and_not_before(home, look_at):
    scheduled("Anna")
    look_at(NOON - MINUTE)
    assert titles() == set()
    before = current_version()
    look_at(NOON + MINUTE)
    assert titles() == {"Anna"}
    assert current_version() > before


def test_a_story_goes_at_its_time(home, look_at):
    story = builders.story("Anna", expire_at=NOON)
    look_at(NOON - MINUTE)
    assert titles() == {"Anna"}
    before = current_version()
    look_at(NOON + MINUTE)
    assert titles() == set()
    assert current_version() > before
    story.refresh_from_db()
    assert story.expired


def test_a_change_of_a_live_story_comes_at_its_time(home, look_at):
    story = builders.story("Anna")
    story.title, story.go_live_at = "Anna, herzien", NOON
    story.save_revision().publish()
    assert titles() == {"Anna"}
    look_at(NOON + MINUTE)
    assert titles() == {"Anna, herzien"}


def test_one_that_cannot_be_published_waits_and_holds_up_no_other(home, look_at, caplog):
    first = scheduled("Anna", NOON)
    scheduled("Bram", NOON + MINUTE)
    # Another story took its address in the meantime.
    StoryPage.objects.filter(pk=first.pk).update(slug="weg")
    builders.story("Een andere", slug="anna")
    for _look in range(2):
        look_at(NOON + HOUR)
    assert titles() == {"Bram", "Een andere"}
    assert [record.levelname for record in caplog.records].count("ERROR") == 1
    assert "Anna" in caplog.text

    StoryPage.objects.get(slug="anna").delete()
    look_at(NOON + HOUR)
    assert titles() == {"Anna", "Bram"}


def test_a_clock_that_goes_back_an_hour_changes_nothing(home, look_at):
    scheduled("Anna", NOON)
    builders.story("Gaat", expire_at=NOON)
    look_at(NOON + MINUTE)
    for step in range(-60, 60, 10):
        look_at(NOON + step * MINUTE)
        assert titles() == {"Anna"}


@pytest.mark.parametrize("looks", [1, 2])
def test_what_was_published_is_not_published_again(home, look_at, looks):
    story = scheduled("Anna")
    for _look in range(looks):
        look_at(NOON + MINUTE)
    log = PageLogEntry.objects.filter(page=story.pk, action="wagtail.publish.scheduled")
    assert log.count() == 1


def test_what_an_editor_took_back_does_not_come(home, look_at, monkeypatch):
    """Between reading the list and publishing, too."""
    story = scheduled("Anna")
    read_list = schedule.to_publish

    def take_back(now):
        changes = list(read_list(now))
        story.revisions.update(approved_go_live_at=None)  # as the button in the editor does
        return changes

    monkeypatch.setattr(schedule, "to_publish", take_back)
    look_at(NOON + MINUTE)
    assert titles() == set()
