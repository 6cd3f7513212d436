"""Find the page that a link means, and rewrite it to a link that follows the page.

A link is resolved as Markdown tools do it: relative to its file, to the root of the folder, and
last to the address of its page; with or without an extension; without regard to case if nothing
else matches. Knows nothing of the database: addresses and pages come in as mappings.
"""

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from html import unescape
from urllib.parse import unquote

from anchors import anchors_by_link
from importers.files.paths import SECTIONS, from_root
from importers.markdown.findings import Block, InternalLink
from importers.problems import Problem, info, warning
from web_address import join_address, read_address

Target = int | str  # the number of a page, or the path of the document whose page will be it
LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
EXTENSIONS = ("", ".md", ".mdx", ".markdown", "/index.md", "/_index.md", "/index.mdx", "/README.md")
WEB_ENDING = re.compile(r"(?:(?<=/)index)?\.html?$|(?<=/)index$", re.IGNORECASE)
DOCUMENT = "document:"  # before the number and the address of a document
DEAD = ""  # instead of a page: the words stay, the link goes


@dataclass
class SiteMap:
    """The targets of links: by the path of their document, and by their address (`/over-ons/`)."""

    by_path: dict[str, Target] = field(default_factory=dict)
    by_address: dict[str, Target] = field(default_factory=dict)

    def __post_init__(self):
        self.folded_paths = {path.casefold(): path for path in self.by_path}
        files = [(posixpath.basename(path).casefold(), path) for path in self.by_path]
        times = Counter(name for name, _ in files)
        self.names = {name: path for name, path in files if times[name] == 1}
        self.folded_addresses = {path.casefold(): path for path in self.by_address}

    def find_page(self, place: str, base: str, own_address: str) -> tuple[Target | None, str]:
        """Return the page for the path of a link, and its true spelling if that differs."""
        place = WEB_ENDING.sub("", place) if place != "/" else place
        paths = list(_paths(place, base))
        addresses = [
            _address(place, start) for start in ("/" + posixpath.dirname(base), own_address)
        ]
        for path in paths:
            if path in self.by_path:
                return self.by_path[path], ""
        for address in addresses:
            if address in self.by_address:
                return self.by_address[address], ""
        for path in paths:
            if path.casefold() in self.folded_paths:
                written = self.folded_paths[path.casefold()]
                return self.by_path[written], written
        for address in addresses:
            if address.casefold() in self.folded_addresses:
                written = self.folded_addresses[address.casefold()]
                return self.by_address[written], written
        return self._by_name(place), ""

    def _by_name(self, place: str) -> Target | None:
        """Return the only page whose file has this name, wherever it is, as notes are linked."""
        found = self.names.get(posixpath.basename(place.rstrip("/")).casefold())
        return self.by_path[found] if found and place.endswith(".md") else None


@dataclass(frozen=True)
class LinkSource:
    """The document that a link is in."""

    path: str
    address: str
    headings: tuple[str, ...]


def _paths(place: str, base: str) -> Iterable[str]:
    """Yield the paths of documents that a link may mean; none is outside the folder."""
    starts = ["", *SECTIONS] if place.startswith("/") else [posixpath.dirname(base)]
    for start in starts:
        path = posixpath.normpath(posixpath.join(start, place.lstrip("/") or "."))
        if not path.startswith(".."):
            yield from (posixpath.normpath(path + ending) for ending in EXTENSIONS)


def _address(place: str, start: str) -> str:
    path = posixpath.normpath(join_address(start.rstrip("/") + "/", place) or place)
    return re.sub("/+", "/", f"{path}/")


def resolve_link(
    link: InternalLink, source: LinkSource, site: SiteMap
) -> tuple[Target | str | None, list[Problem]]:
    """Return the page of a link, and what to report.

    The first is DEAD if it has none, a new anchor (`#menu-2`), or None to keep its address.
    """
    address = read_address(link.href)
    if address is None:
        return DEAD, [warning("link-dead", link.line, href=link.href)]
    place, anchor = from_root(unquote(address.path)), unquote(address.fragment)
    if not place:
        return _in_page(link, anchor, source)
    page, written = site.find_page(place, source.path, source.address)
    if page is None:
        if address.path.startswith("/"):
            return None, [warning("link-address-unknown", link.line, href=link.href)]
        return DEAD, [warning("link-dead", link.line, href=link.href)]
    problems = []
    if written:
        problems.append(info("link-capitals", link.line, href=link.href, path=written))
    if anchor:
        problems.append(warning("link-anchor", link.line, href=link.href, anchor=anchor))
    return page, problems


def _in_page(
    link: InternalLink, anchor: str, source: LinkSource
) -> tuple[str | None, list[Problem]]:
    if not anchor:
        return None, []
    on_site = anchors_by_link(source.headings).get(anchor)
    if on_site is None:
        return None, [warning("link-anchor-missing", link.line, href=link.href)]
    return (None if on_site == anchor else f"#{on_site}"), []


def rewrite_links(
    blocks: Iterable[Block], pages: Mapping[str, int | str], site_url: str
) -> tuple[Block, ...]:
    """Return `blocks` with the links in `pages` leading to those pages.

    `pages` maps an href to the number of a page, to a new anchor (`#menu-2`), to a document
    (`document:3 /documents/3/plan.pdf`), or to DEAD for a link to be removed. A button with an
    address that is no page's gets the full address, from `site_url`.
    """
    return tuple(replace(block, value=_resolved(block.value, pages, site_url)) for block in blocks)


def _resolved(value, pages: Mapping[str, int | str], site_url: str):
    if isinstance(value, str):
        return LINK.sub(lambda link: _rewritten(link, pages), value)
    if isinstance(value, list):
        return [_resolved(each, pages, site_url) for each in value]
    if not isinstance(value, dict):
        return value
    if "page" in value and "url" in value:
        return _button(value, pages, site_url)
    if "code" in value:
        return value
    return {key: _resolved(each, pages, site_url) for key, each in value.items()}


def _rewritten(link: re.Match, pages: Mapping[str, int | str]) -> str:
    page = pages.get(unescape(link[1]))
    if page is None:
        return link[0]
    # The order in which the editor itself writes the attributes.
    if isinstance(page, str) and page.startswith("#"):
        return f'<a href="{page}">{link[2]}</a>'
    document = _document(page)
    if document:
        return f'<a id="{document[0]}" linktype="document">{link[2]}</a>'
    return f'<a id="{page}" linktype="page">{link[2]}</a>' if page != DEAD else link[2]


def _document(target: Target) -> tuple[str, str] | None:
    """Return the number and the address of a document, if that is the target of a link."""
    if not isinstance(target, str) or not target.startswith(DOCUMENT):
        return None
    number, _, address = target.removeprefix(DOCUMENT).partition(" ")
    return number, address


def _button(value: dict, pages: Mapping[str, int | str], site_url: str) -> dict:
    page = pages.get(value["url"])
    if isinstance(page, int):
        return {**value, "page": page, "url": ""}
    document = _document(page) if page else None
    written = document[1] if document else value["url"]
    return {**value, "url": join_address(f"{site_url}/", written) or written}
