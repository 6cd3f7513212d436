"""Where a link of the site leads in its copy, and which files the copy needs for that."""

import re
from collections.abc import Callable
from urllib.parse import quote, unquote, urljoin, urlsplit

from frontend.cache.answers import Raw
from frontend.export.lists import Lists

MOST_MOVES = 5
FILES = ("/static/", "/media/", "/documents/")
IN_STYLE_SHEETS = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")


class Links:
    """`root` is the public address of the site, `pages` are the paths of its pages.

    `ask` gives what the site answers at an address, `keep` takes each file that a link leads to.
    `dead` are the addresses of this site at which there is nothing.
    """

    def __init__(
        self,
        root: str,
        pages: set[str],
        lists: Lists,
        ask: Callable[[str], Raw],
        keep: Callable[[str, bytes], None],
    ):
        self.dead: dict[str, None] = {}
        self._keep = keep
        self._root = root.rstrip("/")
        self._pages = pages
        self._lists = lists
        self._ask = ask
        self._known: dict[str, str] = {}

    def lead(self, address: str, whole: bool = False) -> str:
        """Return the address in the copy. `whole` ones keep the name of the public site."""
        parts = urlsplit(address)
        inside = f"{parts.scheme}://{parts.netloc}" == self._root or not (
            parts.scheme or parts.netloc
        )
        if not inside or not parts.path.startswith("/"):
            return address
        target = self._resolve(parts._replace(scheme="", netloc="", fragment="").geturl())
        if whole and parts.netloc and target.startswith("/"):
            target = self._root + target
        return f"{target}#{parts.fragment}" if parts.fragment else target

    def _resolve(self, address: str) -> str:
        if address not in self._known:
            self._known[address] = self._find(address, MOST_MOVES)
        return self._known[address]

    def _find(self, address: str, moves: int) -> str:
        path, _, query = address.partition("?")
        path = unquote(path)
        if path in self._pages:
            return quote(self._lists.path_for(path, query) or path)
        raw = self._ask(f"{path}?{query}" if query else path)
        if raw.status.startswith("3") and moves:
            return self.onward(address, raw, moves - 1)
        is_html = raw.fields["content-type"].startswith("text/html")
        if not raw.is_page or (is_html and not path.startswith(FILES)):
            self.dead[address] = None
            return address
        self._keep(path, raw.body)
        if raw.fields["content-type"].startswith("text/css"):
            self._take_along(path, raw)
        return quote(path)

    def onward(self, address: str, moved: Raw, moves: int = MOST_MOVES) -> str:
        """Return where an answer that leads elsewhere leads in the end."""
        location = urljoin(self._root + address, moved.fields["location"])
        if location.startswith(self._root + "/"):
            return self._find(location.removeprefix(self._root), moves)
        return location

    def _take_along(self, path: str, style_sheet: Raw) -> None:
        """Take along what a style sheet shows; it names that as it will be found."""
        for match in IN_STYLE_SHEETS.finditer(style_sheet.body.decode()):
            address = urljoin(path, match[1])
            if address.startswith("/"):
                self._resolve(address.partition("#")[0])
