"""The other formats of a page, and their paths, which contain a dot, as no slug of a page can."""

from dataclasses import dataclass
from urllib.parse import quote

SHARE_IMAGE = "deel.png"
ATOM, RSS = "application/atom+xml", "application/rss+xml"
JSON_FEED = "application/feed+json"
FEED_KINDS = ("atom", "rss", "json")  # the ends of their paths


@dataclass(frozen=True)
class Alternate:
    """Another format of a page, for `<link rel="alternate">`."""

    type: str
    path: str
    title: str = ""


def share_image_path(path: str) -> str:
    return quote(path) + SHARE_IMAGE


def feed_path(index: str, kind: str = "atom", category: str = "") -> str:
    """Return the path of the feed of a story list. `kind` is one of FEED_KINDS."""
    return f"{quote(index)}feed{'-' if category else ''}{quote(category)}.{kind}"
