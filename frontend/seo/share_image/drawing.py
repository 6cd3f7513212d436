"""Draw the share image of a page that has no picture: its title, category and the site's name."""

import io
import zlib
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

from PIL import Image, ImageDraw

from frontend.content.colours import Colours
from frontend.seo.share_image import fonts, text_layout

WIDTH, HEIGHT = 1200, 630  # pixels, as Facebook, LinkedIn, Signal and WhatsApp recommend
FINER = 2  # shapes are drawn larger and scaled down for smooth edges
MARGIN, COLUMN, MARK = 72, 700, 44
SIZES = (86, 76, 66, 58, 50)
ROOM = 310  # pixels in height for the title
LONGEST = 300  # characters of a title that are used
FEW = 96  # colours in the palette: a compromise between file size and smooth letters
MOST_KEPT = 64  # pictures of some 20 KB

_drawing = Lock()  # fonts are not thread-safe


@dataclass(frozen=True)
class Palette:
    """Names of colours of the site (in light mode). The slug of a category selects a palette."""

    ground: str
    large: str
    small: str
    sun: str


PALETTES = (
    Palette("tinted", "accent", "brand", "highlight"),
    Palette("pale_warm", "warm", "brand", "highlight"),
    Palette("quiet", "highlight", "accent", "warm"),
    Palette("pale_brand", "shape by night", "accent", "highlight"),
    Palette("pale_highlight", "brand", "warm", "accent"),
    Palette("tinted", "brand", "warm", "highlight"),
)


def palette(name: str, colours: Colours) -> Palette:
    """Return a palette in the colours of the site, always the same one for a name."""
    chosen = PALETTES[zlib.crc32(name.encode()) % len(PALETTES)]
    return Palette(**{key: _colour(colours, each) for key, each in vars(chosen).items()})


def _colour(colours: Colours, name: str) -> str:
    name, _by, time = name.partition(" by ")
    return colours.by_night(name) if time else colours.by_day(name)


@lru_cache(maxsize=MOST_KEPT)
def draw(title: str, category: str, colour: str, site: str, colours: Colours, mark: bytes) -> bytes:
    """Return a PNG with the title, the category's name (if any), and the site's name and icon.

    `colour` selects the palette: the slug of a category, or another string. `mark` is a PNG.
    """
    with _drawing:
        image = _ground(palette(colour, colours))
        _write(ImageDraw.Draw(image), title[:LONGEST], category, site, colours)
        _mark(image, mark, MARGIN, HEIGHT - MARGIN - MARK)
        data = io.BytesIO()
        image.quantize(FEW, dither=Image.Dither.NONE).save(data, "PNG", optimize=True)
    return data.getvalue()


def _ground(colours: Palette) -> Image.Image:
    """Return the background: two leaves facing each other, as in the site's drawings."""
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
    """Draw a disc with a corner at its foot. `place` is left, top, right; `side` is -1 or 1."""
    left, top, right = (FINER * number for number in place)
    middle, wide = (left + right) // 2, right - left
    canvas.ellipse((left, top, right, top + wide), fill=colour)
    corner = (middle, right) if side > 0 else (left, middle)
    box = (corner[0], top + wide // 2, corner[1], top + wide)
    canvas.rounded_rectangle(box, wide / 8, fill=colour, corners=(False, False, side > 0, side < 0))


def _write(
    canvas: ImageDraw.ImageDraw, title: str, category: str, site: str, colours: Colours
) -> None:
    words = fonts.drawable(title) or fonts.drawable(site)
    lines = text_layout.fit(words, SIZES, (COLUMN, ROOM), fonts.BOLD)
    tag = text_layout.fit(fonts.drawable(category), (30,), (COLUMN, 40), fonts.MEDIUM)
    name = text_layout.fit(fonts.drawable(site), (34, 30, 26), (COLUMN - 70, 40), fonts.MEDIUM)
    right = MARGIN + COLUMN
    gap = 70 if tag.lines else 0
    top = max(MARGIN, (HEIGHT - 80 - lines.height - gap) // 2)
    text_layout.draw(canvas, tag, (MARGIN, top, right), colours.by_day("link"))
    text_layout.draw(canvas, lines, (MARGIN - 4, top + gap, right), colours.by_day("head"))
    text_layout.draw(
        canvas, name, (MARGIN + 62, HEIGHT - MARGIN - 38, right), colours.by_day("head")
    )


def _mark(image: Image.Image, mark: bytes, left: int, top: int) -> None:
    """Draw the site's icon beside its name, if it has one."""
    if mark:
        icon = Image.open(io.BytesIO(mark)).convert("RGBA")
        icon = icon.resize((MARK, MARK), Image.Resampling.LANCZOS)
        image.paste(icon, (left, top), icon)
