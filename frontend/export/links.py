"""Rewrite the addresses of the site for the copy, and save the files that they refer to."""

import re
from collections.abc import Callable
from urllib.parse import quote, unquote

from frontend.cache.answers import Raw
from frontend.export.lists import Lists
from web_address import join_address, read_address

MOST_REDIRECTS = 5
FILES = ("/static/", "/media/", "/documents/")
IN_STYLE_SHEETS = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")


def is_private(raw: Raw) -> bool:
    """Return True for what is no file: the form for the password of a document, at its address."""
    directives = raw.fields.get("cache-control", "").replace(" ", "").split(",")
    return bool({"private", "no-store"} & set(directives))


class Links:
    """The links of the site. `root` is its public URL, `pages` are the paths of its pages.

    `get` returns the response of the site at an address, `save` stores a file that a link refers
    to. `dead` collects the addresses of this site that do not exist.
    """

    def __init__(
        self,
        root: str,
        pages: set[str],
        lists: Lists,
        get: Callable[[str], Raw],
        save: Callable[[str, bytes], None],
    ):
        self.dead: dict[str, None] = {}
        self._save = save
        self._root = root.rstrip("/")
        self._pages = pages
        self._lists = lists
        self._get = get
        self._known: dict[str, str] = {}

    def rewrite(self, address: str, absolute: bool = False) -> str:
        """Return the address in the copy; with `absolute`, absolute addresses stay absolute."""
        parts = read_address(address)
        if parts is None:
            return address
        inside = f"{parts.scheme}://{parts.place}" == self._root or not (
            parts.scheme or parts.place
        )
        if not inside or not parts.path.startswith("/"):
            return address
        target = self._resolve(parts.path_and_query)
        if absolute and parts.place and target.startswith("/"):
            target = self._root + target
        return f"{target}#{parts.fragment}" if parts.fragment else target

    def _resolve(self, address: str) -> str:
        if address not in self._known:
            self._known[address] = self._find(address, MOST_REDIRECTS)
        return self._known[address]

    def _find(self, address: str, redirects: int) -> str:
        path, _, query = address.partition("?")
        path = unquote(path)
        if path in self._pages:
            return quote(self._lists.path_for(path, query) or path)
        raw = self._get(f"{path}?{query}" if query else path)
        if raw.status.startswith("3") and redirects:
            return self.redirect_target(address, raw, redirects - 1)
        is_html = raw.fields["content-type"].startswith("text/html")
        if not raw.is_page or is_private(raw) or (is_html and not path.startswith(FILES)):
            self.dead[address] = None
            return address
        self._save(path, raw.body)
        if raw.fields["content-type"].startswith("text/css"):
            self._save_referenced(path, raw)
        return quote(path)

    def redirect_target(self, address: str, response: Raw, redirects: int = MOST_REDIRECTS) -> str:
        """Return the final target in the copy of a redirect response."""
        written = response.fields["location"]
        location = join_address(self._root + address, written) or written
        if location.startswith(self._root + "/"):
            return self._find(location.removeprefix(self._root), redirects)
        return location

    def _save_referenced(self, path: str, style_sheet: Raw) -> None:
        """Save the files that a style sheet refers to, whose addresses need no rewriting."""
        for match in IN_STYLE_SHEETS.finditer(style_sheet.body.decode()):
            address = join_address(path, match[1])
            if address and address.startswith("/"):
                self._resolve(address.partition("#")[0])
