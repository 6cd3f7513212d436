"""Addresses that people write out, and the pages of the site that they lead to.

A link to a page that was chosen is stored as the number of that page, one that was typed as text.
Such a text is read here as a browser reads it (https://url.spec.whatwg.org/#url-parsing), in every
form that leads to the same page: with the name of the site or without, in capitals, encoded, with
dots in its path, with something behind it.
"""

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from urllib.parse import parse_qsl, unquote

from django.conf import settings
from wagtail.models import Page, Site

from cms.models.redirect_address import normal_address
from web_address import plain_ip, read_address

# What a browser takes out of an address.
AROUND = "".join(map(chr, range(33)))
WITHIN = re.compile(r"[\t\r\n]")
ORIGIN = re.compile(r"^((?:https?:)?)//+", re.IGNORECASE)
WHOLE = re.compile(r"\s*(?:https?:|[/\\]{2})", re.IGNORECASE)
DEEPEST = 3  # addresses within addresses
WITHOUT_HOST = re.compile(r"^https?:/?(?!/)", re.IGNORECASE)
BEHIND_NAME = re.compile(r"[.;].*", re.DOTALL)
AT_ONCE = 500  # names in a query

Path = tuple[str, ...]


def pages_at(addresses: Iterable[str]) -> dict[str, list[Page]]:
    """Return the pages that each address leads to or gives away, for those that have any.

    That is the page at the address, or at the longest beginning of it: behind that may be a feed or
    a picture of the page. There are several only for an address without a slash in front, which
    means another page on each page. A page in the trash is at the address that it had.
    """
    readings = {written: set(_readings(written)) for written in addresses}
    names = {name for each in readings.values() for _, path in each for name in path}
    typed = {name for written, each in readings.items() if each for name in _as_typed(written)}
    known = _pages_named(names | typed) if names else {}
    found = {written: _deepest(each, known) for written, each in readings.items()}
    return {written: pages for written, pages in found.items() if pages}


def addresses_within(written: str, depth: int = DEEPEST) -> Iterator[str]:
    """Yield the addresses behind the path of an address: forms and programs put some there.

    Of an address on another site these are only whole ones.
    """
    is_ours_itself = any(True for _ in _readings(written))
    rest = written.partition("?")[2] or written.partition("#")[2]
    for pair in parse_qsl(rest.replace("#", "&").replace("?", "&"), keep_blank_values=True):
        for part in map(unquote, pair):
            if WHOLE.match(part) or (is_ours_itself and part.startswith(("/", "\\"))):
                yield part
                if depth:
                    yield from addresses_within(part, depth - 1)


def _as_typed(written: str) -> list[str]:
    """Return the names in an address in the capitals that it has: a page may have them too."""
    return unquote(written.partition("?")[0].replace("\\", "/")).split("/")


def _readings(written: str) -> Iterator[tuple[bool, Path]]:
    """Yield what an address may mean here: whether it is a whole path, and the names in it."""
    text = WITHIN.sub("", written.strip(AROUND))
    place, mark, rest = text.partition("?")
    text = ORIGIN.sub(r"\1//", place.replace("\\", "/")) + mark + rest
    path = _path_here(text)
    if path is not None:
        yield path
    if WITHOUT_HOST.match(text):  # depends on the page on which it is
        for each in (WITHOUT_HOST.sub("/", text), WITHOUT_HOST.sub("http://", text)):
            path = _path_here(each)
            if path is not None:
                yield path


def _path_here(text: str) -> tuple[bool, Path] | None:
    address = read_address(text)
    if address is None or address.scheme not in ("", "http", "https"):
        return None
    if address.host and not is_ours(address.host):
        return None
    path = posixpath.normpath(normal_address(re.sub("^/+", "/", address.path or "/")))
    names = tuple(name for name in path.split("/") if name)
    return bool(address.host) or address.path.startswith("/"), names


def is_ours(host: str) -> bool:
    """Return True for the name of a site of this CMS, in any form."""
    name = _plain_host(host)
    sites = {read_address(each.root_url) for each in Site.get_site_root_paths()}
    own = {_plain_host(site.host) for site in sites if site} | _hosts_of_settings()
    domains = (each for each in settings.ALLOWED_HOSTS if each.startswith("."))
    return name in own or any(f".{name}".endswith(domain.lower()) for domain in domains)


def _hosts_of_settings() -> set[str]:
    urls = (settings.SITE_URL, settings.FRONTEND_URL, settings.WAGTAILADMIN_BASE_URL)
    read = (read_address(url) for url in urls)
    return {*(_plain_host(url.host) for url in read if url), *settings.ALLOWED_HOSTS} - {"", "*"}


@cache
def _plain_host(host: str) -> str:
    decoded = unquote(host).lower().rstrip(".")
    address = read_address(f"http://{decoded}/")
    plain = read_address((address and address.for_request()) or "")
    return plain_ip((plain and plain.host) or decoded)


def _pages_named(names: set[str]) -> dict[Path, list[Page]]:
    """Return the pages whose last name is one of these, by the names of their path on the site."""
    slugs = sorted(names | {BEHIND_NAME.sub("", name) for name in names} - {""})
    roots = [each.root_path for each in Site.get_site_root_paths()]
    found = defaultdict(list)
    for page in _with_slugs(slugs):
        paths = [page.url_path[len(root) :] for root in roots if page.url_path.startswith(root)]
        for path in paths:
            found[_names_in(path)].append(page)
    # They have another slug in the trash, which the room above these models gives them.
    for page in Page.objects.filter(in_trash__slug__in=slugs).select_related("in_trash"):
        found[_names_in(page.in_trash.address)].append(page)
    return found


def _with_slugs(slugs: list[str]) -> Iterator[Page]:
    for at in range(0, len(slugs), AT_ONCE):
        pages = Page.objects.filter(slug__in=slugs[at : at + AT_ONCE])
        yield from pages.only("url_path", "path", "live")


def _names_in(path: str) -> Path:
    return tuple(name for name in path.lower().split("/") if name)


def _deepest(readings: set[tuple[bool, Path]], known: dict[Path, list[Page]]) -> list[Page]:
    pages = []
    for is_whole, names in readings:
        for beginning in _beginnings(names):
            fits = [path for path in known if _fits(path, beginning, is_whole)]
            if fits:
                pages += [page for path in fits for page in known[path]]
                break
    return pages


def _beginnings(names: Path) -> Iterator[Path]:
    """Yield the names, the longest row first, each also without what follows a dot in the last."""
    for length in range(len(names), 0, -1):
        yield names[:length]
        bare = BEHIND_NAME.sub("", names[length - 1])
        if bare and bare != names[length - 1]:
            yield (*names[: length - 1], bare)


def _fits(path: Path, names: Path, is_whole: bool) -> bool:
    return path == names if is_whole else path[-len(names) :] == names
