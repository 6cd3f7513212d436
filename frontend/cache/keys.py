"""What an answer is kept under, and the request of nobody in particular that it is made for."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

LONGEST = 2000  # characters of path and query; what is longer is nobody's address
REMEMBERED = 1024  # addresses whose keys need not be worked out again


class Key(NamedTuple):
    """What an answer is kept under."""

    path: str
    query: str
    secure: bool


@dataclass(frozen=True)
class CachePolicy:
    """What the application behind has where.

    `passed` are the beginnings of paths that are never kept, `verbatim` of those whose query is
    kept as it is: other programs read these, and may name the version that they know of. For all
    other paths `canonical` returns the query string that the site makes of one. `host` is the
    Host header that every kept answer is made for; `is_host` says which are ours. `secure` is the
    name in the environment, and the value, by which a proxy says that a connection is encrypted.
    """

    host: str
    is_host: Callable[[str], bool]
    canonical: Callable[[str], str]
    is_search: Callable[[str], bool]
    secure: tuple[str, str] = ("", "")
    passed: tuple[str, ...] = ()
    verbatim: tuple[str, ...] = ()

    def key(self, environ: dict) -> Key | None:
        """Return what the answer is kept under; None for what is not to be kept."""
        path, query = environ["PATH_INFO"], environ.get("QUERY_STRING", "")
        host = environ.get("HTTP_HOST", "")
        if len(path) + len(query) + len(host) > LONGEST:
            return None
        told = environ.get(self.secure[0])
        return self._key_of(
            environ["REQUEST_METHOD"], host, path, query, told, environ["wsgi.url_scheme"]
        )

    @cached_property
    def _key_of(self) -> Callable[..., Key | None]:
        @lru_cache(REMEMBERED)
        def key_of(
            method: str, host: str, path: str, query: str, told: str | None, scheme: str
        ) -> Key | None:
            if method not in ("GET", "HEAD") or not self.is_host(host):
                return None
            if path.startswith(self.passed):
                return None
            if query and not path.startswith(self.verbatim):
                query = self.canonical(query)
            if told is None:
                return Key(path, query, scheme == "https")
            return Key(path, query, told.split(",")[0].strip() == self.secure[1])

        return key_of

    def heard_of(self, key: Key, environ: dict) -> int | None:
        """Return the version that another program knows of, which this one may not yet."""
        version = environ.get("HTTP_X_CONTENT_VERSION")
        if version is None:
            return None
        if version.isdecimal() and len(version) < 20 and key.path.startswith(self.verbatim):
            return int(version)
        return None

    def request(self, key: Key, environ: dict) -> dict:
        """Return a request for the address alone, of nobody in particular."""
        return {
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
