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
class Rules:
    """What the application behind has where.

    `passed` are the beginnings of paths that are never kept, `verbatim` of those whose query is
    kept as it is: other programs read these, and may name the version that they know of. For all
    other paths `canonical` returns the query string that the site makes of one. `host` is the
    Host header that every kept answer is made for; `is_host` says which are ours.
    """

    host: str
    is_host: Callable[[str], bool]
    is_secure: Callable[[dict], bool]
    canonical: Callable[[str], str]
    is_search: Callable[[str], bool]
    passed: tuple[str, ...] = ()
    verbatim: tuple[str, ...] = ()

    def key(self, environ: dict) -> Key | None:
        """Return what the answer is kept under; None for what is not to be kept."""
        path, query = environ["PATH_INFO"], environ.get("QUERY_STRING", "")
        if (
            environ["REQUEST_METHOD"] not in ("GET", "HEAD")
            or len(path) + len(query) > LONGEST
            or not self.is_host(environ.get("HTTP_HOST", ""))
        ):
            return None
        return self._key_of(path, query, self.is_secure(environ))

    @cached_property
    def _key_of(self) -> Callable[[str, str, bool], Key | None]:
        @lru_cache(REMEMBERED)
        def key_of(path: str, query: str, secure: bool) -> Key | None:
            if path.startswith(self.passed):
                return None
            if query and not path.startswith(self.verbatim):
                query = self.canonical(query)
            return Key(path, query, secure)

        return key_of

    def heard_of(self, key: Key, environ: dict) -> int | None:
        """Return the version that another program knows of, which this one may not yet."""
        version = environ.get("HTTP_X_CONTENT_VERSION", "")
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
