"""The calendar shows what comes and what goes, by day, to those whose pages they are."""

import datetime

import pytest
from django.utils import timezone

from cms.admin.dashboard.months import Month, month_of
from cms.admin.trash.discard import discard
from tests import builders
from tests.cms.admin.trash.conftest import admin, person  # noqa: F401  a fixture

URL = "/cms/agenda/"
MARCH = datetime.datetime(2031, 3, 14, 9, 30, tzinfo=datetime.UTC)


def planned(title: str, moment=MARCH, **fields):
    story = builders.story(title, live=False, **fields)
    story.go_live_at = moment
    story.save_revision().publish()
    return story


def shown(client, month: str = "2031-03") -> str:
    return client.get(URL, {"month": month}).content.decode()


def test_what_appears_and_what_leaves_stands_at_its_day(admin, home):  # noqa: F811
    story = planned("Anna")
    builders.story("Bram", expire_at=MARCH + datetime.timedelta(days=1))
    page = shown(admin)
    for words in ("14 maart", "Anna", "komt op de site", "15 maart", "Bram", "gaat van de site"):
        assert words in page
    assert page.index("Anna") < page.index("Bram")
    assert f'/cms/pages/{story.pk}/edit/"' in page
    assert '?month=2031-02"' in page
    assert '?month=2031-04"' in page


@pytest.mark.parametrize("month", ["2031-02", "2031-04", "2030-03"])
def test_other_months_do_not_show_it(admin, home, month):  # noqa: F811
    planned("Anna")
    page = shown(admin, month)
    assert "14 maart</h3>" not in page
    assert '<a href="?month=2031-03">“Anna”, 14 maart 2031 om 10:30</a>' in page


def test_the_month_that_comes_first_is_named_beside_another(admin, home):  # noqa: F811
    planned("Anna")
    assert "andere maand" not in shown(admin)
    planned("Bram", MARCH.replace(year=2032))
    planned("Chris", MARCH.replace(year=2033))
    assert '?month=2032-03">“Bram”' in shown(admin)
    assert '?month=2031-03">“Anna”' in shown(admin, "2034-01")


def test_drafts_with_a_date_that_nobody_approved_are_not_planned(admin, home):  # noqa: F811
    story = builders.story("Anna", live=False)
    story.go_live_at = MARCH
    story.save_revision()
    assert "Anna" not in shown(admin)


def test_what_is_in_the_trash_is_not_planned(admin, home):  # noqa: F811
    discard(planned("Anna"))
    discard(builders.story("Bram", expire_at=MARCH))
    page = shown(admin)
    assert "Anna" not in page
    assert "Bram" not in page


def test_editors_see_the_pages_that_they_work_with(home):
    planned("Anna")
    about = builders.info("Over ons", expire_at=MARCH)
    page = shown(person("redacteur", about, "change"))
    assert "Over ons" in page
    assert "Anna" not in page


def test_who_works_with_no_pages_has_no_calendar(home):
    reader = person("lezer")
    assert reader.get(URL).status_code in (302, 403)
    assert URL not in reader.get("/cms/").content.decode()


@pytest.mark.parametrize("text", ["", "2031", "2031-13", "9999-12", "0001-01", "\x00", "ⅷ-01"])
def test_what_is_no_month_is_this_one(text):
    today = timezone.localdate()
    assert month_of(text) == Month(today.year, today.month)


@pytest.mark.parametrize(
    ("month", "steps", "other"),
    [("2031-01", -1, "2030-12"), ("2031-12", 1, "2032-01"), ("2031-06", 0, "2031-06")],
)
def test_months_stand_beside_each_other(month, steps, other):
    assert str(month_of(month).shifted(steps)) == other
