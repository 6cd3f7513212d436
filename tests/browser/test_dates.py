"""Dates as people type them: read, or left as they are, and never another moment in their place."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# What stands for Wagtail's calendar, which only says what a field is for.
ALONE = """
window.wagtailNames = {calendar: {
  keepWhatIsTyped() {},
  hide() {},
  kindOf: ({id}) => ({hasDay: id !== "time", hasTime: id !== "day" && id !== "alone"}),
}};
"""
WORDS = {"unreadable": "day and time", "unreadableDay": "day", "unreadableTime": "time"}
FIELDS = """
<p><input id="day" data-time-field="time"></p><p><input id="time" value="09:00"></p>
<p><input id="alone"></p><p><input id="moment"></p>
"""
MOMENT, DAY, TIME = (
    {"hasDay": True, "hasTime": True},
    {"hasDay": True, "hasTime": False},
    {"hasDay": False, "hasTime": True},
)
LOAD = """([source, words]) => {
  const script = Object.assign(document.createElement("script"), {textContent: source});
  Object.assign(script.dataset, words);
  document.head.append(script);
}"""
NOW = "2026-11-29T10:19:00"
MOMENTS = {
    "24-12-2026": "24-12-2026 00:00",
    "29-11-2026 10:00": "29-11-2026 10:00",
    "29-11-2026 10.00 uur": "29-11-2026 10:00",
    " 4/1/27  om 9u ": "04-01-2027 09:00",
    "24.12.2026 1830": "24-12-2026 18:30",
    "2026-12-24 08:15": "24-12-2026 08:15",
    "2026-12-24T08:15:30": "24-12-2026 08:15",
    "do 24 december 2026 om 20.15 uur": "24-12-2026 20:15",
    "24 dec, 20:15": "24-12-2026 20:15",
    "1 mrt": "01-03-2027 00:00",  # the next one
    "24-12 10:00": "24-12-2026 10:00",
    "3-1 10 uur": "03-01-2027 10:00",
    "morgen 9:30": "30-11-2026 09:30",
    "31-02-2026": None,
    "24-13-2026": None,
    "29-11-2026 25:00": None,
    "24-12-2926": None,
    "binnenkort": None,
    "constructor": None,
    "10:00": None,
}
DAYS = {"24-12-2026": "24-12-2026", "morgen": "30-11-2026", "24-12-2026 10:00": None}
TIMES = {"9.30": "09:30", "930": "09:30", "20 uur": "20:00", "24:00": None, "straks": None}


@pytest.fixture(scope="module")
def reader(chromium):
    page = chromium.new_page(timezone_id="Europe/Amsterdam")
    page.clock.set_fixed_time(NOW)
    page.goto("about:blank")
    page.evaluate(ALONE)
    page.evaluate(LOAD, [(ROOT / "cms/static/cms/dates.js").read_text(), WORDS])
    yield page
    page.close()


@pytest.mark.any_database
@pytest.mark.parametrize(("kind", "typed"), [(MOMENT, MOMENTS), (DAY, DAYS), (TIME, TIMES)])
def test_what_is_typed_is_read_or_refused(reader, kind, typed):
    assert {text: read(reader, text, kind) for text in typed} == typed


def read(page, text, kind):
    return page.evaluate("([text, kind]) => readTypedDate(text, kind)", [text, kind])


def leave(page, name, typed):
    """Type in a field and leave it; return what it has then, and what is said of it."""
    page.fill(f"#{name}", typed)
    page.locator(f"#{name}").blur()
    told = page.locator(f"#{name}-unreadable")
    return page.input_value(f"#{name}"), told.text_content() if told.count() else ""


@pytest.mark.any_database
@pytest.mark.parametrize(
    ("typed", "day", "time"),
    [
        ("24-12-2026 10:00", "24-12-2026", "10:00"),
        ("morgen 10:00", "30-11-2026", "10:00"),
        ("24 december", "24-12-2026", "09:00"),
        ("do 24 dec om 20 uur", "24-12-2026", "20:00"),
    ],
)
def test_a_time_behind_the_day_goes_into_the_field_beside_it(reader, typed, day, time):
    reader.evaluate("html => { document.body.innerHTML = html; }", FIELDS)
    assert leave(reader, "time", "straks") == ("straks", "time")
    assert leave(reader, "time", "09:00") == ("09:00", "")
    assert leave(reader, "day", typed) == (day, "")
    assert reader.input_value("#time") == time


@pytest.mark.any_database
def test_what_is_advised_is_taken(reader):
    reader.evaluate("html => { document.body.innerHTML = html; }", FIELDS)
    assert leave(reader, "day", "24-12-2026 25:00") == ("24-12-2026 25:00", "day and time")
    assert leave(reader, "moment", "binnenkort") == ("binnenkort", "day and time")
    assert leave(reader, "alone", "24-12-2026 10:00") == ("24-12-2026 10:00", "day")
