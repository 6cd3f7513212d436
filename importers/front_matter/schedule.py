"""Say from the keys of a file when its page is on the site: never, from a day on, until a day."""

import datetime
from dataclasses import dataclass

from django.utils import timezone

from importers.formats.values import Scalar
from importers.front_matter.dates import Moment
from importers.front_matter.reader import NO, YES, FieldReader
from importers.problems import warning

DRAFT_WORDS = ("draft", "concept", "hidden", "private")
LIVE_WORDS = ("published", "publish", "public", "live")


@dataclass(frozen=True)
class Publication:
    """`day` is the date that visitors read. A date in the future is `go_live_at` as well."""

    day: datetime.date | None = None
    draft: bool = False
    go_live_at: datetime.datetime | None = None
    expire_at: datetime.datetime | None = None


def read_publication(reader: FieldReader, named_day: datetime.date | None) -> Publication:
    """Return what the keys say; `named_day` is the date in the file's name, for want of a key."""
    draft = _is_draft(reader)
    line, moment = _date(reader, named_day)
    go_live_at = _future(moment)
    if go_live_at:
        day = moment.day.isoformat()
        reader.problems.append(warning("scheduled", line, day=day))
    expire_at = _expiry(reader, go_live_at)
    is_over = expire_at is not None and expire_at <= timezone.now()
    return Publication(
        moment and moment.day, draft or is_over, go_live_at, None if is_over else expire_at
    )


def _expiry(reader: FieldReader, go_live_at: datetime.datetime | None) -> datetime.datetime | None:
    """Return until when the page is on the site. What is over already comes as a draft."""
    expiry, entry = reader.moment("expiry"), reader.keys.find("expiry")
    if expiry is None:
        return None
    if expiry.at <= timezone.now():
        reader.warn("expired", entry, value=expiry.day.isoformat())
    elif go_live_at and expiry.at <= go_live_at:
        reader.wrong("expires-too-soon", entry, value=expiry.day.isoformat())
    return expiry.at


def _date(reader: FieldReader, named_day: datetime.date | None) -> tuple[int | None, Moment | None]:
    """Return the date and its line, from the keys `date` or `published`, or the file's name."""
    for meaning in ("date", "published"):
        entry = reader.keys.find(meaning)
        if entry and not (meaning == "published" and _is_flag(entry.value)):
            moment = reader.moment(meaning)
            if moment or not entry.value.is_empty:
                return entry.value.line, moment
    if named_day is None:
        return None, None
    midnight = datetime.datetime.combine(
        named_day, datetime.time(), timezone.get_default_timezone()
    )
    return None, Moment(named_day, midnight)


def _is_draft(reader: FieldReader) -> bool:
    """`draft: true`, Jekyll's `published: false` and Pelican's `Status: draft` all mean it."""
    draft = reader.flag("draft") or False
    published = reader.keys.find("published")
    if published and _is_flag(published.value):
        draft = draft or reader.flag("published") is False
    status = reader.keys.entries.get("status")
    word = status.value.text.strip().lower() if status and _is_text(status.value) else ""
    if word in DRAFT_WORDS + LIVE_WORDS:
        reader.keys.find("status")
        draft = draft or word in DRAFT_WORDS
    return draft


def _is_text(value) -> bool:
    return isinstance(value, Scalar)


def _is_flag(value) -> bool:
    return _is_text(value) and value.text.strip().lower() in YES + NO


def _future(moment: Moment | None) -> datetime.datetime | None:
    return moment.at if moment and moment.at > timezone.now() else None
