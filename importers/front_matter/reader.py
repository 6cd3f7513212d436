"""Read values by what they mean and by the type of their field; collect every mistake.

A writer need not mend a file one line at a time.
"""

from django.utils import timezone

from importers.formats.invisible import visible
from importers.formats.values import Collection, Scalar, Value
from importers.front_matter.dates import Moment, read_moment
from importers.front_matter.keys import Entry, Keys
from importers.front_matter.split import FrontMatter
from importers.problems import DocumentError, Problem, error, warning

LARGEST_ORDER = 2_147_483_647  # Django's PositiveIntegerField
YES = ("true", "yes", "on", "1", "ja", "waar")
NO = ("false", "no", "off", "0", "nee", "onwaar")
PLAIN_WORDS = ("true", "false", "yes", "no")


class FieldReader:
    """Reads the front matter of one file."""

    def __init__(self, front_matter: FrontMatter):
        self.keys = Keys(front_matter.values)
        self.line = front_matter.line
        self.problems: list[Problem] = []

    def scalar(self, meaning: str, *, required: bool = False, limit: int = 0) -> Scalar | None:
        """Return the text of a line, without spaces around it and invisible characters in it."""
        entry = self.keys.find(meaning)
        if entry:
            return self._scalar(entry, required, limit)
        if required:
            self.problems.append(error("missing-key", self.line, key=meaning))
        return None

    def words(self, meaning: str, *, required: bool = True, limit: int = 0) -> str:
        value = self.scalar(meaning, required=required, limit=limit)
        return value.text if value else ""

    def category(self, *, limit: int) -> Scalar | None:
        """Return the one category; a list of one is as good as a text."""
        entry = self.keys.find("category")
        if entry is None:
            return self.scalar("category", required=True)
        names = _names(entry)
        if entry.value.is_empty or not names:
            self.wrong("empty-value", entry)
            return None
        if len(names) == 1:
            return self._scalar(Entry(entry.key, names[0]), required=True, limit=limit)
        self.wrong("one-category", entry, count=len(names))
        return None

    def texts(self, meaning: str) -> tuple[Scalar, ...]:
        """Return a list of texts, or the one that stands there instead of a list."""
        entry = self.keys.find(meaning)
        if entry is None or entry.value.is_empty:
            return ()
        if isinstance(entry.value, Scalar):
            return (entry.value,)
        texts = tuple(entry.value.scalars)
        if len(texts) != len(entry.value.items):
            self.wrong("not-texts", entry)
        return texts

    def whole_number(self, meaning: str) -> int | None:
        """`010` is ten, as a writer means it, and not YAML's octal eight."""
        entry, value = self.keys.find(meaning), self.scalar(meaning)
        if value is None:
            return None
        text = value.text
        if not (text.isascii() and text.isdigit()) or len(text) > 10 or int(text) > LARGEST_ORDER:
            self.wrong("order", entry, value=text)
            return None
        if text != str(int(text)):
            self.warn("read-as", entry, value=text, read=int(text))
        return int(text)

    def moment(self, meaning: str) -> Moment | None:
        """Return a day and its time, in the time zone of the site unless it names another."""
        entry, value = self.keys.find(meaning), self.scalar(meaning)
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

    def flag(self, meaning: str) -> bool | None:
        """Return yes or no; None if the file does not say."""
        entry, value = self.keys.find(meaning), self.scalar(meaning)
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

    def finish(self) -> tuple[Problem, ...]:
        """Return the warnings in the order of their lines, or raise if something is wrong."""
        problems = sorted((*self.problems, *self.keys.problems), key=lambda each: each.line or 0)
        if any(problem.level == "error" for problem in problems):
            raise DocumentError(*problems)
        return tuple(problems)

    def wrong(self, code: str, entry: Entry, **values) -> None:
        where = (entry.value.line, entry.value.column)
        self.problems.append(error(code, *where, key=entry.key, **values))

    def warn(self, code: str, entry: Entry, **values) -> None:
        where = (entry.value.line, entry.value.column)
        self.problems.append(warning(code, *where, key=entry.key, **values))

    def _scalar(self, entry: Entry, required: bool, limit: int) -> Scalar | None:
        value = entry.value
        if not isinstance(value, Scalar):
            self.wrong("not-one-text", entry)
            return None
        text = self._visible(entry, value)
        if not text or (value.is_empty and not required):
            if required:
                self.wrong("empty-value", entry)
            return None
        if limit and len(text) > limit:
            self.wrong("too-long", entry, limit=limit, length=len(text))
        return Scalar(text, value.line, value.column, value.quoted)

    def _visible(self, entry: Entry, value: Scalar) -> str:
        text, gone = visible(value.text)
        if gone:
            # Once a line: a field may be read again for its type.
            told = warning(
                "invisible-characters", value.line, value.column, key=entry.key, codes=gone
            )
            self.problems += [] if told in self.problems else [told]
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
