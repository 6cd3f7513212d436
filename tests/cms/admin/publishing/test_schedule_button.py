"""A page is planned in one step, and no other moment is ever put in the place of what was typed."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from cms.models import StoryPage
from tests.cms.admin.publishing.test_buttons import address_of, read
from tests.cms.admin.publishing.test_four_eyes import anna, gate_is_open  # noqa: F401
from tests.cms.setup.test_roles import create, form

DAY = timezone.localdate() + timedelta(days=30)
TYPED = f"{DAY:%d-%m-%Y}"


def plan(client, day=TYPED, time="9.30", **changes):
    return create(
        client, **{"action-publish": "plan", "plan_day": day, "plan_time": time, **changes}
    )


@pytest.fixture(autouse=True)
def signed_in(client, anna):  # noqa: F811
    client.force_login(anna)


def test_a_story_is_planned_and_the_agenda_shows_it_at_once(client):
    plan(client)
    page = StoryPage.objects.get()
    assert not page.live
    moment = timezone.make_naive(page.scheduled_revision.approved_go_live_at)
    assert moment == datetime(DAY.year, DAY.month, DAY.day, 9, 30)
    month = client.get(reverse("dashboard:calendar"), {"month": f"{DAY:%Y-%m}"}).text
    assert "Samen verder" in month
    shown = client.get(reverse("dashboard:calendar")).text
    assert f'href="?month={DAY:%Y-%m}"' in shown
    assert "“Samen verder”" in shown


def test_a_time_behind_the_day_is_the_time(client):
    said = client.get(plan(client, f"{TYPED}, 10:15", "09:00").url).text
    moment = timezone.make_naive(StoryPage.objects.get().scheduled_revision.approved_go_live_at)
    assert moment == datetime(DAY.year, DAY.month, DAY.day, 10, 15)
    assert f"“Samen verder” is ingepland voor {date_format(DAY, 'j F Y')} om 10:15." in said
    assert "ingepland voor publicatie" not in said


@pytest.mark.parametrize(
    ("day", "time"),
    [
        ("", "09:00"),
        ("binnenkort", "09:00"),
        (TYPED, ""),
        ("01-01-2020", "09:00"),
        ("01-01-2020 10:00", "09:00"),
        (f"{TYPED} 25:00", "09:00"),
    ],
)
def test_what_is_no_moment_to_come_publishes_nothing(client, day, time):
    answer = plan(client, day, time)
    assert answer.status_code == 200
    assert "plan" in answer.text
    assert not StoryPage.objects.filter(live=True).exists()
    assert not StoryPage.objects.exclude(go_live_at=None).exists()


def test_a_planned_page_is_taken_out_of_the_planning_before_it_changes(client):
    plan(client)
    page = StoryPage.objects.get()
    assert read(client, address_of(page)) == ([], "Uit de planning halen", [])
    revision = page.scheduled_revision
    client.post(reverse("wagtailadmin_pages:revisions_unschedule", args=[page.pk, revision.pk]))
    now = {"action-publish": "now", "go_live_at": f"{TYPED} 09:30"}
    client.post(address_of(page), form(**now))
    page.refresh_from_db()
    assert (page.live, page.go_live_at) == (True, None)
