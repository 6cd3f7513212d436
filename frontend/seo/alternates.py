"""The addresses of what a page is beside HTML. Each has a dot in its name, and no page can."""

from dataclasses import dataclass
from urllib.parse import quote, urljoin

MARKDOWN, PICTURE = "index.md", "deel.png"
ATOM, JSON_FEED = "application/atom+xml", "application/feed+json"


@dataclass(frozen=True)
class Face:
    """Another form of a page, as its head names it."""

    type: str
    path: str
    title: str = ""


def markdown_path(path: str) -> str:
    return quote(path) + MARKDOWN


def picture_path(path: str) -> str:
    return quote(path) + PICTURE


def feed_path(index: str, kind: str = "atom", category: str = "") -> str:
    """Return where the feed of a story list is. `kind` is "atom" or "json"."""
    return f"{quote(index)}feed{'-' if category else ''}{quote(category)}.{kind}"


def absolute(path: str, root_url: str) -> str:
    """Return a whole address; one that is whole already stays as it is."""
    return urljoin(root_url + "/", path)
