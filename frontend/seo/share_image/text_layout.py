"""Lay out text in lines of a maximum width, from left to right or from right to left."""

import unicodedata
from dataclasses import dataclass
from itertools import groupby

from PIL.ImageDraw import ImageDraw

from frontend.seo.share_image import fonts

LINE = 1.16  # of the size
ELLIPSIS = "…"


@dataclass(frozen=True)
class Lines:
    """A laid out text: its lines, the font size in pixels and whether it reads from the right."""

    lines: tuple[str, ...]
    size: int
    weight: int
    from_right: bool

    @property
    def height(self) -> int:
        return round(len(self.lines) * self.size * LINE)


def fit(text: str, sizes: tuple[int, ...], room: tuple[int, int], weight: int) -> Lines:
    """Return the text at the first size at which it fits in a width and height, without hyphens.

    If no size is small enough, long words are split and the end of the text is left out.
    """
    wide, high = room
    for size in sizes:
        most = int(high // (size * LINE)) or 1
        lines = _wrap(text.split(), size, weight, wide)
        if len(lines) <= most and all(fonts.width(line, size, weight) <= wide for line in lines):
            break
    else:
        words = [part for word in text.split() for part in _cut(word, size, weight, wide)]
        lines = _wrap(words, size, weight, wide)
        if len(lines) > most:
            lines = [*lines[: most - 1], _shorten(lines[most - 1], size, weight, wide)]
    return Lines(tuple(lines), size, weight, direction(text) == "R")


def _wrap(words: list[str], size: int, weight: int, wide: int) -> list[str]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else ""
        if lines and fonts.width(longer, size, weight) <= wide:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _cut(word: str, size: int, weight: int, wide: int) -> list[str]:
    """Split a word that is wider than a line; joined letters, as in Arabic, get no hyphen."""
    parts, hyphen = [], "" if direction(word) == "R" else "-"
    while fonts.width(word, size, weight) > wide:
        end = len(word) - 1
        while end > 1 and fonts.width(word[:end] + hyphen, size, weight) > wide:
            end -= 1
        parts.append(word[:end] + hyphen)
        word = word[end:]
    return [*parts, word]


def _shorten(line: str, size: int, weight: int, wide: int) -> str:
    while fonts.width(line + ELLIPSIS, size, weight) > wide:
        line = line[:-1]
    return line.rstrip(" ,.;:-") + ELLIPSIS


def direction(text: str, otherwise: str = "L") -> str:
    """Return "L" or "R" by the first letter with a direction."""
    for sign in text:
        kind = unicodedata.bidirectional(sign)
        if kind in ("L", "R", "AL"):
            return "L" if kind == "L" else "R"
    return otherwise


def in_order(line: str, base: str) -> list[str]:
    """Return the words of a line from left to right. Text shaping orders the letters of a word."""
    words = line.split(" ")
    ordered: list[str] = []
    for way, group in groupby(words, key=lambda word: direction(word, base)):
        part = list(group)
        if way == "R":
            part.reverse()
        ordered = [*part, *ordered] if base == "R" else [*ordered, *part]
    return ordered


def draw(canvas: ImageDraw, lines: Lines, box: tuple[int, int, int], colour: str) -> None:
    """Draw lines into a box: its left, top and right in pixels."""
    left, top, right = box
    base = "R" if lines.from_right else "L"
    space = fonts.font(fonts.FILES[0], lines.size, lines.weight).getlength(" ")
    for number, line in enumerate(lines.lines):
        x = right - fonts.width(line, lines.size, lines.weight) if lines.from_right else left
        y = top + number * lines.size * LINE + lines.size
        for word in in_order(line, base):
            way = direction(word, base)
            parts = list(fonts.runs(word, lines.size, lines.weight))
            for text, letters in reversed(parts) if way == "R" else parts:
                canvas.text((x, y), text, fill=colour, font=letters, anchor="ls")
                x += letters.getlength(text)
            x += space
