"""Sanitise HTML from the API, which is untrusted. No other module marks it as safe."""

import re
from dataclasses import dataclass
from html import unescape

import nh3
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe

from anchors import Anchors

URL_SCHEMES = {"http", "https", "mailto", "tel"}
BLOCK_TAGS = {"p", "hr", "ul", "ol", "li", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6"}
INLINE_TAGS = {"a", "b", "br", "code", "del", "em", "i", "s", "strong", "sub", "sup"}
_cleaner = nh3.Cleaner(
    tags=BLOCK_TAGS | INLINE_TAGS,
    attributes={"a": {"href"}, "ol": {"start"}},
    url_schemes=URL_SCHEMES,
    link_rel=None,
)
_heading = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)


@dataclass(frozen=True)
class Heading:
    """A heading in a body. `level` is 2 to 6: the title of the page is its only h1."""

    id: str
    text: str
    level: int


def clean(html: str | None) -> SafeString:
    """Return sanitised HTML: no style, class, id or script, and only the allowed URL schemes."""
    return mark_safe(_cleaner.clean(html or ""))  # noqa: S308  sanitised in this line


def safe_href(address: str) -> str:
    """Return the address if its URL scheme is allowed, as in rich text, else ""."""
    scheme = re.match(r"\s*([^/?#:]*):", address)
    return "" if scheme and scheme[1].lower() not in URL_SCHEMES else address.strip()


class Outline:
    """The headings of one body: adjusts levels, which start at h2 without gaps, and sets ids."""

    def __init__(self) -> None:
        self.headings: list[Heading] = []
        self._anchors = Anchors()

    def add(self, html: SafeString) -> SafeString:
        """Return sanitised HTML with adjusted headings. Call it once a text, in page order."""
        return mark_safe(_heading.sub(self._add_heading, html))  # noqa: S308  sanitised, plus tags

    def _add_heading(self, match: re.Match[str]) -> str:
        text = " ".join(unescape(strip_tags(match[2])).split())
        if not text:
            return ""
        deepest = self.headings[-1].level + 1 if self.headings else 2
        level = min(max(int(match[1]), 2), deepest)
        heading = Heading(self._anchors.name(text), text, level)
        self.headings.append(heading)
        return f'<h{level} id="{heading.id}">{match[2]}</h{level}>'
