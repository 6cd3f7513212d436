"""What stands before Django: keeps finished answers, and gives them without it.

An answer is kept under the content version that was known before it was made, and served while
that is the version. While the CMS does not answer, what there is goes on being served, in the end
from disk; a CMS that is only late is still asked for what is known to have changed. A visitor who
asks for what is not there makes it, and everybody who asks for the same meanwhile waits.

Nothing of a visitor but the path and the known parts of the query gets into a kept answer: no
cookie, no host name, no header. What is not public (`Raw.is_public`) is never kept.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import Future
from threading import Lock
from time import monotonic

from frontend.cache.answers import Answer, Raw, Ready, call, not_modified
from frontend.cache.compressor import Compressor
from frontend.cache.content_version import Freshness, Known
from frontend.cache.disk import Disk
from frontend.cache.encodings import choose_encoding
from frontend.cache.keys import CachePolicy, Key
from frontend.cache.memory import MemoryCache

REST = 1  # seconds before a page that failed, and is shown as it was, is tried again
OTHERS_SHARE = 8  # one part in so many of the memory is for searches, redirects and 404s

Flight = tuple[Key, int | None]  # what is made, and under which version
Run = Callable[..., Awaitable]  # calls a function in a thread


class Delivery:
    """Wraps the WSGI application of the site. `memory` is in bytes, for each process.

    On `disk` are the last good pages, for a process that has not seen them itself.
    """

    def __init__(
        self,
        application,
        freshness: Freshness,
        policy: CachePolicy,
        memory: int,
        disk: Disk | None = None,
    ):
        self._application = application
        self._freshness = freshness
        self.policy = policy
        self.disk = disk
        self.visits = 0  # roughly: a visit for which a page is made may count as two
        self.pages = MemoryCache(memory - memory // OTHERS_SHARE)
        self.others = MemoryCache(memory // OTHERS_SHARE)
        self._making: dict[Flight, Future] = {}
        self._lock = Lock()
        self._compressor = Compressor()

    def __call__(self, environ: dict, start_response) -> Iterable[bytes]:
        """Answer as a WSGI application does, in the thread that asks."""
        ready = self.serve_cached(environ) or self._serve_or_render_here(environ)
        if ready is None:
            return self._application(environ, start_response)
        start_response(ready.status, ready.headers)
        return [ready.body]

    def serve_cached(self, environ: dict) -> Ready | None:
        """Return an answer that is kept and holds, if it is known whether it does.

        It waits for nothing: a server asks for it on the loop that all visitors share.
        """
        self.visits += 1
        freshness = self._freshness
        key = self.policy.key(environ)
        if key is None or not freshness.is_recent():
            return None
        if freshness.is_news(self.policy.heard_of(key, environ)):
            return None
        answer = self._kept(key)
        if answer is None or _is_due(answer, freshness.known):
            return None
        if _may_lead_elsewhere(answer, key, environ):
            return None
        return self._form(answer, environ)

    async def serve_or_render(self, environ: dict, run: Run) -> Ready | None:
        """Return an answer for all, kept or made; None for what is not for all.

        `run` calls a function in a thread: what makes pages, and reads files.
        """
        key = self.policy.key(environ)
        if key is None:
            return None
        heard_of = self.policy.heard_of(key, environ)
        known = await self._freshness.current_soon(heard_of)
        if heard_of is not None and (known.version or 0) < heard_of:
            return None
        answer = self._kept(key)
        if answer is None and not known.answering and self.disk:
            answer = await run(self._from_disk, key)
        if answer is None or _is_due(answer, known):
            flight, future, leads = self._flight(key, known)
            if leads:
                # Others may wait for it by now: it goes on when this visitor does not.
                await asyncio.shield(run(self._lead, flight, future, known, environ))
            answer = await asyncio.wrap_future(future)
        return self._sent(answer, key, environ)

    def _serve_or_render_here(self, environ: dict) -> Ready | None:
        """Do the same in the thread that asks."""
        key = self.policy.key(environ)
        if key is None:
            return None
        heard_of = self.policy.heard_of(key, environ)
        known = self._freshness.current(heard_of)
        if heard_of is not None and (known.version or 0) < heard_of:
            return None
        answer = self._kept(key)
        if answer is None and not known.answering:
            answer = self._from_disk(key)
        if answer is None or _is_due(answer, known):
            flight, future, leads = self._flight(key, known)
            if leads:
                self._lead(flight, future, known, environ)
            answer = future.result()
        return self._sent(answer, key, environ)

    def _sent(self, answer: Answer | Raw | None, key: Key, environ: dict) -> Ready | None:
        if answer is None or _may_lead_elsewhere(answer, key, environ):
            return None
        if isinstance(answer, Raw):
            ready = Ready(answer.status, answer.headers, answer.body)
            return ready.without_body() if environ["REQUEST_METHOD"] == "HEAD" else ready
        return self._form(answer, environ)

    def _kept(self, key: Key) -> Answer | None:
        return self.pages.get(key) or self.others.get(key)

    def _flight(self, key: Key, known: Known) -> tuple[Flight, Future, bool]:
        """Return what makes an answer under this version, and whether whoever asks is the first.

        The first makes it; the others of that moment, who know of the same version, wait.
        """
        flight = key, known.version
        with self._lock:
            future = self._making.get(flight)
            leads = future is None
            if leads:
                future = self._making[flight] = Future()
                future.set_running_or_notify_cancel()  # who no longer waits takes it from nobody
        return flight, future, leads

    def _lead(self, flight: Flight, future: Future, known: Known, environ: dict) -> None:
        try:
            future.set_result(self._make(flight[0], known, environ))
        except BaseException as error:
            future.set_exception(error)  # the others are waiting: it is theirs as well
            raise
        finally:
            del self._making[flight]

    def _make(self, key: Key, known: Known, environ: dict) -> Answer | Raw | None:
        former = self._kept(key)
        raw = call(self._application, self.policy.request(key, environ))
        if raw.failed:
            former = former or self._from_disk(key)
            if former:
                former.rests_until = monotonic() + REST
            return former or raw
        if not raw.is_public:
            self._forget(key)
            return None
        answer = Answer(raw, known.version, former)
        self._keep(key, answer)
        return answer

    def _keep(self, key: Key, answer: Answer) -> None:
        """Pages last; what anyone can make up addresses for has a small place of its own."""
        verbatim = key.path.startswith(self.policy.verbatim)
        many = key.query and (verbatim or self.policy.is_search(key.query))
        if not answer.is_page or many:
            self._forget(key)
            self.others.put(key, answer)
            return
        self.others.remove(key)
        self.pages.put(key, answer)
        if self.disk and not verbatim:  # a program is better off with an error than with the past
            self.disk.put(_name(key), answer.pack)

    def _forget(self, key: Key) -> None:
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
        """Remove the pages that were on disk at `since` (seconds since 1970), but these."""
        if self.disk:
            secure_or_not = (key._replace(secure=s) for key in keys if key for s in (True, False))
            self.disk.keep_only(map(_name, secure_or_not), since)

    def _form(self, answer: Answer, environ: dict) -> Ready:
        """Return an answer as this visitor takes it."""
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
    """Return what its answer is called on disk."""
    return json.dumps(key)


def _is_due(answer: Answer, known: Known) -> bool:
    """Say whether it is to be made anew: it is not of this version, and there is a CMS to ask."""
    return answer.version != known.version and not known.gone and monotonic() >= answer.rests_until


def _may_lead_elsewhere(answer: Answer | Raw, key: Key, environ: dict) -> bool:
    """Say whether a part of the query that the site does not know may matter after all.

    Staff can make a redirect of `/index.php?id=3`, and a redirect takes the whole query along.
    """
    return environ.get("QUERY_STRING", "") != key.query and not answer.is_page
