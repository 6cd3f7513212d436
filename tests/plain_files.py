"""A web server that knows nothing but files, and a visitor who follows every link it shows."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import httpx2
from bs4 import BeautifulSoup

ADDRESSES = ("href", "src", "action", "poster", "content")


class Handler(SimpleHTTPRequestHandler):
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".avif": "image/avif"}

    def log_message(self, *args):
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on a port of this machine. Gives the address, without a last slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def crawl(root: str) -> dict[str, tuple[int, str]]:
    """Follow all links from the home page. Return status and type of each address found."""
    found: dict[str, tuple[int, str]] = {}
    waiting = ["/"]
    with httpx2.Client(base_url=root, trust_env=False) as visitor:
        while waiting:
            address = waiting.pop()
            if address in found:
                continue
            answer = visitor.get(address)
            kind = answer.headers["Content-Type"].partition(";")[0]
            found[address] = answer.status_code, kind
            waiting += links(answer.text, kind, address)
    return found


def links(text: str, kind: str, address: str) -> list[str]:
    """Return the addresses on the same host that a page or style sheet names."""
    if kind == "text/css":
        named = re.findall(r"url\([\"']?([^\"')]+)", text)
    elif kind == "text/html":
        named = list(in_html(BeautifulSoup(text, "html.parser")))
    else:
        named = []
    inside = (urljoin(address, name) for name in named if not name.startswith("#"))
    return [name.partition("#")[0] for name in inside if not any(urlsplit(name)[:2])]


def in_html(page: BeautifulSoup) -> Iterator[str]:
    for tag in page.find_all(True):
        for name, value in tag.attrs.items():
            if name in ADDRESSES and (tag.name != "meta" or value.startswith("/")):
                yield value
            if name == "srcset":
                yield from (part.split()[0] for part in value.split(", "))
