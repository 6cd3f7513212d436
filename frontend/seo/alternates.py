"""The other formats of a page, and their paths, which contain a dot, as no slug of a page can."""

from dataclasses import dataclass
from urllib.parse import quote

SHARE_IMAGE = "deel.png"
ATOM, JSON_FEED = "application/atom+xml", "application/feed+json"


@dataclass(frozen=True)
class Alternate:
    """Another format of a page, for `<link rel="alternate">`."""

    type: str
    path: str
    title: str = ""


def share_image_path(path: str) -> str:
    return quote(path) + SHARE_IMAGE


def feed_path(index: str, kind: str = "atom", category: str = "") -> str:
    """Return the path of the feed of a story list. `kind` is "atom" or "json"."""
    return f"{quote(index)}feed{'-' if category else ''}{quote(category)}.{kind}"
