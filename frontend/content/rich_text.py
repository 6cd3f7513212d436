"""HTML from the API is hostile until it went through here: nothing else marks HTML as safe."""

import re
from dataclasses import dataclass
from html import unescape

import nh3
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

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
# The ids that the templates use themselves.
TEMPLATE_IDS = frozenset(
    {"chips", "inhoud", "lijst", "lijst-blok", "meer", "menu", "nieuw", "ook", "op-deze-pagina"}
    | {"q", "status", "zoekform"}
)


@dataclass(frozen=True)
class Heading:
    """A heading inside a body. `level` is 2 to 6: the page's title is the only h1."""

    id: str
    text: str
    level: int


def clean(html: str | None) -> SafeString:
    """Keep what rich text may hold: no style, class, id or script, and no odd URL schemes."""
    return mark_safe(_cleaner.clean(html or ""))  # noqa: S308  cleaned in this very line


def safe_href(address: str) -> str:
    """Return the address if a link may lead there (the same rule as in rich text), else ""."""
    scheme = re.match(r"\s*([^/?#:]*):", address)
    return "" if scheme and scheme[1].lower() not in URL_SCHEMES else address.strip()


class Outline:
    """Gives the headings of one body levels without gaps, starting at h2, and ids of their own."""

    def __init__(self):
        self.headings: list[Heading] = []
        self._ids = set(TEMPLATE_IDS)

    def place(self, html: SafeString) -> SafeString:
        """Return the cleaned HTML with its headings placed. Call once a text, in reading order."""
        return mark_safe(_heading.sub(self._place_one, html))  # noqa: S308  clean, plus our tags

    def _place_one(self, match: re.Match) -> str:
        text = " ".join(unescape(strip_tags(match[2])).split())
        if not text:
            return ""
        deepest = self.headings[-1].level + 1 if self.headings else 2
        level = min(max(int(match[1]), 2), deepest)
        heading = Heading(self._new_id(text), text, level)
        self.headings.append(heading)
        return f'<h{level} id="{heading.id}">{match[2]}</h{level}>'

    def _new_id(self, text: str) -> str:
        wanted = slugify(text) or "kop"
        number, id = 1, wanted
        while id in self._ids:
            number += 1
            id = f"{wanted}-{number}"
        self._ids.add(id)
        return id
