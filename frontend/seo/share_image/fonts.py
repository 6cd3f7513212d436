"""The fonts of share images: the site's font, and others for scripts that it does not cover."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from PIL import ImageFont
from PIL.ImageFont import FreeTypeFont

FOLDER = Path(__file__).parent / "fonts"
SITE_FONT = "static/frontend/figtree-latin-wght-normal.woff2"
FILES = (
    Path(__file__).parents[2] / SITE_FONT,
    FOLDER / "figtree-latin-ext-wght-normal.woff2",
    FOLDER / "noto-sans-cyrillic-wght-normal.woff2",
    FOLDER / "noto-sans-arabic-arabic-wght-normal.woff2",
    FOLDER / "noto-sans-hebrew-hebrew-wght-normal.woff2",
)
BOLD, MEDIUM = 750, 550
MISSING = "\U0010ffff"  # a character that no font has
MOST_FONTS = 64


@lru_cache(maxsize=MOST_FONTS)
def font(file: Path, size: int, weight: int) -> FreeTypeFont:
    """Return a font of a size in pixels. Not thread-safe."""
    loaded = ImageFont.truetype(file, size)
    axes = [float(axis["default"] or 0) for axis in loaded.get_variation_axes()]
    loaded.set_variation_by_axes([weight, *axes[1:]])
    return loaded


@lru_cache(maxsize=4096)
def file_for(character: str) -> Path | None:
    """Return the first font that has a character; combining marks and joiners go with any."""
    if unicodedata.category(character) in ("Mn", "Cf"):
        return FILES[0]
    return next((file for file in FILES if _has(file, character)), None)


def _has(file: Path, character: str) -> bool:
    plain = ImageFont.truetype(file, 20, layout_engine=ImageFont.Layout.BASIC)
    return bytes(plain.getmask(character)) != bytes(plain.getmask(MISSING)) or character.isspace()


def drawable(text: str) -> str:
    """Return the text without symbols that no font has, or "" if letters or digits are missing."""
    missing = {sign for sign in text if file_for(sign) is None}
    if any(unicodedata.category(sign)[0] in "LN" for sign in missing):
        return ""
    return " ".join("".join(sign for sign in text if sign not in missing).split())


def runs(word: str, size: int, weight: int) -> Iterator[tuple[str, FreeTypeFont]]:
    """Split a word where the font changes. Marks and joiners stay with the preceding letter."""
    files: list[Path] = []
    for sign in word:
        joins = files and unicodedata.category(sign) in ("Mn", "Cf")
        files.append(files[-1] if joins else file_for(sign) or FILES[0])
    for file, part in groupby(zip(files, word, strict=True), key=lambda pair: pair[0]):
        yield "".join(sign for _, sign in part), font(file, size, weight)


def width(text: str, size: int, weight: int) -> float:
    """Return the width of a line in pixels."""
    words = text.split(" ")
    spaces = (len(words) - 1) * font(FILES[0], size, weight).getlength(" ")
    return spaces + sum(
        letters.getlength(part) for word in words for part, letters in runs(word, size, weight)
    )
