"""Find the code of a text, in which no mark of any dialect counts."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from importers.markdown.engine import code_of
from importers.markdown.marks import Marks
from importers.markdown.parser import block_lines


class Code:
    """The pieces of code of one text: blocks, and spans within lines."""

    def __init__(self, text: str):
        self.pieces = list(_pieces(text))
        self.starts = [start for start, _ in self.pieces]

    def end_at(self, position: int) -> int:
        """Return where the code ends in which `position` is; -1 if it is in none."""
        number = bisect_right(self.starts, position) - 1
        if number < 0:
            return -1
        end = self.pieces[number][1]
        return end if position < end else -1


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each piece begins and ends: found in the text as the parser gets it, in which
    what is within a box has no indentation."""
    lines = block_lines(text, Marks())
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    given, position = [], 0
    for line in lines:
        given.append(position)
        position += len(line.text) + 1

    def place_of(at: int) -> int:
        number = bisect_right(given, at) - 1
        line = lines[number]
        return starts[line.number] + max(line.column + at - given[number], 0)

    for start, end in code_of("\n".join(line.text for line in lines)):
        yield place_of(start), place_of(end - 1) + 1
