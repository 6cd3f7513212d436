"""The site's icons where programs look for them, and the manifest that names them."""

import json
from functools import cache
from pathlib import Path

from django.templatetags.static import static

from frontend.content.site import Site

FOLDER = Path(__file__).parents[1] / "static/frontend"
TYPES = {"favicon.ico": "image/x-icon", "apple-touch-icon.png": "image/png"}
SIZES = (192, 512)  # pixels; what Android and desktop browsers ask for


@cache
def icon(name: str) -> bytes:
    """Return the icon that programs look for under this name at the root of a site."""
    return FOLDER.joinpath(name).read_bytes()


def manifest(site: Site) -> bytes:
    """Return the web app manifest (W3C): what a browser shows when the site is kept as an app."""
    icons = [
        {"src": static(f"frontend/icon-{size}.png"), "type": "image/png", "sizes": f"{size}x{size}"}
        for size in SIZES
    ]
    drawing = {"src": static("frontend/icon.svg"), "type": "image/svg+xml", "sizes": "any"}
    document = {
        "name": site.name,
        "description": site.tagline,
        "lang": site.language,
        "start_url": "/",
        "display": "minimal-ui",
        "background_color": "#fffdf9",
        "theme_color": "#fffdf9",
        "icons": [drawing, *icons],
    }
    return json.dumps(document, ensure_ascii=False).encode()
