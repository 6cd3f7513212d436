"""Marks in a text for what Markdown has no syntax for: to its parser they are words.

`blocks_marked` and `lines_marked` put them there, and `events.py` finds them again.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from importers.markdown.tokens import Token

# Noncharacters of Unicode, which are for such use within a program.
BEGIN, END = "\ufdd0", "\ufdd1"
MARK = re.compile(f"\\{{{BEGIN}([0-9]+){END}\\}}")
NEVER = re.compile(f"[{BEGIN}{END}\ud800-\udfff]")
# A heading that holds a mark alone: no paragraph, list or quote goes on over one.
BLOCK = "###### "


class Line(NamedTuple):
    """`number` is that of the line of the body, from 0, and `column` where `text` begins in it."""

    text: str
    number: int
    column: int = 0

    def without(self, columns: int) -> "Line":
        """Return the line without as much indentation, or as there is."""
        gone = min(columns, len(self.text) - len(self.text.lstrip(" \t")))
        return Line(self.text[gone:], self.number, self.column + gone)

    def prefixed(self, prefix: str) -> "Line":
        """Return the line behind a prefix; an empty one gets no indentation."""
        text = prefix + self.text if self.text or prefix.strip() else ""
        return Line(text, self.number, self.column - len(prefix))


class Marks:
    """What each mark of a text stands for: a token, and the piece of the source."""

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self.sources: list[str] = []
        self.blocks = 0  # how many marks stand for a block's beginning or end

    def mark(self, token: Token, source: str) -> str:
        self.tokens.append(token)
        self.sources.append(source)
        return f"{{{BEGIN}{len(self.tokens) - 1}{END}}}"

    def block_mark(self, token: Token) -> str:
        """Return a line that stands for the beginning or the end of a block."""
        self.blocks += 1
        return BLOCK + self.mark(token, "")

    def restored(self, text: str) -> str:
        """Return a piece of the text with what its marks stand for."""
        if BEGIN not in text:
            return text
        return MARK.sub(lambda match: self.restored(self.sources[int(match[1])]), text)


def without_marks(text: str) -> str:
    """Return a text that comes from outside without the characters of marks, and without halves of
    characters, which have no UTF-8."""
    return text if text.isascii() else NEVER.sub("", text)


class Numbers:
    """The lines of a text by position, some of which a mark joins to one."""

    def __init__(self, text: str, lines: Sequence[Line]):
        self.lines = lines
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self.joined: set[int] = set()

    def at(self, position: int) -> int:
        return self.lines[bisect_right(self.starts, position) - 1].number

    def join(self, start: int, end: int) -> None:
        first, last = (bisect_right(self.starts, place) for place in (start, end))
        self.joined.update(range(first, last))

    def left(self) -> list[Line]:
        return [line for number, line in enumerate(self.lines) if number not in self.joined]
