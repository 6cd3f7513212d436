"""Cached responses, stored as the bytes to send: compressed, each encoding with an entity tag."""

import gzip
import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from wsgiref.types import WSGIApplication

from frontend.cache.encodings import BEST_FIRST, COMPRESS, IDENTITY, compress_best, is_compressible

Headers = list[tuple[str, str]]

KEPT_STATUSES = ("200", "301", "302", "404", "410")
LARGEST = 4 * 1024 * 1024  # bytes of a body
OVERHEAD = 2048  # bytes of a response in memory beside its bodies, roughly
UPDATED = {"cache-control", "cdn-cache-control", "content-location", "expires"}  # RFC 9110, 15.4.5
# These headers are set for each encoding of the body, or are those of one visitor.
REPLACED = {"content-length", "content-encoding", "etag", "vary", "connection", "date"}


class Ready:
    """A response ready to send: status line, headers and body."""

    __slots__ = ("_messages", "body", "headers", "status")

    def __init__(self, status: str, headers: Headers, body: bytes):
        self.status, self.headers, self.body = status, headers, body
        self._messages: tuple[dict[str, Any], dict[str, Any]] | None = None

    @property
    def messages(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """The two ASGI messages of the response, cached because they are sent many times."""
        if self._messages is None:
            headers = [
                (name.lower().encode(), value.encode("latin-1")) for name, value in self.headers
            ]
            start = {
                "type": "http.response.start",
                "status": int(self.status[:3]),
                "headers": headers,
            }
            self._messages = start, {"type": "http.response.body", "body": self.body}
        return self._messages

    def without_body(self) -> "Ready":
        """Return the response to HEAD, which has the headers of GET."""
        return Ready(self.status, self.headers, b"")


@dataclass(frozen=True)
class Raw:
    """The response of an application: status line, headers and unencoded body."""

    status: str
    headers: Headers
    body: bytes

    @cached_property
    def fields(self) -> dict[str, str]:
        return {name.lower(): value for name, value in self.headers}

    @property
    def is_page(self) -> bool:
        return self.status.startswith("200")

    @property
    def failed(self) -> bool:
        return self.status.startswith("5")

    @property
    def varies(self) -> set[str]:
        """The names in the Vary header, in small letters."""
        return set(self.fields.get("vary", "").lower().replace(" ", "").split(","))

    @property
    def is_public(self) -> bool:
        """Return True if it may be cached: marked as public, without cookies, the same for all."""
        directives = self.fields.get("cache-control", "").replace(" ", "").split(",")
        return (
            self.status[:3] in KEPT_STATUSES
            and "public" in directives
            and not {"no-store", "private"} & set(directives)
            and "set-cookie" not in self.fields
            and self.varies <= {"", "accept-encoding", "accept", "hx-request"}
            and len(self.body) <= LARGEST
        )


class Answer:
    """A cached response in all its encodings. Threads may read it while one is replaced."""

    def __init__(self, raw: Raw, version: int | None, former: "Answer | None" = None):
        self.status = raw.status
        self.is_page = raw.is_page
        self.version = version
        self.tag = hashlib.sha256(raw.body).hexdigest()[:24]
        self.served = self.best_is_made = False
        self.asked = 0  # the last use, in counts of the memory cache
        self.rests_until = float("-inf")  # on the monotonic clock
        self.forms: dict[str, Ready]
        self._headers = [pair for pair in raw.headers if pair[0].lower() not in REPLACED]
        self._vary = "Accept-Encoding, Accept" if "accept" in raw.varies else "Accept-Encoding"
        self.updated = [pair for pair in self._headers if pair[0].lower() in UPDATED]
        self.updated.append(("Vary", self._vary))  # headers of a 304, beside the tag
        if former and former.tag == self.tag and former.head == self.head:
            self.best_is_made, self.forms = former.best_is_made, former.forms
        else:
            self.forms = self._compress(raw)

    def _compress(self, raw: Raw) -> dict[str, Ready]:
        if not is_compressible(raw.fields.get("content-type", ""), raw.body):
            return {IDENTITY: self._form(IDENTITY, raw.body)}
        return {
            encoding: self._form(encoding, COMPRESS[encoding](raw.body)) for encoding in BEST_FIRST
        }

    def _form(self, encoding: str, body: bytes, mark: str = "") -> Ready:
        """Return the response in an encoding, with a strong entity tag for these bytes."""
        headers = [*self._headers, ("Content-Length", str(len(body)))]
        if encoding != IDENTITY:
            headers.append(("Content-Encoding", encoding))
        headers.append(("Vary", self._vary))
        headers.append(("ETag", f'"{self.tag}-{mark or encoding}"'))
        return Ready(self.status, headers, body)

    def form(self, encoding: str) -> Ready:
        """Return the response in an encoding, or unencoded if that one is not available."""
        ready = self.forms.get(encoding) or self.forms.get(IDENTITY)
        return ready or self._form(IDENTITY, self.body)

    @property
    def head(self) -> Headers:
        """The headers of the response in whatever encoding."""
        return [*self._headers, ("Vary", self._vary)]

    @property
    def body(self) -> bytes:
        """The unencoded body."""
        if IDENTITY in self.forms:
            return self.forms[IDENTITY].body
        return gzip.decompress(self.forms["gzip"].body)

    def pack(self) -> bytes:
        """Serialise the response for `unpack` in another process."""
        head = json.dumps({"status": self.status, "headers": self.head})
        return head.encode() + b"\n" + gzip.compress(self.body, compresslevel=6, mtime=0)

    @classmethod
    def unpack(cls, packed: bytes) -> "Answer":
        """Return a serialised response. It has no version: it is used only if there is no newer."""
        head, _, body = packed.partition(b"\n")
        fields = json.loads(head)
        headers = [(name, value) for name, value in fields["headers"]]
        return cls(Raw(fields["status"], headers, gzip.decompress(body)), None)

    @property
    def size(self) -> int:
        return OVERHEAD + sum(len(form.body) for form in self.forms.values())

    def holds_for(self, if_none_match: str) -> str | None:
        """Return the entity tag in If-None-Match that is still valid, or None."""
        for tag in if_none_match.split(","):
            tag = tag.strip().removeprefix("W/")
            if tag == "*":
                return f'"{self.tag}"'
            if tag.startswith(f'"{self.tag}-'):
                return tag
        return None

    def compress_best(self) -> None:
        """Replace the brotli encoding with the best compression. Readers see either one."""
        if "br" in self.forms:
            smallest = compress_best(self.body)
            if len(smallest) < len(self.forms["br"].body):
                self.forms = {**self.forms, "br": self._form("br", smallest, mark="br11")}


def not_modified(answer: Answer, tag: str) -> Ready:
    """Return a 304 with the headers that caches update."""
    return Ready("304 Not Modified", [*answer.updated, ("ETag", tag)], b"")


def call(application: WSGIApplication, environ: dict[str, Any]) -> Raw:
    """Call a WSGI application, and return its response."""
    started: list[Any] = []
    chunks: list[bytes] = []

    def start_response(
        status: str, headers: list[tuple[str, str]], exc_info: Any = None, /
    ) -> Callable[[bytes], object]:
        started[:] = [status, headers]
        return chunks.append

    result: Iterable[bytes] = application(environ, start_response)
    try:
        chunks.extend(result)
    finally:
        if hasattr(result, "close"):
            result.close()
    return Raw(started[0], started[1], b"".join(chunks))
