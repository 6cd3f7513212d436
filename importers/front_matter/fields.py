"""Turn front matter into the fields of a story or an info page, each value by its field's type."""

import datetime
from dataclasses import dataclass

from importers.files.paths import Kind, Place
from importers.formats.values import Scalar
from importers.front_matter.address import AddressKeys, read_address
from importers.front_matter.keys import Keys, about
from importers.front_matter.reader import FieldReader
from importers.front_matter.schedule import Publication, read_publication
from importers.front_matter.split import FrontMatter
from importers.problems import Problem, info

STORY_MARKS = ("category", "categories", "excerpt")


@dataclass(frozen=True, slots=True)
class StoryFields:
    """What front matter says about a story. `thumb` keeps its place: the file may be missing."""

    title: str
    category: Scalar
    excerpt: str
    thumb: Scalar | None = None
    thumb_alt: str = ""
    date: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class InfoFields:
    title: str
    order: int | None = None


Fields = StoryFields | InfoFields


@dataclass(frozen=True)
class Reading:
    """All that front matter says. `recorded` are the values that no field takes."""

    fields: Fields
    publication: Publication
    address: AddressKeys
    recorded: dict[str, str | list | dict]
    problems: tuple[Problem, ...]


def read(front_matter: FrontMatter, kind: Kind, place: Place | None = None) -> Reading:
    """Return what front matter says, or raise a DocumentError with every mistake in it.

    `place` may give the date of the page and its order, unless a key does.
    """
    reader = FieldReader(front_matter)
    publication = read_publication(reader, place and place.day)
    fields = _story(reader, publication) if kind == "story" else _info(reader, place)
    address = read_address(reader)
    problems = (*reader.finish(), *about(reader.keys))
    return Reading(fields, publication, address, _recorded(reader.keys), problems)


def looks_like_story(front_matter: FrontMatter) -> bool:
    names = Keys(front_matter.values).entries
    return not names.keys().isdisjoint(STORY_MARKS)


def _story(reader: FieldReader, publication: Publication) -> StoryFields:
    return StoryFields(
        _title(reader),
        reader.category(limit=60),
        reader.words("excerpt"),
        reader.scalar("thumb"),
        reader.words("thumbalt", required=False, limit=255),
        publication.day,
    )


def _info(reader: FieldReader, place: Place | None) -> InfoFields:
    date = reader.keys.find("date")
    if date:  # it counts for the schedule, and must be right, but visitors do not see it
        reader.problems.append(info("key-recorded", date.value.line, key=date.key))
    return InfoFields(_title(reader), _order(reader, place))


def _order(reader: FieldReader, place: Place | None) -> int | None:
    if reader.keys.find("order") or place is None or place.number is None:
        return reader.whole_number("order")
    reader.problems.append(info("order-from-name", order=place.number, name=place.names[-1]))
    return place.number


def _title(reader: FieldReader) -> str:
    return " ".join(reader.words("title", limit=255).split())


def _recorded(keys: Keys) -> dict[str, str | list | dict]:
    return {entry.key: entry.value.plain() for entry in keys.left()}
