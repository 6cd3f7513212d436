"""Turn front matter into the fields of a story or an info page, each value by its field's type."""

import datetime
import difflib
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from .front_matter import FrontMatter
from .problems import DocumentError, Problem, error, warning
from .values import Scalar, Value

LARGEST_ORDER = 2_147_483_647  # Django's PositiveIntegerField
DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{1,2}:\d{2}.*)?")
NOTHING = ("", "~", "null")


@dataclass(frozen=True)
class StoryFields:
    """What front matter says about a story. `thumb` keeps its place: the file may be missing."""

    keys: ClassVar = ("title", "category", "excerpt", "thumb", "thumbalt", "date")

    title: str
    category: Scalar
    excerpt: str
    thumb: Scalar | None = None
    thumb_alt: str = ""
    date: datetime.date | None = None


@dataclass(frozen=True)
class InfoFields:
    keys: ClassVar = ("title", "order")

    title: str
    order: int | None = None


Fields = StoryFields | InfoFields


def read_story(front_matter: FrontMatter) -> StoryFields:
    reader = _Reader(front_matter.values)
    title = reader.words("title", limit=255)
    category = reader.scalar("category", required=True, limit=60)
    excerpt = reader.words("excerpt")
    thumb = reader.scalar("thumb")
    thumb_alt = reader.words("thumbalt", required=False, limit=255)
    day = reader.converted("date", _date)
    reader.finish()
    return StoryFields(title, category, excerpt, thumb, thumb_alt, day)


def read_info(front_matter: FrontMatter) -> InfoFields:
    reader = _Reader(front_matter.values)
    title = reader.words("title", limit=255)
    order = reader.converted("order", _whole_number)
    reader.finish()
    return InfoFields(title, order)


def looks_like_story(front_matter: FrontMatter) -> bool:
    return not {"category", "excerpt"}.isdisjoint(front_matter.values)


def unknown_keys(front_matter: FrontMatter, known: tuple[str, ...]) -> dict[str, Value]:
    """Return what no field asks for: it is kept in the record and told of once."""
    return {key: value for key, value in front_matter.values.items() if key not in known}


def about_unknown(keys: dict[str, Value], known: tuple[str, ...]) -> list[Problem]:
    return [_about_unknown(key, value, known) for key, value in keys.items()]


def _about_unknown(key: str, value: Value, known: tuple[str, ...]) -> Problem:
    near = difflib.get_close_matches(key.lower(), known, n=1, cutoff=0.8)
    if near:
        return warning("near-key", value.line, key=key, known=near[0])
    return warning("unknown-key", value.line, key=key)


class _Reader:
    """Collects every mistake, so that a writer need not mend a file one line at a time."""

    def __init__(self, values: dict[str, Value]):
        self.values = values
        self.mistakes: list[Problem] = []

    def scalar(self, key: str, *, required: bool = False, limit: int = 0) -> Scalar | None:
        value = self.values.get(key)
        if value is None:
            if required:
                self.mistakes.append(error("missing-key", 1, key=key))
            return None
        if not isinstance(value, Scalar):
            self.mistakes.append(error("not-one-text", value.line, value.column, key=key))
            return None
        return self._checked(key, value, required, limit)

    def _checked(self, key: str, value: Scalar, required: bool, limit: int) -> Scalar | None:
        text = value.text.strip()
        if not text:
            if required:
                self.mistakes.append(error("empty-value", value.line, value.column, key=key))
            return None
        if limit and len(text) > limit:
            values = {"key": key, "limit": limit, "length": len(text)}
            self.mistakes.append(error("too-long", value.line, value.column, **values))
        return Scalar(text, value.line, value.column)

    def words(self, key: str, *, required: bool = True, limit: int = 0) -> str:
        value = self.scalar(key, required=required, limit=limit)
        return value.text if value else ""

    def converted(self, key: str, convert: Callable):
        """Return the value, or None if there is none or it is not of this type."""
        value = self.scalar(key)
        if value is None or value.text in NOTHING:
            return None
        try:
            return convert(value.text)
        except ValueError:
            mistake = error(key, value.line, value.column, value=value.text)
            self.mistakes.append(mistake)

    def finish(self) -> None:
        if self.mistakes:
            raise DocumentError(*sorted(self.mistakes, key=lambda mistake: mistake.line))


def _whole_number(text: str) -> int:
    """`010` is ten, as a writer means it, and not YAML's octal eight."""
    if not (text.isascii() and text.isdigit()) or len(text) > 10 or int(text) > LARGEST_ORDER:
        raise ValueError(text)
    return int(text)


def _date(text: str) -> datetime.date:
    """Return the day of `2021-02-03`; a time of day after it tells nothing that the site shows."""
    match = DATE.fullmatch(text)
    if match is None:
        raise ValueError(text)
    return datetime.date(*map(int, match.groups()))
