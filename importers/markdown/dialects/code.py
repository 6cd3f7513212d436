"""Find the code of a text, in which no mark of any dialect counts."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from importers.markdown.parser import block_tokens

BACKTICKS = re.compile(r"(?<!\\)`+|\n[ \t>]*(?=\n)")


class Code:
    """The pieces of code of one text: blocks as the parser finds them, and spans within lines."""

    def __init__(self, text: str):
        blocks = list(_blocks(text))
        spans = _spans(text, blocks)
        self.pieces = sorted((*blocks, *spans))
        self.starts = [start for start, _ in self.pieces]

    def end_at(self, position: int) -> int:
        """Return where the code ends in which `position` is; -1 if it is in none."""
        number = bisect_right(self.starts, position) - 1
        if number < 0:
            return -1
        end = self.pieces[number][1]
        return end if position < end else -1


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    starts.append(len(text))
    for token in block_tokens(text):
        if token.type in ("fence", "code_block") and token.map:
            first, last = token.map
            yield starts[first], starts[min(last, len(starts) - 1)]


def _spans(text: str, blocks: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the code within lines: from a run of backticks to the next as long in its paragraph."""
    position = 0
    for start, end in (*blocks, (len(text), len(text))):
        runs = list(BACKTICKS.finditer(text, position, start))
        nearest: dict[int, int] = {}
        partner = [-1] * len(runs)
        for number in range(len(runs) - 1, -1, -1):
            if runs[number][0].startswith("\n"):
                nearest.clear()
                continue
            length = len(runs[number][0])
            partner[number] = nearest.get(length, -1)
            nearest[length] = number
        number = 0
        while number < len(runs):
            if partner[number] == -1:
                number += 1
                continue
            yield runs[number].start(), runs[partner[number]].end()
            number = partner[number] + 1
        position = max(position, end)
