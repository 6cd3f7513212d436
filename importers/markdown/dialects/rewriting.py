"""Replace pieces of a text outside its code, and keep each line where it is."""

import re
from collections.abc import Callable

from importers.markdown.dialects.code import Code

# Gets a match and its line, and returns what to put there; None leaves it as it is.
Replacement = Callable[[re.Match, int], str | None]


def replaced(text: str, pattern: re.Pattern, code: Code, replacement: Replacement) -> str:
    """Return the text with each match outside its code replaced.

    If what is put there has fewer line ends, the missing ones follow at the end of its line.
    """
    kept: list[str] = []
    position, line, owed = 0, 1, 0
    for match in pattern.finditer(text):
        if match.start() < position or code.end_at(match.start()) != -1:
            continue
        before = text[position : match.start()]
        line += before.count("\n")
        put = replacement(match, line)
        if put is None:
            continue
        before, owed = _with_owed(before, owed)
        kept += [before, put]
        ends = match[0].count("\n")
        line, owed = line + ends, owed + ends - put.count("\n")
        position = match.end()
    rest, owed = _with_owed(text[position:], owed)
    return "".join((*kept, rest, "\n" * owed))


def _with_owed(text: str, owed: int) -> tuple[str, int]:
    """Return the text with the line ends that are owed at the end of its first line."""
    end = text.find("\n") if owed > 0 else -1
    if end == -1:
        return text, owed
    return text[:end] + "\n" * owed + text[end:], 0
