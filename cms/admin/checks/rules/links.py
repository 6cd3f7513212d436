"""Rules for links: descriptive link texts, and targets that exist."""

from collections.abc import Iterator
from typing import Protocol
from urllib.parse import unquote

from bs4 import Tag

from cms.admin.checks.finding import Finding
from cms.admin.checks.rules.markup import authored_elements, place_of, quote, words_of
from web_address import join_address, read_address

NAMES_OF_ANYTHING = (
    "klik|klik hier|klik hier voor meer|hier|lees hier|lees hier meer|lees meer|lees verder|"
    "meer lezen|meer|meer info|meer informatie|deze|deze link|deze pagina|via deze link|link|"
    "de link|website|de website|bekijk|bekijk hier|kijk hier|verder|ga verder|download|"
    "click|click here|here|read more|more|more info|more information|this|this link|this page|"
    "learn more|details|see more|see here|continue|go"
)
VAGUE = frozenset(NAMES_OF_ANYTHING.split("|"))


class Site(Protocol):
    """The interface to the site that these rules need."""

    def path_on_site(self, url: str) -> str | None:
        """Return the path and query of an address of this site, or None for another site's."""

    def answers(self, path: str) -> bool:
        """Return True if the site responds with 200 at a path."""

    def has_anchor(self, path: str, name: str) -> bool:
        """Return True if the page at a path has an element of this id."""


def empty_link(main: Tag) -> Iterator[Finding]:
    """Yield a finding for each link without text, label or described picture."""
    for link in _links(main):
        if not _name(link):
            yield Finding("empty_link", place_of(link), {"url": quote(str(link["href"]))})


def vague_link(main: Tag) -> Iterator[Finding]:
    """Yield a finding for each link whose text says nothing about its target ("click here")."""
    for link in _links(main):
        if _name(link).casefold().strip(" .:!?…>»→‘’“”\"'") in VAGUE:
            yield Finding("vague_link", place_of(link), {"text": quote(_name(link))})


def dead_link(main: Tag, site: Site, own_path: str) -> Iterator[Finding]:
    """Yield a finding for each link to a page, file or anchor of this site that does not exist.

    `own_path` is the path of the page itself, which may not be published yet.
    """
    for link in authored_elements(main, "a"):
        details = {"text": quote(_name(link)), "url": quote(str(link.get("href", "")))}
        if not link.has_attr("href"):
            # The API removes the address of a link to a page that is not public.
            yield Finding("dead_link", place_of(link), {**details, "reason": "hidden"})
            continue
        reason = _what_is_missing(str(link["href"]), main, site, own_path)
        if reason:
            yield Finding("dead_link", place_of(link), {**details, "reason": reason})


def addresses_elsewhere(main: Tag, site: Site) -> dict[str, Tag]:
    """Return the http(s) addresses of other sites, each with the first link to it."""
    addresses: dict[str, Tag] = {}
    for link in _links(main):
        url = str(link["href"]).strip().partition("#")[0]
        address = read_address(url)
        if address and address.is_web and site.path_on_site(url) is None:
            addresses.setdefault(url, link)
    return addresses


def dead_external_link(main: Tag, site: Site, known_dead: set[str]) -> Iterator[Finding]:
    """Yield a finding for each link to another site that is in `known_dead`."""
    for url, link in addresses_elsewhere(main, site).items():
        if url in known_dead:
            details = {"text": quote(_name(link)), "url": quote(url)}
            yield Finding("dead_external_link", place_of(link), details)


def _what_is_missing(href: str, main: Tag, site: Site, own_path: str) -> str:
    """Return "page" or "anchor" if that does not exist, "unreadable" for no address, or ""."""
    whole, _, anchor = href.strip().partition("#")
    target = join_address(own_path, whole)
    if target is None or read_address(target) is None:
        return "unreadable"
    path = site.path_on_site(target) if whole else own_path
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
    return (link for link in authored_elements(main, "a") if link.has_attr("href"))


def _name(link: Tag) -> str:
    """Return the accessible name of a link, or ""."""
    pictures = (str(picture.get("alt", "")).strip() for picture in link.find_all("img"))
    names = [str(link.get("aria-label", "")), words_of(link), *pictures]
    return next(filter(None, names), "")
