"""Read TOML front matter (Hugo, Zola) as text scalars with their lines."""

import datetime
import re
import tomllib
from bisect import bisect_right

from importers.formats.strict_yaml import MAX_DEPTH
from importers.formats.values import Collection, Loaded, Scalar, Value
from importers.problems import DocumentError, error, line_and_column

WHERE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
PART = r"(?:[\w-]+|\"[^\"\n]*\"|'[^'\n]*')"
WRITTEN_KEY = re.compile(rf"(?:^|[.,{{\[])\s*(?P<key>{PART})\s*(?=[=.\]])", re.ASCII)
# `a.a.a…` costs the parser a time that grows with the square of its length.
LONG_KEY = re.compile(rf"(?<![\w-]){PART}(?:[ \t]*\.[ \t]*{PART}){{{MAX_DEPTH},}}", re.ASCII)


def load(text: str) -> Loaded:
    """Return the keys and values of `text`, or raise a DocumentError with the line in `text`."""
    long_key = LONG_KEY.search(text)
    if long_key:
        raise _too_deep(*line_and_column(text, long_key.start()))
    try:
        table = tomllib.loads(text, parse_float=str)
    except RecursionError as reason:
        raise _too_deep(*_first_line(text)) from reason
    except ValueError as reason:  # also what Python refuses by itself: a number of 5000 digits
        raise _explained(reason, text) from reason
    return _Reader(text).table(table, 0, 1), []


class _Reader:
    """Adds the line to each value: the parser does not give it, so keys are looked up in the
    text."""

    def __init__(self, text: str):
        self.lines: dict[str, list[int]] = {}
        for number, line in enumerate(text.split("\n"), start=1):
            for match in WRITTEN_KEY.finditer(line):
                self.lines.setdefault(match["key"].strip("\"'"), []).append(number)

    def table(self, table: dict, start: int, depth: int) -> dict[str, Value]:
        return {key: self._value(key, value, start, depth) for key, value in table.items()}

    def _value(self, key: str, value, start: int, depth: int) -> Value:
        line = self._line_of(key, start)
        if depth > MAX_DEPTH:
            raise _too_deep(line, 1)
        if isinstance(value, dict):
            return Collection(self.table(value, line - 1, depth + 1), line, 1)
        if isinstance(value, list):
            items = [self._value(key, item, line - 1, depth + 1) for item in value]
            return Collection(items, line, 1)
        return Scalar(_text(value), line, 1, quoted=isinstance(value, str))

    def _line_of(self, key: str, start: int) -> int:
        """Return the first line after `start` in which the key is written, or else the next
        line."""
        numbers = self.lines.get(key, [])
        index = bisect_right(numbers, start)
        return numbers[index] if index < len(numbers) else start + 1


def _text(value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.datetime):
        return value.isoformat(sep=" ")
    return str(value)


def _explained(reason: ValueError, text: str) -> DocumentError:
    where = WHERE.search(str(reason))
    if where is None:
        return DocumentError(error("toml-syntax", *_first_line(text)))
    last = (text.rstrip("\n").count("\n") + 1, 1)
    line, column = map(int, where.groups()) if where[1] else last
    return DocumentError(error("toml-syntax", line, column))


def _first_line(text: str) -> tuple[int, int]:
    return len(text) - len(text.lstrip("\n")) + 1, 1


def _too_deep(line: int, column: int) -> DocumentError:
    return DocumentError(error("too-deep", line, column, limit=MAX_DEPTH))
