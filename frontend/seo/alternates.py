"""The addresses of what a page is beside HTML. Each has a dot in its name, and no page can."""

from dataclasses import dataclass
from urllib.parse import quote

SHARE_IMAGE = "deel.png"
ATOM, JSON_FEED = "application/atom+xml", "application/feed+json"


@dataclass(frozen=True)
class Alternate:
    """Another form of a page, as its head names it: `<link rel="alternate">`."""

    type: str
    path: str
    title: str = ""


def share_image_path(path: str) -> str:
    return quote(path) + SHARE_IMAGE


def feed_path(index: str, kind: str = "atom", category: str = "") -> str:
    """Return where the feed of a story list is. `kind` is "atom" or "json"."""
    return f"{quote(index)}feed{'-' if category else ''}{quote(category)}.{kind}"
