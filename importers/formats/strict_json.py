"""Read JSON front matter (Hugo) as text scalars with their places."""

import json
import re
from collections.abc import Iterator

from importers.formats.strict_yaml import MAX_DEPTH
from importers.formats.values import Collection, Loaded, Scalar, Value, table_of
from importers.problems import DocumentError, error, line_and_column

TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]]|[^\s,:{}\[\]"]+')


def end_of(text: str) -> int:
    """Return where the object at the start of `text` ends, or raise a DocumentError."""
    start = len(text) - len(text.lstrip())
    try:
        return json.JSONDecoder(parse_int=str).raw_decode(text, start)[1]
    except RecursionError as reason:
        raise _too_deep(text, start) from reason
    except json.JSONDecodeError as reason:
        raise DocumentError(error("json-syntax", reason.lineno, reason.colno)) from reason


def load(text: str) -> Loaded:
    """Return the keys and values of an object that `end_of` has accepted."""
    reader = _Reader(text)
    return table_of(reader.value(next(reader.tokens), 0)), []


class _Reader:
    """Reads the tokens of one object, of which the grammar was checked before."""

    def __init__(self, text: str):
        self.text = text
        self.tokens: Iterator[re.Match] = TOKEN.finditer(text)
        self.seen_index, self.seen_line = 0, 1

    def value(self, token: re.Match, depth: int) -> Value:
        if depth > MAX_DEPTH:
            raise _too_deep(self.text, token.start())
        written, where = token[0], self._place(token)
        if written == "{":
            return Collection(self._table(depth + 1), *where)
        if written == "[":
            return Collection(self._list(depth + 1), *where)
        if written.startswith('"'):
            return Scalar(_decoded(written, where), *where, quoted=True)
        return Scalar(written, *where)

    def _table(self, depth: int) -> dict[str, Value]:
        values: dict[str, Value] = {}
        lines: dict[str, int] = {}
        while (token := next(self.tokens))[0] != "}":
            where = self._place(token)
            key = _decoded(token[0], where)
            if key in lines:
                raise DocumentError(error("double-key", *where, key=key, first=lines[key]))
            lines[key] = where[0]
            values[key] = self.value(next(self.tokens), depth)
        return values

    def _list(self, depth: int) -> list[Value]:
        items = []
        while (token := next(self.tokens))[0] != "]":
            items.append(self.value(token, depth))
        return items

    def _place(self, token: re.Match) -> tuple[int, int]:
        """Return line and column of a token, counted from the token before: from the start is
        slow."""
        self.seen_line += self.text.count("\n", self.seen_index, token.start())
        self.seen_index = token.start()
        return self.seen_line, token.start() - self.text.rfind("\n", 0, token.start())


def _decoded(written: str, where: tuple[int, int]) -> str:
    text = json.loads(written)
    if any("\ud800" <= character <= "\udfff" for character in text):  # half of a \u pair
        raise DocumentError(error("control-character", *where))
    return text


def _too_deep(text: str, index: int) -> DocumentError:
    return DocumentError(error("too-deep", *line_and_column(text, index), limit=MAX_DEPTH))
