"""Read values by the type of their field. All mistakes of a file are collected and reported at
once."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from django.utils import timezone

from importers.files.paths import Kind, Place
from importers.formats.invisible import visible
from importers.formats.values import Collection, Scalar, Value
from importers.front_matter.dates import Moment, read_moment
from importers.problems import DocumentError, Problem, error, warning

LARGEST_ORDER = 2_147_483_647  # Django's IntegerField
NUMBER = re.compile(r"-?\d{1,10}(?:\.0{1,10})?", re.ASCII)
YES = ("true", "yes", "on", "1", "ja", "waar")
NO = ("false", "no", "off", "0", "nee", "onwaar")
PLAIN_WORDS = ("true", "false", "yes", "no")


@dataclass(frozen=True, slots=True)
class Entry:
    """A key as the file writes it, and its value."""

    key: str
    value: Value


@dataclass(frozen=True, eq=False)
class Field:
    """What a file can say of a page: one row of the table in `fields.py`.

    `keys` are its names in all dialects, in the order of precedence. `kinds` are the kinds of page
    that have it; in files of other kinds its keys are recorded only. `read` converts the entry to
    the value; None if several fields are read together. A field `on_page` is an attribute of the
    page with the same name, and `counts_as_edit` if an editor's change of it may cause a conflict.
    `refers_to` is set for fields that name a category or a picture; the description of a picture
    is the field `<name>_alt`. `label` and `note` are for `docs/front-matter.md`.
    """

    name: str
    keys: tuple[str, ...]
    label: str
    read: "Callable[[FieldReader, Field, Entry | None], Any] | None" = None
    on_page: bool = False
    kinds: tuple[Kind, ...] = ("story", "info")
    required: bool = False
    limit: int = 0  # characters; 0 for any number
    refers_to: Literal["", "category", "picture"] = ""
    counts_as_edit: bool = True
    accepts: Callable[[Value], bool] | None = None  # values of which the field can make sense
    note: str = ""


class FieldReader:
    """Reads the fields of one file. Its front matter begins at `line`; `place` is the file's.

    When `strict`, a value of which a part can be used is a mistake.
    """

    def __init__(self, line: int, place: Place | None, *, strict: bool = False):
        self.line = line
        self.place = place
        self.strict = strict
        self.problems: list[Problem] = []

    def scalar(self, field: Field, entry: Entry | None) -> Scalar | None:
        """Return the text of an entry, stripped and without invisible characters."""
        if entry is None:
            if field.required:
                self.problems.append(error("missing-key", self.line, key=field.name))
            return None
        value = entry.value
        if not isinstance(value, Scalar):
            self.wrong("not-one-text", entry)
            return None
        text = self._visible(entry, value)
        if not text or (value.is_empty and not field.required):
            if field.required:
                self.wrong("empty-value", entry)
            return None
        if field.limit and len(text) > field.limit:
            self.wrong("too-long", entry, limit=field.limit, length=len(text))
        return Scalar(text, value.line, value.column, value.quoted)

    def text(self, field: Field, entry: Entry | None) -> str:
        """Return the text of an entry; empty if there is none."""
        value = self.scalar(field, entry)
        return value.text if value else ""

    def line_of_text(self, field: Field, entry: Entry | None) -> str:
        """Return the text of an entry in one line, with single spaces."""
        return " ".join(self.text(field, entry).split())

    def category(self, field: Field, entry: Entry | None) -> Scalar | None:
        """Return the name of the category, the first of a list, and report the others."""
        if entry is None:
            return self.scalar(field, entry)
        names = _names(entry)
        if entry.value.is_empty or not names:
            self.wrong("empty-value", entry)
            return None
        if len(names) > 1 and (self.strict or not isinstance(names[0], Scalar)):
            self.wrong("one-category", entry, count=len(names))
            return None
        if len(names) > 1:
            others = ", ".join(each.text for each in names[1:] if isinstance(each, Scalar))
            self.warn("categories-left", entry, others=others)
        return self.scalar(field, Entry(entry.key, names[0]))

    def texts(self, entry: Entry | None) -> tuple[Scalar, ...]:
        """Return the texts of a list; a single text counts as a list of one."""
        if entry is None or entry.value.is_empty:
            return ()
        if isinstance(entry.value, Scalar):
            return (entry.value,)
        texts = tuple(entry.value.scalars)
        if len(texts) != len(entry.value.items):
            self.wrong("not-texts", entry)
        return texts

    def whole_number(self, field: Field, entry: Entry | None) -> int | None:
        """Return a whole number. `010` is ten, and not eight as in YAML."""
        value = self.scalar(field, entry)
        if value is None or entry is None:
            return None
        text = value.text
        number = int(text.split(".")[0]) if NUMBER.fullmatch(text) else LARGEST_ORDER + 1
        if abs(number) > LARGEST_ORDER:
            self.wrong("order", entry, value=text)
            return None
        if text.split(".")[0] != str(number):
            self.warn("read-as", entry, value=text, read=number)
        return number

    def moment(self, field: Field, entry: Entry | None) -> Moment | None:
        """Return a day and its time, in the time zone of the site unless the text names another."""
        value = self.scalar(field, entry)
        if value is None or entry is None:
            return None
        try:
            moment = read_moment(value.text, timezone.get_default_timezone())
        except ValueError:
            self.wrong("date", entry, value=value.text)
            return None
        if moment.is_guess:
            self.warn("read-as", entry, value=value.text, read=moment.day.isoformat())
        return moment

    def flag(self, field: Field, entry: Entry | None) -> bool | None:
        """Return whether an entry says yes; None if there is none."""
        value = self.scalar(field, entry)
        if value is None or entry is None:
            return None
        word = value.text.lower()
        if word not in YES + NO:
            self.wrong("not-yes-or-no", entry, value=value.text)
            return None
        if value.quoted or word not in PLAIN_WORDS:
            read = "true" if word in YES else "false"
            self.warn("read-as", entry, value=value.text, read=read)
        return word in YES

    def finish(self, others: list[Problem]) -> tuple[Problem, ...]:
        """Return all problems in the order of their lines. Raise a DocumentError if one is an
        error."""
        problems = sorted((*self.problems, *others), key=lambda each: each.line or 0)
        if any(problem.level == "error" for problem in problems):
            raise DocumentError(*problems)
        return tuple(problems)

    def wrong(self, code: str, entry: Entry, **values) -> None:
        where = (entry.value.line, entry.value.column)
        self.problems.append(error(code, *where, key=entry.key, **values))

    def warn(self, code: str, entry: Entry, **values) -> None:
        where = (entry.value.line, entry.value.column)
        self.problems.append(warning(code, *where, key=entry.key, **values))

    def _visible(self, entry: Entry, value: Scalar) -> str:
        text, codes = visible(value.text)
        if codes:
            self.warn("invisible-characters", Entry(entry.key, value), codes=codes)
        return text.strip()


def _names(entry: Entry) -> list[Value]:
    """Return the categories of an entry; `categories: a, b` are two (Pelican)."""
    value = entry.value
    if isinstance(value, Collection):
        return [value] if isinstance(value.items, dict) else list(value.items)
    if entry.key.lower() != "categories":
        return [value]
    parts = [part.strip() for part in value.text.replace(";", ",").split(",") if part.strip()]
    return [Scalar(part, value.line, value.column, value.quoted) for part in parts]
