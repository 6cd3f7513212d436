"""Read values by the type of their field, and collect every mistake.

A writer need not mend a file one line at a time.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from django.utils import timezone

from importers.files.paths import Kind, Place
from importers.formats.invisible import visible
from importers.formats.values import Collection, Scalar, Value
from importers.front_matter.dates import Moment, read_moment
from importers.problems import DocumentError, Problem, error, warning

LARGEST_ORDER = 2_147_483_647  # Django's PositiveIntegerField
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

    `keys` are its names in all dialects, the one that wins first. `kinds` are the types of page
    that have it: for others its keys stay in the import record. `read` gives its value; None if it
    is read together with others. A field `on_page` is an attribute of the page that has its name;
    unless `counts_as_edit` is false, an editor who changes it has edited the page. What `refers_to`
    a category or a picture names it; the description of a picture is the field `<name>_alt`.
    `label` and `note` are what `docs/front-matter.md` says.
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
    """Reads the front matter, which begins at `line`, of the file that lies at `place`."""

    def __init__(self, line: int, place: Place | None):
        self.line = line
        self.place = place
        self.problems: list[Problem] = []

    def scalar(self, field: Field, entry: Entry | None) -> Scalar | None:
        """Return the text of a line, without spaces around it and invisible characters in it."""
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
        value = self.scalar(field, entry)
        return value.text if value else ""

    def line_of_text(self, field: Field, entry: Entry | None) -> str:
        """Return a text with single spaces in the place of line ends."""
        return " ".join(self.text(field, entry).split())

    def category(self, field: Field, entry: Entry | None) -> Scalar | None:
        """Return the one category; a list of one is as good as a text."""
        if entry is None:
            return self.scalar(field, entry)
        names = _names(entry)
        if entry.value.is_empty or not names:
            self.wrong("empty-value", entry)
            return None
        if len(names) == 1:
            return self.scalar(field, Entry(entry.key, names[0]))
        self.wrong("one-category", entry, count=len(names))
        return None

    def texts(self, entry: Entry | None) -> tuple[Scalar, ...]:
        """Return a list of texts, or the one that stands there instead of a list."""
        if entry is None or entry.value.is_empty:
            return ()
        if isinstance(entry.value, Scalar):
            return (entry.value,)
        texts = tuple(entry.value.scalars)
        if len(texts) != len(entry.value.items):
            self.wrong("not-texts", entry)
        return texts

    def whole_number(self, field: Field, entry: Entry | None) -> int | None:
        """Return a number, 0 or more. `010` is ten, as a writer means it, not YAML's eight."""
        value = self.scalar(field, entry)
        if value is None:
            return None
        text = value.text
        if not (text.isascii() and text.isdigit()) or len(text) > 10 or int(text) > LARGEST_ORDER:
            self.wrong("order", entry, value=text)
            return None
        if text != str(int(text)):
            self.warn("read-as", entry, value=text, read=int(text))
        return int(text)

    def moment(self, field: Field, entry: Entry | None) -> Moment | None:
        """Return a day and its time, in the time zone of the site unless it names another."""
        value = self.scalar(field, entry)
        if value is None:
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
        """Return yes or no; None if the file does not say."""
        value = self.scalar(field, entry)
        if value is None:
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
        """Return all warnings in the order of their lines, or raise if something is wrong."""
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
    """Return the categories that an entry names; `categories: a, b` are two (Pelican)."""
    value = entry.value
    if isinstance(value, Collection):
        return [value] if isinstance(value.items, dict) else list(value.items)
    if entry.key.lower() != "categories":
        return [value]
    parts = [part.strip() for part in value.text.replace(";", ",").split(",") if part.strip()]
    return [Scalar(part, value.line, value.column, value.quoted) for part in parts]
