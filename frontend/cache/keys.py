"""Cache keys of responses, and the internal requests for which cached responses are rendered."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from frontend.cache.media_types import MARKDOWN, prefers_markdown

LONGEST = 2000  # characters of path and query; no page has a longer address
REMEMBERED = 1024  # addresses whose keys are cached


class Key(NamedTuple):
    """The cache key of a response. `markdown`: the client prefers it to HTML."""

    path: str
    query: str
    secure: bool
    markdown: bool = False


@dataclass(frozen=True)
class CachePolicy:
    """Which responses are cached, and under which keys.

    `passed` are the prefixes of paths that are never cached, `verbatim` of those whose query is
    part of the key unchanged: API clients use these, and may send the version that they know. For
    all other paths, `canonical` normalises the query string. `host` is the Host header for which
    cached responses are rendered; `is_host` returns True for the hosts of the site. `secure` is the
    variable of the environment, and its value, by which a proxy marks encrypted connections.
    """

    host: str
    is_host: Callable[[str], bool]
    canonical: Callable[[str], str]
    is_search: Callable[[str], bool]
    secure: tuple[str, str] = ("", "")
    passed: tuple[str, ...] = ()
    verbatim: tuple[str, ...] = ()

    def key(self, environ: dict[str, Any]) -> Key | None:
        """Return the key of a request, or None if its response is not cached."""
        path, query = environ["PATH_INFO"], environ.get("QUERY_STRING", "")
        host = environ.get("HTTP_HOST", "")
        if len(path) + len(query) + len(host) > LONGEST:
            return None
        forwarded = environ.get(self.secure[0])
        key = self._key_of(
            environ["REQUEST_METHOD"], host, path, query, forwarded, environ["wsgi.url_scheme"]
        )
        if key and prefers_markdown(environ.get("HTTP_ACCEPT", "")):
            return key._replace(markdown=self._may_be_markdown(key))
        return key

    def _may_be_markdown(self, key: Key) -> bool:
        """Return True for the addresses of pages, without any state of a list."""
        if key.query or key.path.startswith(self.verbatim):
            return False
        return key.path.endswith("/")

    @cached_property
    def _key_of(self) -> Callable[..., Key | None]:
        @lru_cache(REMEMBERED)
        def key_of(
            method: str, host: str, path: str, query: str, forwarded: str | None, scheme: str
        ) -> Key | None:
            if method not in ("GET", "HEAD") or not self.is_host(host):
                return None
            if path.startswith(self.passed):
                return None
            if query and not path.startswith(self.verbatim):
                query = self.canonical(query)
            if forwarded is None:
                return Key(path, query, scheme == "https")
            return Key(path, query, forwarded.split(",")[0].strip() == self.secure[1])

        return key_of

    def client_version(self, key: Key, environ: dict[str, Any]) -> int | None:
        """Return the version that the client sent, which may be newer than the known one."""
        version = environ.get("HTTP_X_CONTENT_VERSION")
        if version is None:
            return None
        if version.isdecimal() and len(version) < 20 and key.path.startswith(self.verbatim):
            return int(version)
        return None

    def request(self, key: Key, environ: dict[str, Any]) -> dict[str, Any]:
        """Return the internal request for a key, without the client's headers."""
        accept = {"HTTP_ACCEPT": MARKDOWN} if key.markdown else {}
        return accept | {
            "REQUEST_METHOD": "GET",
            "SCRIPT_NAME": environ.get("SCRIPT_NAME", ""),
            "PATH_INFO": key.path,
            "QUERY_STRING": key.query,
            "HTTP_HOST": self.host,
            "SERVER_NAME": environ["SERVER_NAME"],
            "SERVER_PORT": environ["SERVER_PORT"],
            "SERVER_PROTOCOL": environ["SERVER_PROTOCOL"],
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "https" if key.secure else "http",
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": environ["wsgi.errors"],
            "wsgi.multithread": True,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
        }
