"""Dates: what writers of many years and tools wrote, and never another day than they meant."""

import datetime
from contextlib import suppress
from zoneinfo import ZoneInfo

import pytest

from importers.front_matter.dates import read_moment

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2021-02-03", "2021-02-03T00:00:00+01:00"),
        ("2021-2-3", "2021-02-03T00:00:00+01:00"),
        ("2013-12-02 7:37:00 -0400", "2013-12-02T07:37:00-04:00"),
        ("2021-02-03T10:00:00.123Z", "2021-02-03T10:00:00+00:00"),
        ("2021-07-03 10:00 CEST", "2021-07-03T10:00:00+02:00"),
        ("2021-07-03 10:00", "2021-07-03T10:00:00+02:00"),
        ("2013/7/13 20:46:25", "2013-07-13T20:46:25+02:00"),
        ("13-02-2021", "2021-02-13T00:00:00+01:00"),
        ("3 februari 2021", "2021-02-03T00:00:00+01:00"),
        ("3 mrt. 2021", "2021-03-03T00:00:00+01:00"),
        ("woensdag 3 maart 2021", "2021-03-03T00:00:00+01:00"),
        ("February 3rd, 2021", "2021-02-03T00:00:00+01:00"),
        ("Mon, 02 Dec 2013 07:37:00 +0000", "2013-12-02T07:37:00+00:00"),
    ],
)
def test_a_date_is_read_as_its_writer_meant_it(text, moment):
    found = read_moment(text, AMSTERDAM)
    assert found.at == datetime.datetime.fromisoformat(moment)
    assert found.day == datetime.datetime.fromisoformat(moment).date()
    assert not found.is_guess


@pytest.mark.parametrize("text", ["03-02-2021", "3.2.2021"])
def test_the_day_comes_first_and_that_is_called_a_guess(text):
    found = read_moment(text, AMSTERDAM)
    assert (found.day, found.is_guess) == (datetime.date(2021, 2, 3), True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "morgen",
        "2021",
        "2021-02-30",
        "0000-00-00",
        "9999-12-31",
        "03/02/2021",
        "2021-02-03T25:00:00Z",
        "2021-02-03 10:00 +99:99",
        "2021-02-03 10:00 PST",
        "٢٠٢١-٠٢-٠٣",
        "3 februari 2021" + " " * 1000,
    ],
)
def test_what_is_no_date_is_no_date(text):
    with suppress(ValueError):
        pytest.fail(f"read as {read_moment(text, AMSTERDAM)}")
