"""Recognise text that was read in the wrong encoding once: `cafÃ©` for `café`."""

import re
from collections.abc import Iterator

# What the bytes of a letter in UTF-8 look like when they are read as Windows-1252.
CONTINUATION = (
    r"\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192"
    r"\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
)
DAMAGED = re.compile(rf"[\u00c2-\u00f4][{CONTINUATION}]{{1,3}}")
WORD = re.compile(r"\S{1,60}")
MOST = 5  # lines that are named: the rest of such a file is no better


def damaged_lines(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield the first lines with damaged words: the line, the word, and what it should be."""
    if not DAMAGED.search(text):
        return
    found = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if not DAMAGED.search(line):
            continue
        for match in WORD.finditer(line):
            repaired = _repaired(match[0])
            if repaired:
                yield number, match[0], repaired
                found += 1
                break
        if found == MOST:
            return


def _repaired(word: str) -> str:
    """Return a word as it was meant; empty if nothing is wrong with it."""
    repaired = DAMAGED.sub(lambda match: _letter(match[0]), word)
    return repaired if repaired != word else ""


def _letter(found: str) -> str:
    for length in range(len(found), 1, -1):
        try:
            letter = b"".join(map(_byte, found[:length])).decode()
        except UnicodeError:
            continue
        return letter + found[length:]
    return found


def _byte(character: str) -> bytes:
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1")  # the five bytes that Windows-1252 leaves open
