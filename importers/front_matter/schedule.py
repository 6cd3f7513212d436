"""Read from the keys of a file when its page is published: never, from a day on, until a day."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone

from importers.formats.values import Scalar
from importers.front_matter.address import day_in
from importers.front_matter.dates import Moment, says_when
from importers.front_matter.fields import BY_NAME
from importers.front_matter.reader import Entry, FieldReader
from importers.front_matter.visibility import DRAFT_WORDS, says_yes_or_no, word_of
from importers.problems import info, warning

Entries = Mapping[str, Entry]  # by the names of the fields


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a page is published. `day` is what visitors read; one in the future is `go_live_at`
    too. `changed_at` is the last change of the text, if the file says so."""

    day: datetime.date | None = None
    draft: bool = False
    go_live_at: datetime.datetime | None = None
    expire_at: datetime.datetime | None = None
    changed_at: datetime.datetime | None = None


def read_schedule(
    reader: FieldReader, entries: Entries, hidden_by: Sequence[Entry] = ()
) -> Schedule:
    """Return the schedule. The date in the file's name counts if no key gives one, else the date in
    the address.

    `hidden_by` are other keys by which the page is not for visitors.
    """
    place = reader.place
    keys = (*_draft_keys(reader, entries), *hidden_by)
    for entry in keys:
        reader.problems.append(info("draft-by-key", entry.value.line, key=entry.key))
    draft = bool(keys)
    dated = (place.day if place else None) or day_in(entries.get("slug"))
    line, moment = _date(reader, entries) or (None, _midnight(dated))
    go_live_at = _future(moment)
    if moment and go_live_at:
        day = moment.day.isoformat()
        reader.problems.append(warning("scheduled", line, day=day))
    expire_at = _expiry(reader, entries.get("expiry"), go_live_at)
    is_over = expire_at is not None and expire_at <= timezone.now()
    is_draft = draft or is_over or bool(place and place.unpublished)
    return Schedule(
        moment.day if moment else None,
        is_draft,
        go_live_at,
        None if is_over else expire_at,
        _last_change(reader, entries.get("changed")),
    )


def _last_change(reader: FieldReader, entry: Entry | None) -> datetime.datetime | None:
    """Return the moment of the last change, unless that is still to come."""
    moment = reader.moment(BY_NAME["changed"], entry)
    return moment.at if moment and moment.at <= timezone.now() else None


def _expiry(
    reader: FieldReader, entry: Entry | None, go_live_at: datetime.datetime | None
) -> datetime.datetime | None:
    """Return the moment at which the page expires. Warns if that is in the past."""
    expiry = reader.moment(BY_NAME["expiry"], entry)
    if entry is None or expiry is None:
        return None
    if expiry.at <= timezone.now():
        reader.warn("expired", entry, value=expiry.day.isoformat())
    elif go_live_at and expiry.at <= go_live_at:
        reader.wrong("expires-too-soon", entry, value=expiry.day.isoformat())
    return expiry.at


def _date(reader: FieldReader, entries: Entries) -> tuple[int, Moment | None] | None:
    """Return the line and the value of the key `date`, or of `published` if that is a date."""
    for name in ("date", "published"):
        entry = entries.get(name)
        if entry and name == "date" and _names_no_day(reader, entry):
            reader.warn("date-from-name", entry, value=entry.value.plain())
        elif entry and not (name == "published" and says_yes_or_no(entry.value)):
            moment = reader.moment(BY_NAME[name], entry)
            if moment or not entry.value.is_empty:
                return entry.value.line, moment
    return None


def _names_no_day(reader: FieldReader, entry: Entry) -> bool:
    """Return True for a date that cannot be read, where the name of the file has one."""
    place, value = reader.place, entry.value
    is_text = isinstance(value, Scalar) and not value.is_empty
    return bool(place and place.day) and is_text and not (reader.strict or says_when(value))


def _midnight(day: datetime.date | None) -> Moment | None:
    if day is None:
        return None
    zone = timezone.get_default_timezone()
    return Moment(day, datetime.datetime.combine(day, datetime.time(), zone))


def _draft_keys(reader: FieldReader, entries: Entries) -> Iterator[Entry]:
    """Yield `draft: true`, `published: false` (Jekyll), `status: draft` (Pelican) and
    `permalink: false` (Eleventy, which writes no page then)."""
    draft, published = entries.get("draft"), entries.get("published")
    if draft and reader.flag(BY_NAME["draft"], draft):
        yield draft
    is_flag = published and says_yes_or_no(published.value)
    if published and is_flag and reader.flag(BY_NAME["published"], published) is False:
        yield published
    status, slug = entries.get("status"), entries.get("slug")
    if status and word_of(status.value) in DRAFT_WORDS:
        yield status
    if slug and slug.key.lower() == "permalink" and word_of(slug.value) == "false":
        yield slug


def _future(moment: Moment | None) -> datetime.datetime | None:
    return moment.at if moment and moment.at > timezone.now() else None
