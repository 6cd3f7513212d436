"""Say whether a link of a document leads to another one of its folder, or to a file there."""

import posixpath
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote, urlsplit

from importers.addresses import place_of, slug_of
from importers.documents import MARKDOWN_NAMES

INDEXES = ("index", "_index", "README")


class Targets:
    """Everything in a folder that a link may lead to."""

    def __init__(self, folder: Path, paths: Iterable[str]):
        self.folder = folder.resolve()
        self.paths = set(paths)
        self.addresses = {_address(path) for path in self.paths}

    def resolves(self, href: str, path: str) -> bool | None:
        """Say whether `href` in the document at `path` leads somewhere; None if it leaves the site.

        Looks for the file itself, a document of that name, the index of that folder, and a page
        with that address, in this order.
        """
        try:
            parts = urlsplit(href)
        except ValueError:  # half an IPv6 address
            return False
        if parts.scheme or parts.netloc or not parts.path:
            return None
        name = unquote(parts.path)
        start = "" if name.startswith("/") else posixpath.dirname(path)
        target = posixpath.normpath(posixpath.join(start, name.lstrip("/"))).removeprefix("./")
        if target.startswith(".."):
            return False
        return self._is_document(target) or target in self.addresses or self._is_file(target)

    def _is_document(self, target: str) -> bool:
        stem = target.removesuffix(".html")
        names = [target, *(f"{stem}{ending}" for ending in MARKDOWN_NAMES)]
        names += [f"{stem}/{name}{ending}" for name in INDEXES for ending in MARKDOWN_NAMES]
        return not self.paths.isdisjoint(names)

    def _is_file(self, target: str) -> bool:
        try:
            file = (self.folder / target).resolve(strict=True)
            return file.is_relative_to(self.folder) and file.is_file()
        except (OSError, RuntimeError, ValueError):  # too long, links in a circle, a NUL
            return False


def _address(path: str) -> str:
    """Return the address that a page gets from the names alone, without slashes around it."""
    place = place_of(path)
    names = [slug_of(name) for name in place.names]
    return "/".join(["verhalen", *names[-1:]] if place.section == "story" else names)
