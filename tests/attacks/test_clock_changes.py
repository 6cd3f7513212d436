"""Two nights in which the clock changes: an hour that is not there, and one that comes twice."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from cms.models import StoryPage
from tests import builders
from tests.cms.admin.publishing.test_schedule_button import plan
from tests.cms.setup.test_roles import form

FIRST, SECOND = datetime(2027, 10, 31, 0, 30, tzinfo=UTC), datetime(2027, 10, 31, 1, 30, tzinfo=UTC)
TWICE = "31-10-2027 02:30"
MISSING = "28-03-2027 02:30"
REFUSAL = "bestaat niet op 28-03-2027"


@pytest.fixture
def editor(home, admin_client):
    return admin_client


def save(editor, page, **fields) -> str:
    fields = {"title": "Nieuw", "slug": page.slug, **fields}
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return editor.post(address, form(**fields), follow=True).text


def stored(page):
    return StoryPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def moment_in(page, name: str) -> datetime | None:
    """Return it in UTC: Python has moments of two zones differ in an hour that comes twice."""
    moment = getattr(stored(page), name)
    return moment and moment.astimezone(UTC)


@pytest.mark.parametrize("time", ["2:00", "2.30", "02:59"])
def test_an_hour_that_is_not_there_is_no_moment(editor, time):
    answer = plan(editor, "28-3-2027", time)
    assert REFUSAL in answer.text
    assert not StoryPage.objects.exclude(go_live_at=None).exists()


@pytest.mark.parametrize(
    ("day", "time", "moment"),
    [
        ("31-10-2027", "2:30", FIRST),
        ("31-10-2027", "3:00", datetime(2027, 10, 31, 2, 0, tzinfo=UTC)),
        ("31-10-2027", "1:59", datetime(2027, 10, 30, 23, 59, tzinfo=UTC)),
        ("28-3-2027", "1:59", datetime(2027, 3, 28, 0, 59, tzinfo=UTC)),
        ("28-3-2027", "3:00", datetime(2027, 3, 28, 1, 0, tzinfo=UTC)),
    ],
)
def test_each_other_moment_is_the_one_that_was_typed(editor, day, time, moment):
    plan(editor, day, time)
    assert StoryPage.objects.get().scheduled_revision.approved_go_live_at == moment


@pytest.mark.parametrize("name", ["go_live_at", "expire_at"])
@pytest.mark.parametrize("button", [{}, {"action-publish": "action-publish"}])
def test_a_missing_hour_is_said_of_the_date_of_the_schedule_too(editor, name, button):
    page = builders.story("Samen", live=False)
    assert REFUSAL in save(editor, page, **{name: MISSING}, **button)
    assert moment_in(page, name) is None


@pytest.mark.parametrize("moment", [FIRST, SECOND])
@pytest.mark.parametrize("name", ["go_live_at", "expire_at"])
def test_a_page_with_a_moment_that_comes_twice_can_be_saved(editor, name, moment):
    page = builders.story("Samen", live=False)
    setattr(page, name, moment)
    page.save_revision()
    save(editor, page, **{name: TWICE})
    assert (stored(page).title, moment_in(page, name)) == ("Nieuw", moment)


@pytest.mark.parametrize("moment", [FIRST, SECOND])
def test_it_can_be_published_too(editor, moment):
    page = builders.story("Samen", live=False)
    page.expire_at = moment
    page.save_revision()
    save(editor, page, expire_at=TWICE, **{"action-publish": "action-publish"})
    page.refresh_from_db()
    assert (page.live, page.expire_at) == (True, moment)


def test_another_moment_takes_its_place(editor):
    page = builders.story("Samen", live=False)
    page.expire_at = SECOND
    page.save_revision()
    save(editor, page, expire_at="31-10-2027 02:31")
    assert moment_in(page, "expire_at") == FIRST.replace(minute=31)
