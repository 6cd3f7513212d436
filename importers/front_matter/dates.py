"""Read dates in the forms in which writers write them. A date that does not exist is a ValueError.

Read are `2021-02-03`, `2021/2/3`, `03-02-2021`, `3.2.2021` (the day first, as in Dutch), `3
februari 2021`, `February 3, 2021` and `Mon, 02 Dec 2013`; each may be followed by a time, with or
without seconds, `T`, a zone (`+0200`, `-04:00`, `Z`, `CEST`). `03/02/2021` is refused: in America
it is another day.
"""

import datetime
import re
from dataclasses import dataclass

from importers.formats.values import Scalar, Value

MONTHS = {"jan": 1, "feb": 2, "maa": 3, "mrt": 3, "mar": 3, "apr": 4, "mei": 5, "may": 5}
MONTHS |= {"jun": 6, "jul": 7, "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "dec": 12}
MONTH_NAME = (
    r"jan(?:uari|uary)?|feb(?:ruari|ruary)?|maart|mrt|mar(?:ch)?|apr(?:il)?|mei|may|jun[ei]?|jul[iy]?"
    r"|aug(?:ustus|ust)?|sep(?:t|tember)?|o[ck]t(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
ZONES = {"z": 0, "utc": 0, "gmt": 0, "cet": 1, "cest": 2}
MONTH = rf"(?P<month_name>{MONTH_NAME})\.?"
WEEKDAY = r"(?:[a-z]{2,9}\.?,?[ ]+)?"
FORMS = tuple(
    re.compile(rf"{form}(?:(?:[ ]+|,[ ]*|t)(?P<time>\d.*))?", re.IGNORECASE | re.ASCII)
    for form in (
        r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
        r"(?P<year>\d{4})/(?P<month>\d{1,2})/(?P<day>\d{1,2})",
        r"(?P<day>\d{1,2})-(?P<month>\d{1,2})-(?P<year>\d{4})",
        r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})",
        rf"{WEEKDAY}(?P<day>\d{{1,2}})[ ]+{MONTH}[ ]+(?P<year>\d{{4}})",
        rf"{WEEKDAY}{MONTH}[ ]+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?[ ]+(?P<year>\d{{4}})",
    )
)
DAY_FIRST = FORMS[2:4]
TIME = re.compile(
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d{1,9})?)?"
    r"[ ]*(?P<zone>[a-z]{1,4}|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE | re.ASCII,
)
LONGEST = 60  # characters


@dataclass(frozen=True)
class Moment:
    """A day, that of the site's time zone, and the moment at which it begins.

    `is_guess` if day and month could be read the other way round too.
    """

    day: datetime.date
    at: datetime.datetime
    is_guess: bool = False


def read_moment(text: str, zone: datetime.tzinfo) -> Moment:
    """Return the moment that `text` names, in `zone` unless it names another. Raise a
    ValueError."""
    for form in FORMS:
        match = form.fullmatch(text.strip()) if len(text) <= LONGEST else None
        if match:
            day = _day(match.groupdict())
            is_guess = form in DAY_FIRST and day.day <= 12 and day.day != day.month
            moment = _at(day, match["time"], zone)
            return Moment(moment.astimezone(zone).date(), moment, is_guess)
    raise ValueError(text)


def says_when(value: Value) -> bool:
    """Return True if a value names a moment that exists."""
    if not isinstance(value, Scalar):
        return False
    try:
        read_moment(value.text, datetime.UTC)
    except ValueError:
        return False
    return True


def _day(parts: dict[str, str]) -> datetime.date:
    name = parts.get("month_name")
    month = MONTHS[name[:3].lower()] if name else int(parts["month"])
    day = datetime.date(int(parts["year"]), month, int(parts["day"]))
    # Where every zone can still turn it into another without leaving the calendar.
    if not 1 < day.year < datetime.MAXYEAR:
        raise ValueError(day)
    return day


def _at(day: datetime.date, time: str | None, zone: datetime.tzinfo) -> datetime.datetime:
    if time is None:
        return datetime.datetime(day.year, day.month, day.day, tzinfo=zone)
    match = TIME.fullmatch(time.strip())
    if match is None:
        raise ValueError(time)
    clock = datetime.time(int(match["hour"]), int(match["minute"]), int(match["second"] or 0))
    return datetime.datetime.combine(day, clock, _zone(match["zone"]) or zone)


def _zone(text: str | None) -> datetime.tzinfo | None:
    if text is None:
        return None
    if text[0] in "+-":
        digits = text[1:].replace(":", "")
        offset = datetime.timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
        return datetime.timezone(-offset if text[0] == "-" else offset)
    if text.lower() not in ZONES:
        raise ValueError(text)
    return datetime.timezone(datetime.timedelta(hours=ZONES[text.lower()]))
