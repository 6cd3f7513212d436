"""The icon of a site as SVG and PNG, from files or generated in the colours of the brand."""

import io
from dataclasses import dataclass
from pathlib import Path

import defusedxml.ElementTree
from defusedxml import DefusedXmlException
from django.utils.translation import gettext as _
from PIL import Image, ImageDraw, UnidentifiedImageError

SIZE = 512  # pixels, the largest that browsers request
FINER = 4  # drawn larger and reduced, for smooth edges
MOST_BYTES = 100_000  # of each file
SVG = "{http://www.w3.org/2000/svg}"
LIVE = ("script", "foreignObject", "animate", "set", "a", "use", "image", "style")

# A leaf: a disc with one corner, as in the placeholder drawings.
MARK = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <path d="M16 2a14 14 0 0 1 0 28H6a4 4 0 0 1-4-4V16A14 14 0 0 1 16 2z" fill="{brand}"/>
  <circle cx="16" cy="16" r="6" fill="{accent}"/>
</svg>
"""


@dataclass(frozen=True)
class Icon:
    """An SVG for browsers, and a PNG of 512 by 512 pixels for other programs."""

    svg: str
    png: bytes


class IconError(ValueError):
    """Raised for a file that is not usable as an icon. The message is about a key."""


def drawing(brand: str, accent: str) -> str:
    """Return the SVG of a neutral mark in these two colours."""
    return MARK.format(brand=brand, accent=accent)


def drawn(brand: str, accent: str) -> Icon:
    """Return the neutral mark as an icon."""
    unit = SIZE * FINER / 32  # of the drawing
    image = Image.new("RGBA", (SIZE * FINER, SIZE * FINER))
    canvas = ImageDraw.Draw(image)
    canvas.ellipse([unit * at for at in (2, 2, 30, 30)], fill=brand)
    corner = [unit * at for at in (2, 16, 16, 30)]
    canvas.rounded_rectangle(corner, unit * 4, fill=brand, corners=(False, False, False, True))
    canvas.ellipse([unit * at for at in (10, 10, 22, 22)], fill=accent)
    return Icon(drawing(brand, accent), _png(image.reduce(FINER)))


def read_svg(file: Path) -> str:
    """Return the SVG of a file. Raises IconError if it has scripts or external references."""
    data = _read(file)
    try:
        text = data.decode()
        root = defusedxml.ElementTree.fromstring(text)
    except (DefusedXmlException, defusedxml.ElementTree.ParseError, ValueError) as error:
        raise IconError(_("must name a readable SVG file (%s)") % error) from error
    if root.tag != f"{SVG}svg":
        raise IconError(_("must name an SVG file"))
    for element in root.iter():
        name = str(element.tag).removeprefix(SVG)
        live = [key for key, value in element.attrib.items() if _is_live(key, value)]
        if name in LIVE or live:
            raise IconError(_("must name a plain drawing, without “%s”") % (live or [name])[0])
    return text


def _is_live(key: str, value: str) -> bool:
    return key.lower().startswith("on") or "href" in key or "url(" in value.replace("url(#", "")


def read_png(file: Path) -> bytes:
    """Return the picture of a file, scaled to the size of an icon. Raises IconError."""
    try:
        with Image.open(io.BytesIO(_read(file)), formats=["PNG"]) as image:
            image.load()
            if image.width != image.height or image.width < SIZE:
                values = {"size": SIZE, "width": image.width, "height": image.height}
                raise IconError(
                    _(
                        "must be square and at least %(size)d pixels wide, "
                        "not %(width)d by %(height)d"
                    )
                    % values
                )
            return _png(image.convert("RGBA").resize((SIZE, SIZE), Image.Resampling.LANCZOS))
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise IconError(_("must name a readable PNG file (%s)") % error) from error


def _read(file: Path) -> bytes:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise IconError(_("must name a file that can be read (%s)") % error) from error
    if len(data) > MOST_BYTES:
        raise IconError(_("must name a file of at most %d KB") % (MOST_BYTES // 1000))
    return data


def _png(image: Image.Image) -> bytes:
    data = io.BytesIO()
    image.quantize(256, method=Image.Quantize.FASTOCTREE).save(data, "PNG", optimize=True)
    return data.getvalue()
