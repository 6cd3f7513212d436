"""Links: words that say where they lead, and whether there is anything."""

from collections.abc import Iterator
from typing import Protocol
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from bs4 import Tag

from cms.admin.checks.finding import Finding
from cms.admin.checks.rules.markup import place_of, quote, words_of, written

NAMES_OF_ANYTHING = (
    "klik|klik hier|klik hier voor meer|hier|lees hier|lees hier meer|lees meer|lees verder|"
    "meer lezen|meer|meer info|meer informatie|deze|deze link|deze pagina|via deze link|link|"
    "de link|website|de website|bekijk|bekijk hier|kijk hier|verder|ga verder|download|"
    "click|click here|here|read more|more|more info|more information|this|this link|this page|"
    "learn more|details|see more|see here|continue|go"
)
VAGUE = frozenset(NAMES_OF_ANYTHING.split("|"))


class Site(Protocol):
    """What these rules ask about the site."""

    def path_on_site(self, url: str) -> str | None:
        """Return the path (and query) of an address of the site, None for one elsewhere."""

    def answers(self, path: str) -> bool:
        """Say whether a visitor finds anything at a path."""

    def has_anchor(self, path: str, name: str) -> bool:
        """Say whether the page at a path has a place of this name."""


def empty_link(main: Tag) -> Iterator[Finding]:
    """Find links that there is nothing to read of, neither in words nor in a picture."""
    for link in _links(main):
        if not _name(link):
            yield Finding("empty_link", place_of(link), {"url": quote(link["href"])})


def vague_link(main: Tag) -> Iterator[Finding]:
    """Find links that say the same wherever they lead."""
    for link in _links(main):
        if _name(link).casefold().strip(" .:!?…>»→‘’“”\"'") in VAGUE:
            yield Finding("vague_link", place_of(link), {"text": quote(_name(link))})


def dead_link(main: Tag, site: Site, own_path: str) -> Iterator[Finding]:
    """Find links to pages, files and places of the site that a visitor does not find.

    `own_path` is that of the page, which may have no visitors yet.
    """
    for link in written(main, "a"):
        details = {"text": quote(_name(link)), "url": quote(link.get("href", ""))}
        if not link.has_attr("href"):
            # The API takes the address away from a link to what is not public.
            yield Finding("dead_link", place_of(link), {**details, "reason": "hidden"})
            continue
        reason = _what_is_missing(link["href"], main, site, own_path)
        if reason:
            yield Finding("dead_link", place_of(link), {**details, "reason": reason})


def addresses_elsewhere(main: Tag, site: Site) -> dict[str, Tag]:
    """Return the web addresses of other sites, each with the first link that leads there."""
    found: dict[str, Tag] = {}
    for link in _links(main):
        url = urldefrag(link["href"].strip()).url
        if urlsplit(url).scheme in ("http", "https") and site.path_on_site(url) is None:
            found.setdefault(url, link)
    return found


def dead_external_link(main: Tag, site: Site, known_dead: set[str]) -> Iterator[Finding]:
    """Find links to addresses of which it is known that nothing answers there."""
    for url, link in addresses_elsewhere(main, site).items():
        if url in known_dead:
            details = {"text": quote(_name(link)), "url": quote(url)}
            yield Finding("dead_external_link", place_of(link), details)


def _what_is_missing(href: str, main: Tag, site: Site, own_path: str) -> str:
    """Return "page", "anchor", or nothing."""
    whole, anchor = urldefrag(href.strip())
    path = site.path_on_site(urljoin(own_path, whole)) if whole else own_path
    if path is None:
        return ""
    here = path == own_path
    if not here and not site.answers(path):
        return "page"
    if not anchor or anchor == "top":
        return ""
    name = unquote(anchor)
    exists = main.find(id=name) or main.get("id") == name if here else site.has_anchor(path, name)
    return "" if exists else "anchor"


def _links(main: Tag) -> Iterator[Tag]:
    return (link for link in written(main, "a") if link.has_attr("href"))


def _name(link: Tag) -> str:
    """Return what a link is called for somebody who does not see it."""
    pictures = (picture.get("alt", "").strip() for picture in link.find_all("img"))
    said = [link.get("aria-label", ""), words_of(link), *pictures]
    return next(filter(None, said), "")
