"""The response cache in front of Django.

A response is cached under the content version that was known before it was rendered, and served
while that is the current version. While the CMS is unavailable, cached responses are served in any
version, in the end from disk; if the CMS is only late, changed pages are still requested from it.
A request for a response that is not cached renders it, and all others for the same one wait for it.

A cached response depends on the path, the known query parameters, and whether the client prefers
Markdown: not on cookies, host name or other headers. Responses that are not public
(`Raw.is_public`) are never cached.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import Future
from threading import Lock
from time import monotonic
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication

from frontend.cache.answers import Answer, Raw, Ready, call, not_modified
from frontend.cache.compressor import Compressor
from frontend.cache.content_version import Freshness, Known
from frontend.cache.disk import Disk
from frontend.cache.encodings import choose_encoding
from frontend.cache.keys import CachePolicy, Key
from frontend.cache.memory import MemoryCache

REST = 1  # seconds before a failed page, served in its old version, is rendered again
OTHERS_SHARE = 8  # 1/8 of the memory is for searches, redirects and 404s

Rendered = Answer | Raw | None  # None: not public
Flight = tuple[Key, int | None]  # a response in progress: its key and version
Run = Callable[..., Awaitable[Any]]  # calls a function in a thread


class Delivery:
    """Wraps the WSGI application of the site. `memory` is the limit in bytes for this process.

    `disk` has the last good pages, for a process that has not rendered them itself.
    """

    def __init__(
        self,
        application: WSGIApplication,
        freshness: Freshness,
        policy: CachePolicy,
        memory: int,
        disk: Disk | None = None,
    ):
        self._application = application
        self._freshness = freshness
        self.policy = policy
        self.disk = disk
        self.visits = 0  # approximate: a request that renders a page may count twice
        self.pages = MemoryCache(memory - memory // OTHERS_SHARE)
        self.others = MemoryCache(memory // OTHERS_SHARE)
        self._making: dict[Flight, Future[Rendered]] = {}
        self._lock = Lock()
        self._compressor = Compressor()

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """Handle a request as a WSGI application, in the calling thread."""
        ready = self.serve_cached(environ) or self._serve_or_render_here(environ)
        if ready is None:
            return self._application(environ, start_response)
        start_response(ready.status, ready.headers)
        return [ready.body]

    def serve_cached(self, environ: dict[str, Any]) -> Ready | None:
        """Return a cached response that is known to be valid, or None.

        Never blocks: servers call it on the event loop.
        """
        self.visits += 1
        freshness = self._freshness
        key = self.policy.key(environ)
        if key is None or not freshness.is_recent():
            return None
        if freshness.is_news(self.policy.client_version(key, environ)):
            return None
        answer = self._cached(key)
        if answer is None or _is_due(answer, freshness.known):
            return None
        if _may_lead_elsewhere(answer, key, environ):
            return None
        return self._form(answer, environ)

    async def serve_or_render(self, environ: dict[str, Any], run: Run) -> Ready | None:
        """Return a cached or rendered public response, or None if it is not public.

        `run` calls a function in a thread, for rendering and reading files.
        """
        key = self.policy.key(environ)
        if key is None:
            return None
        client_version = self.policy.client_version(key, environ)
        known = await self._freshness.current_soon(client_version)
        if _asks_for_more(client_version, known):
            return None
        answer = self._cached(key)
        if answer is None and not known.answering and self.disk:
            answer = await run(self._from_disk, key)
        if answer is None or _is_due(answer, known):
            flight, future, leads = self._flight(key, known)
            if leads:
                # Others may wait for it: it continues if this client disconnects.
                await asyncio.shield(run(self._render_for_all, flight, future, known, environ))
            return self._sent(await asyncio.wrap_future(future), key, environ)
        return self._sent(answer, key, environ)

    def _serve_or_render_here(self, environ: dict[str, Any]) -> Ready | None:
        """Do the same as `serve_or_render` in the calling thread."""
        key = self.policy.key(environ)
        if key is None:
            return None
        client_version = self.policy.client_version(key, environ)
        known = self._freshness.current(client_version)
        if _asks_for_more(client_version, known):
            return None
        answer = self._cached(key)
        if answer is None and not known.answering:
            answer = self._from_disk(key)
        if answer is None or _is_due(answer, known):
            flight, future, leads = self._flight(key, known)
            if leads:
                self._render_for_all(flight, future, known, environ)
            return self._sent(future.result(), key, environ)
        return self._sent(answer, key, environ)

    def _sent(self, answer: Rendered, key: Key, environ: dict[str, Any]) -> Ready | None:
        if answer is None or _may_lead_elsewhere(answer, key, environ):
            return None
        if isinstance(answer, Raw):
            ready = Ready(answer.status, answer.headers, answer.body)
            return ready.without_body() if environ["REQUEST_METHOD"] == "HEAD" else ready
        return self._form(answer, environ)

    def _cached(self, key: Key) -> Answer | None:
        return self.pages.get(key) or self.others.get(key)

    def _flight(self, key: Key, known: Known) -> tuple[Flight, Future[Rendered], bool]:
        """Return the response in progress for a key and version, and whether it is a new one.

        The first request renders it; concurrent ones with the same version wait (single flight).
        """
        flight = key, known.version
        with self._lock:
            if flight in self._making:
                return flight, self._making[flight], False
            future = self._making[flight] = Future()
            future.set_running_or_notify_cancel()  # a waiting client cannot cancel it any more
        return flight, future, True

    def _render_for_all(
        self, flight: Flight, future: Future[Rendered], known: Known, environ: dict[str, Any]
    ) -> None:
        try:
            future.set_result(self._render(flight[0], known, environ))
        except BaseException as error:
            future.set_exception(error)  # raised in all waiting requests
            raise
        finally:
            del self._making[flight]

    def _render(self, key: Key, known: Known, environ: dict[str, Any]) -> Rendered:
        former = self._cached(key)
        raw = call(self._application, self.policy.request(key, environ))
        if raw.failed:
            former = former or self._from_disk(key)
            if former:
                former.rests_until = monotonic() + REST
            return former or raw
        if not raw.is_public:
            self._evict(key)
            return None
        answer = Answer(raw, known.version, former)
        self._store(key, answer)
        return answer

    def _store(self, key: Key, answer: Answer) -> None:
        """Store pages, and separately, in a small part, responses at arbitrary addresses."""
        verbatim = key.path.startswith(self.policy.verbatim)
        many = key.query and (verbatim or self.policy.is_search(key.query))
        if not answer.is_page or many:
            self._evict(key)
            self.others.put(key, answer)
            return
        self.others.remove(key)
        self.pages.put(key, answer)
        if self.disk and not verbatim:  # for API clients an error is better than outdated data
            self.disk.put(_name(key), answer.pack)

    def _evict(self, key: Key) -> None:
        self.pages.remove(key)
        self.others.remove(key)
        if self.disk:
            self.disk.remove(_name(key))

    def _from_disk(self, key: Key) -> Answer | None:
        packed = self.disk.get(_name(key)) if self.disk else None
        if packed is None:
            return None
        answer = Answer.unpack(packed)
        self.pages.put(key, answer)
        return answer

    def keep_on_disk(self, keys: set[Key | None], since: float) -> None:
        """Remove the files that are older than `since` (seconds since 1970), except these."""
        if self.disk:
            secure_or_not = (key._replace(secure=s) for key in keys if key for s in (True, False))
            self.disk.keep_only(map(_name, secure_or_not), since)

    def _form(self, answer: Answer, environ: dict[str, Any]) -> Ready:
        """Return the response in the encoding for this request, or a 304."""
        known_tags = environ.get("HTTP_IF_NONE_MATCH")
        tag = answer.holds_for(known_tags) if known_tags and answer.is_page else None
        if tag:
            return not_modified(answer, tag)
        ready = answer.form(choose_encoding(environ.get("HTTP_ACCEPT_ENCODING", "")))
        if not answer.best_is_made and answer.served:
            self._compressor.add(answer)
        answer.served = True
        return ready.without_body() if environ["REQUEST_METHOD"] == "HEAD" else ready


def _name(key: Key) -> str:
    """Return the name of a response on disk, for HTML the same as before there was Markdown."""
    return json.dumps(key if key.markdown else key[:-1])


def _is_due(answer: Answer, known: Known) -> bool:
    """Return True if a response of another version must be rendered, and the CMS is available."""
    return answer.version != known.version and not known.gone and monotonic() >= answer.rests_until


def _asks_for_more(client_version: int | None, known: Known) -> bool:
    """Return True if the client may know of a newer version than can be read now.

    While the CMS reports its version, a number above it is nobody's: it gets what all others get.
    """
    if client_version is None or known.answering:
        return False
    return (known.version or 0) < client_version


def _may_lead_elsewhere(answer: Answer | Raw, key: Key, environ: dict[str, Any]) -> bool:
    """Return True if unknown query parameters may affect the response.

    Staff can create redirects from `/index.php?id=3`, and redirects preserve the whole query.
    """
    return environ.get("QUERY_STRING", "") != key.query and not answer.is_page
