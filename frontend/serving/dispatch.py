"""Gives what is kept at once, on one thread that Granian calls, and has others do the rest.

By itself Granian calls a WSGI application on each of its threads, and each is held up for as long
as a page takes to make, or a file to arrive: with all of them held up nobody is served. And where
a call takes microseconds, threads that hand the interpreter to one another lose more than that.

Granian drops what is left of a request's body when the call returns, so a body has to be received
within it. That is what its other threads are for.
"""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from tempfile import SpooledTemporaryFile
from threading import Condition, Semaphore, get_ident
from typing import IO, Any

from django.utils.translation import gettext as _
from granian.server import Server, mp
from granian.wsgi import _callback_wrapper as granians_own

from frontend.cache.delivery import Delivery

BODIES = 15  # that may be on their way in at once, in each worker
LARGEST = 100 * 1024 * 1024  # bytes of a body
IN_MEMORY = 1024 * 1024  # bytes of a body; a larger one goes to a temporary file
PIECE = 64 * 1024  # bytes
STAND_BY = 0.25  # seconds that a thread waits for its turn before it looks for work itself

logger = logging.getLogger(__name__)


class Lead:
    """Which of Granian's threads goes on to the next request. The others stand by.

    One that did not come back within `STAND_BY` (Granian ends threads without work) loses it.
    """

    def __init__(self):
        self._thread: int | None = None
        self._turns = 0
        self._change = Condition()

    def is_mine(self) -> bool:
        if self._thread != get_ident():
            return False
        self._turns += 1
        return True

    def give_up(self) -> None:
        with self._change:
            if self._thread == get_ident():
                self._thread = None
                self._change.notify()

    def stand_by(self) -> None:
        """Return when it is this thread's turn, or its time to look whether there is work."""
        with self._change:
            turns = self._turns
            if self._change.wait_for(self._is_free, STAND_BY) or self._turns == turns:
                self._thread = get_ident()

    def _is_free(self) -> bool:
        return self._thread is None


class Dispatcher:
    """What Granian calls with each request, as `(protocol, scope)`. `threads` make the pages.

    The protocol takes one answer, from whichever thread; the scope is what Granian puts into the
    WSGI environment of a request.
    """

    def __init__(self, threads: int, application: Delivery, *options: Any):
        self._at_once = application.at_once
        self._call: Callable = granians_own(application, *options)
        self._makers = ThreadPoolExecutor(threads, thread_name_prefix="pages")
        self._bodies = Semaphore(BODIES)
        self._lead = Lead()

    def __call__(self, protocol, scope: dict) -> None:
        leads = self._lead.is_mine()
        if scope.get("CONTENT_LENGTH", "0") != "0":
            self._lead.give_up()
            self._receive(protocol, scope)
            leads = False
        elif (ready := self._at_once(scope)) is None:
            self._makers.submit(self._answer, protocol, scope)
        else:
            status, headers, body = ready
            protocol.response_bytes(int(status[:3]), headers, body)
        if not leads:
            self._lead.stand_by()

    def _receive(self, protocol, scope: dict) -> None:
        """Have a request answered when its body is there, unless that is too large or cut off."""
        length = int(scope["CONTENT_LENGTH"])
        if length > LARGEST:
            limit = LARGEST // 1024**2
            _refuse(protocol, 413, _("This is too large: at most %(limit)s MB.") % {"limit": limit})
        elif not self._bodies.acquire(blocking=False):
            _refuse(protocol, 503, _("Too much is being sent at once. Try again in a moment."))
        else:
            try:
                body = _received(scope["wsgi.input"], length)
            finally:
                self._bodies.release()
            if body is None:
                _refuse(protocol, 400, _("Not everything arrived. Try again."))
            else:
                self._makers.submit(self._answer, protocol, scope | {"wsgi.input": body})

    def _answer(self, protocol, scope: dict) -> None:
        try:
            self._call(protocol, scope)
        except BaseException:  # whatever it was, somebody waits for an answer
            logger.exception("%s %s failed", scope["REQUEST_METHOD"], scope["PATH_INFO"])
            protocol.response_bytes(500, [], b"")


def _received(stream: IO[bytes], length: int) -> IO[bytes] | None:
    """Return a body of that many bytes, or None where the sender stopped before the end."""
    body = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115  closed when nobody has it any more
    while length and (piece := stream.read(min(length, PIECE))):
        body.write(piece)
        length -= len(piece)
    body.seek(0)
    return None if length else body


def _refuse(protocol, status: int, reason: str) -> None:
    headers = [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store")]
    if status == 503:
        headers.append(("Retry-After", "1"))
    protocol.response_bytes(status, headers, reason.encode())


def work(threads: int, *arguments: Any) -> None:
    """Run a worker process, whose arguments are Granian's."""
    mp._wsgi_call_wrap = partial(Dispatcher, threads)  # the one place where it can be put in
    Server._spawn_wsgi_worker(*arguments)
