"""Find the addresses of an old site at which a visitor would find nothing."""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from cms.models import StoryIndexPage
from cms.models.public_pages import Scope, html_path_of
from cms.models.redirect_address import addresses_for, is_entrance, is_never_led_on
from cms.models.site_profile import profile_in_force
from importers.problems import DocumentError, error
from web_address import plain_path, read_address

MAX_BYTES = 50 * 1024 * 1024  # what a sitemap may have
# As in `frontend.seo.feeds.elsewhere`.
FEED = re.compile(
    r"(/(?:[^/]+/)*?)"
    r"(?:(?:(?:feed|rss)/)?(?:feed|rss|atom|index)\.xml|rss|feed|feed(?:-[-\w]+)?\.(?:atom|json))"
    r"/?"
)
ALWAYS_THERE = ("/", "/sitemap.xml", "/robots.txt", "/llms.txt")


@dataclass(frozen=True)
class Lost:
    """An address that leads nowhere, and a page with a name like it, if there is one."""

    address: str
    near: str


def read_addresses(file: Path) -> list[str]:
    """Return the addresses of a sitemap, of a CSV file, or of a text with one a line.

    Raise a DocumentError if it is none of them.
    """
    try:
        if file.stat().st_size > MAX_BYTES:
            raise DocumentError(error("too-large", limit=MAX_BYTES // 1024 // 1024))
        with file.open("rb") as stream:
            begins = stream.read(256).lstrip(b"\xef\xbb\xbf \t\r\n")
        found = _in_sitemap(file) if begins.startswith(b"<") else _in_text(file)
        return list(dict.fromkeys(address for address in found if address))
    except UnicodeDecodeError as reason:
        raise DocumentError(
            error("not-utf8", byte=f"0x{reason.object[reason.start]:02X}")
        ) from reason
    except csv.Error as reason:
        raise DocumentError(error("unreadable", reason=str(reason))) from reason
    except OSError as reason:
        raise DocumentError(error("unreadable", reason=reason.strerror or "")) from reason


def _in_sitemap(file: Path) -> Iterator[str]:
    try:
        for _event, element in iterparse(file):
            if element.tag.rpartition("}")[2] == "loc":
                yield (element.text or "").strip()
            element.clear()
    except (ParseError, DefusedXmlException) as reason:
        raise DocumentError(error("sitemap-syntax", reason=str(reason))) from reason


def _in_text(file: Path) -> Iterator[str]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        if file.suffix.lower() != ".csv":
            yield from (line.strip() for line in stream if not line.startswith("#"))
            return
        for row in csv.reader(stream):
            yield next((cell.strip() for cell in row if "/" in cell), "")


class Answers:
    """What the site has an answer for, with each page and redirect looked up once."""

    def __init__(self):
        site = Site.objects.get(is_default_site=True)
        public = Scope.of(site).pages()
        paths = [html_path_of(path, site) for path in public.values_list("url_path", flat=True)]
        self.pages = {*paths, *map(_form, paths)}
        self.by_name = {path.rstrip("/").rpartition("/")[2]: path for path in paths}
        redirects = Redirect.get_for_site(site)
        leads = redirects.filter(redirect_page__in=public) | redirects.filter(redirect_page=None)
        lists = Scope.of(site).pages(StoryIndexPage).values_list("url_path", flat=True)
        self.lists = frozenset(html_path_of(path, site) for path in lists)
        self.redirects = frozenset(leads.values_list("old_path", flat=True))
        profile = profile_in_force()
        search = (profile.words["search"], *profile.former_addresses.get("search", ()))
        self.others = {*ALWAYS_THERE, *(f"/{word}/" for word in search)}

    def lost(self, addresses: Iterable[str]) -> Iterator[Lost]:
        for address in addresses:
            read = read_address(address)
            path = unquote(read.path) if read else address
            if not self._has(path or "/", read.query if read else ""):
                name = plain_path(path).rstrip("/").rpartition("/")[2]
                yield Lost(address, self.by_name.get(name, ""))

    def _has(self, path: str, query: str) -> bool:
        if path in self.others or plain_path(path) in self.others:
            return True
        if path in self.pages or _form(path) in self.pages:
            return True
        if is_entrance(path) or is_never_led_on(path):
            return False
        if self._is_feed(path):
            return True
        asked = (path, plain_path(path))
        return any(
            form in self.redirects
            for each in asked
            for form, _left in addresses_for(f"{each}?{query}" if query else each)
        )

    def _is_feed(self, path: str) -> bool:
        """Return True for a feed of a story list, or where another generator has one."""
        match = FEED.fullmatch(path)
        folder = match[1] if match else ""
        moved = folder.rstrip("/") in self.redirects
        return folder in self.lists or (folder == "/" and bool(self.lists)) or moved


def _form(path: str) -> str:
    return plain_path("/" + path.strip("/"))
