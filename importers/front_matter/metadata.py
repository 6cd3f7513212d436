"""Read front matter into the metadata of a page: its fields, its schedule and its addresses."""

from dataclasses import dataclass
from typing import Any

from importers.files.paths import Kind, Place
from importers.formats.values import Scalar
from importers.front_matter.address import read_aliases, read_slug
from importers.front_matter.fields import (
    ADDRESS,
    BY_NAME,
    SCHEDULE,
    STORY_KEYS,
    VISIBILITY,
    fields_of,
)
from importers.front_matter.reader import FieldReader
from importers.front_matter.schedule import Schedule, read_schedule
from importers.front_matter.split import FrontMatter
from importers.front_matter.visibility import withholding
from importers.problems import Problem

FieldValues = dict[str, Any]  # by the names of the fields, as `FIELDS` reads them


@dataclass(frozen=True, slots=True)
class Metadata:
    """All that front matter says. `fields` maps the names of fields to their values.

    `slug` is the part of the address that a key requests, already in the form of a slug; `aliases`
    are old addresses; `unknown_keys` holds the keys that no field uses.
    """

    fields: FieldValues
    schedule: Schedule
    slug: Scalar | None
    aliases: tuple[str, ...]
    unknown_keys: dict[str, str | list | dict]
    problems: tuple[Problem, ...]
    led_to: Scalar | None = None  # where the old site sent visitors of this address


def read_metadata(
    front_matter: FrontMatter, kind: Kind, place: Place | None = None, *, strict: bool = False
) -> Metadata:
    """Return the metadata, or raise a DocumentError with every mistake in it.

    `place` may give the date of the page and its order, unless a key does.
    """
    keys, own = front_matter.keys, fields_of(kind)
    entries = keys.resolve(dict.fromkeys((*SCHEDULE, *own, *ADDRESS)))
    reader = FieldReader(front_matter.line, place, strict=strict)
    hidden_by = list(withholding(*map(keys.use_all, VISIBILITY)))
    schedule = read_schedule(reader, entries, hidden_by)
    values = {
        each.name: each.read(reader, each, entries.get(each.name)) for each in own if each.read
    }
    values["date"] = schedule.day
    slug, replaced = read_slug(reader, entries.get("slug"))
    aliases = tuple(dict.fromkeys((*replaced, *read_aliases(reader, entries.get("aliases")))))
    leads = [each.value for each in keys.use_all(BY_NAME["redirect"])]
    led_to = next((value for value in leads if isinstance(value, Scalar)), None)
    alone = entries.get("thumb_alt")
    if alone and not alone.value.is_empty and "thumb" not in entries:
        reader.warn("alt-without-picture", alone)
    problems = (*reader.finish(keys.problems), *keys.about_left())
    unknown = {entry.key: entry.value.plain() for entry in keys.left()}
    category = entries.get("category")
    if category and any(each.code == "categories-left" for each in reader.problems):
        unknown[category.key] = category.value.plain()
    return Metadata(values, schedule, slug, aliases, unknown, problems, led_to)


def looks_like_story(front_matter: FrontMatter) -> bool:
    return not front_matter.keys.entries.keys().isdisjoint(STORY_KEYS)
