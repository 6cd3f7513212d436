"""Draws the picture that goes along when a page without one is shared: its title, calmly."""

import io
import zlib
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

from PIL import Image, ImageDraw

from frontend.seo.share_image import fonts, text_layout

WIDTH, HEIGHT = 1200, 630  # pixels; what Facebook, LinkedIn, Signal and WhatsApp ask for
FINER = 2  # shapes are drawn larger, and made smaller for smooth edges
MARGIN, COLUMN = 72, 700
SIZES = (86, 76, 66, 58, 50)
ROOM = 310  # pixels in height for the title
LONGEST = 300  # characters of a title that are looked at
COLOURS = 96  # few enough for a small file, enough for smooth letters
NAVY, TEAL, GOLD, CORAL = "#212b5e", "#4ebab1", "#ffcf5c", "#f2a07b"
MOST_KEPT = 64  # pictures of some 20 KB

_drawing = Lock()  # fonts are of one thread at a time


@dataclass(frozen=True)
class Palette:
    """Colours of the site's style sheet; which one a category gets follows from its slug."""

    ground: str
    large: str
    small: str
    sun: str


PALETTES = (
    Palette("#e6f5f3", TEAL, NAVY, GOLD),
    Palette("#fdeee4", CORAL, NAVY, GOLD),
    Palette("#f6f0e6", GOLD, TEAL, CORAL),
    Palette("#e4e7f7", "#8189b3", TEAL, GOLD),
    Palette("#fff4d6", NAVY, CORAL, TEAL),
    Palette("#e6f5f3", NAVY, CORAL, GOLD),
)


def palette(name: str) -> Palette:
    return PALETTES[zlib.crc32(name.encode()) % len(PALETTES)]


@lru_cache(maxsize=MOST_KEPT)
def draw(title: str, category: str, colour: str, site: str) -> bytes:
    """Return a PNG with a title, a category's name (if any) and the site's; `colour` is a slug."""
    with _drawing:
        image = _ground(palette(colour))
        _write(ImageDraw.Draw(image), title[:LONGEST], category, site)
        data = io.BytesIO()
        image.quantize(COLOURS, dither=Image.Dither.NONE).save(data, "PNG", optimize=True)
    return data.getvalue()


def _ground(colours: Palette) -> Image.Image:
    """Two leaves turned towards each other, as in the site's own drawings."""
    image = Image.new("RGB", (WIDTH * FINER, HEIGHT * FINER), colours.ground)
    canvas = ImageDraw.Draw(image)
    _disc(canvas, (1100, 108), 52, colours.sun)
    _leaf(canvas, (826, 300, 1196), colours.large, 1)
    _leaf(canvas, (1010, 210, 1250), colours.small, -1)
    return image.reduce(FINER)


def _disc(canvas: ImageDraw.ImageDraw, centre: tuple[int, int], radius: int, colour: str) -> None:
    x, y = centre
    box = (x - radius, y - radius, x + radius, y + radius)
    canvas.ellipse([FINER * number for number in box], fill=colour)


def _leaf(canvas: ImageDraw.ImageDraw, place: tuple[int, int, int], colour: str, side: int) -> None:
    """A disc with a corner at its foot: left, top, right, and -1 or 1 for the corner's side."""
    left, top, right = (FINER * number for number in place)
    middle, wide = (left + right) // 2, right - left
    canvas.ellipse((left, top, right, top + wide), fill=colour)
    corner = (middle, right) if side > 0 else (left, middle)
    box = (corner[0], top + wide // 2, corner[1], top + wide)
    canvas.rounded_rectangle(box, wide / 8, fill=colour, corners=(False, False, side > 0, side < 0))


def _write(canvas: ImageDraw.ImageDraw, title: str, category: str, site: str) -> None:
    words = fonts.drawable(title) or fonts.drawable(site)
    lines = text_layout.fit(words, SIZES, (COLUMN, ROOM), fonts.BOLD)
    tag = text_layout.fit(fonts.drawable(category), (30,), (COLUMN, 40), fonts.MEDIUM)
    name = text_layout.fit(fonts.drawable(site), (34, 30, 26), (COLUMN - 70, 40), fonts.MEDIUM)
    right = MARGIN + COLUMN
    gap = 70 if tag.lines else 0
    top = max(MARGIN, (HEIGHT - 80 - lines.height - gap) // 2)
    text_layout.draw(canvas, tag, (MARGIN, top, right), "#0b6b64")
    text_layout.draw(canvas, lines, (MARGIN - 4, top + gap, right), NAVY)
    _mark(canvas, MARGIN, HEIGHT - MARGIN - 44)
    text_layout.draw(canvas, name, (MARGIN + 62, HEIGHT - MARGIN - 38, right), NAVY)


def _mark(canvas: ImageDraw.ImageDraw, left: int, top: int) -> None:
    """The site's icon, 44 pixels wide."""
    canvas.ellipse((left, top, left + 44, top + 44), fill=NAVY)
    foot = (left, top + 22, left + 22, top + 44)
    canvas.rounded_rectangle(foot, 6, fill=NAVY, corners=(False, False, False, True))
    canvas.line(
        [(left + 12, top + 24), (left + 19, top + 31), (left + 32, top + 16)],
        fill=TEAL,
        width=6,
        joint="curve",
    )
