"""The icon of the site in the formats that programs need, and the web app manifest."""

import io
import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from frontend.content.pictures import Icon
from frontend.content.site import Site

if TYPE_CHECKING:  # Pillow is large, and few processes need it
    from PIL.Image import Image

SIZES = (192, 512)  # pixels, as Android and desktop browsers require
MASKABLE = "-maskable.png"
MASKABLE_SIZE = 512  # pixels
# A phone cuts such an icon to any shape around a circle of four fifths of its width (W3C manifest):
# the largest square within that circle.
MASKABLE_PART = 0.8 / 2**0.5
TOUCH_SIZE = 180  # pixels, as Apple's phones require
FAVICON_SIZES = [(16, 16), (32, 32), (48, 48)]


def svg(icon: Icon, site: Site) -> bytes:
    return icon.svg


def favicon(icon: Icon, site: Site) -> bytes:
    return _saved(_image(icon), "ICO", sizes=FAVICON_SIZES)


def on_paper(size: int, part: float = 1) -> Callable[[Icon, Site], bytes]:
    """Return a function that makes a square PNG of a size, on the site's background colour.

    `part` is how much of its width the icon itself takes.
    """

    def write(icon: Icon, site: Site) -> bytes:
        from PIL import Image

        side = round(size * part)
        drawn = _image(icon).resize((side, side), Image.Resampling.LANCZOS)
        ground = Image.new("RGBA", (size, size), site.colours.by_day("paper"))
        ground.alpha_composite(drawn, ((size - side) // 2, (size - side) // 2))
        return _saved(ground.convert("RGB").quantize(256), "PNG", optimize=True)

    return write


# Content type and generating function, by the end of the path.
FORMS: dict[str, tuple[str, Callable[[Icon, Site], bytes]]] = {
    "favicon.ico": ("image/x-icon", favicon),
    "apple-touch-icon.png": ("image/png", on_paper(TOUCH_SIZE)),
    ".svg": ("image/svg+xml", svg),
    **{f"-{size}.png": ("image/png", on_paper(size)) for size in SIZES},
    MASKABLE: ("image/png", on_paper(MASKABLE_SIZE, MASKABLE_PART)),
}


def addresses(site: Site) -> list[str]:
    """Return the paths of all formats of the icon; none if the site has no icon."""
    if not site.icon:
        return []
    return ["/favicon.ico", "/apple-touch-icon.png", *map(site.icon_path, _named())]


def _named() -> list[str]:
    return [form for form in FORMS if not form[0].isalpha()]


def _image(icon: Icon) -> "Image":
    from PIL import Image

    return Image.open(io.BytesIO(icon.png)).convert("RGBA")


def _saved(image: "Image", form: str, **options: Any) -> bytes:
    data = io.BytesIO()
    image.save(data, form, **options)
    return data.getvalue()


def manifest(site: Site) -> bytes:
    """Return the web app manifest (W3C), which browsers use when the site is installed."""
    document = {
        "name": site.name,
        "description": site.tagline,
        "lang": site.language,
        "start_url": "/",
        "display": "minimal-ui",
        "background_color": site.colours.by_day("paper"),
        "theme_color": site.colours.by_day("paper"),
        "icons": _icons(site) if site.icon else [],
    }
    return json.dumps(document, ensure_ascii=False).encode()


def _icons(site: Site) -> list[dict[str, Any]]:
    drawing = {"src": site.icon_path(".svg"), "type": "image/svg+xml", "sizes": "any"}
    pictures = [
        {"src": site.icon_path(f"-{size}.png"), "type": "image/png", "sizes": f"{size}x{size}"}
        for size in SIZES
    ]
    maskable = {
        "src": site.icon_path(MASKABLE),
        "type": "image/png",
        "sizes": f"{MASKABLE_SIZE}x{MASKABLE_SIZE}",
        "purpose": "maskable",
    }
    return [drawing, *pictures, maskable]
