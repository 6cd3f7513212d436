"""Receive the bodies of requests on the event loop, completely before they are processed.

A body that arrives soon needs nothing else. A longer one takes one of a bounded number of slots,
of which each client address may have a few. If others wait for a slot, slow senders lose theirs,
so that very slow connections cannot prevent editors from saving.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from django.utils.translation import gettext as _

LARGEST = 100 * 1024 * 1024  # bytes
IN_MEMORY = 1024 * 1024  # bytes; a larger body is written to a temporary file
SILENCE = 20  # seconds without a byte
SOON, SMALL = 1, 256 * 1024  # seconds and bytes within which a body needs no slot
SLOTS, EACH = 64, 8  # concurrent bodies: in total, and from one address
QUEUE = 2  # this many times SLOTS may wait for a slot
PATIENCE = 10  # seconds to wait for a slot
CROWDED = 2  # seconds in which SLOWEST bytes must arrive while others wait for a slot
SLOWEST = 2048  # bytes

Receive = Callable[[], Awaitable[dict[str, Any]]]


class Refused(Exception):  # noqa: N818  a response, not a mistake
    """Raised for a body that is not accepted, with the status and text of the response."""

    def __init__(self, status: int, reason: str):
        super().__init__(status, reason)
        self.status, self.reason = status, reason


class Gone(Exception):  # noqa: N818  a state of the client, not a mistake
    """Raised when the client disconnected before the end of its body."""


class Incoming:
    """A body that is being received into a file."""

    def __init__(self, receive: Receive, length: int | None):
        self.file: IO[bytes] = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115  for the caller
        self.size = 0
        self.is_whole = False
        self._receive, self._length = receive, length
        self._coming: asyncio.Future[dict[str, Any]] | None = None

    async def take(self, seconds: float) -> bool:
        """Receive the next part. Return False if nothing arrived within so many seconds.

        Raises Gone, or Refused if the body is too large.
        """
        if self._coming is None:
            self._coming = asyncio.ensure_future(self._receive())
        await asyncio.wait([self._coming], timeout=seconds)
        if not self._coming.done():
            return False
        message, self._coming = self._coming.result(), None
        if message["type"] == "http.disconnect":
            raise Gone
        self.size += self.file.write(message.get("body", b""))
        self.is_whole = self.size == self._length or not message.get("more_body", False)
        if self.size > LARGEST:
            raise too_large()
        return True

    def give_up(self) -> None:
        if self._coming:
            self._coming.cancel()
        self.file.close()


class RequestBodies:
    """The slots for the bodies that this process receives."""

    def __init__(self, slots: int = SLOTS, each: int = EACH):
        self._slots, self._each = slots, each
        self._taken: Counter[str] = Counter()  # number of slots by address
        self._waiting: Counter[str] = Counter()
        self._change = asyncio.Condition()

    async def receive(self, receive: Receive, length: int | None, address: str) -> IO[bytes]:
        """Return the body as a file, positioned at its start. Raises Refused or Gone.

        `length` is the Content-Length, or None for a chunked body.
        """
        if length is not None and length > LARGEST:
            raise too_large()
        incoming = Incoming(receive, length)
        try:
            await self._take_soon(incoming)
            if not incoming.is_whole:
                async with self._slot(address):
                    await self._take_rest(incoming, address)
            if length is not None and incoming.size != length:
                raise incomplete()
        except BaseException:
            incoming.give_up()
            raise
        incoming.file.seek(0)
        return incoming.file

    async def _take_soon(self, incoming: Incoming) -> None:
        loop = asyncio.get_running_loop()
        end = loop.time() + SOON
        if not await incoming.take(SILENCE):
            raise too_slow()
        while not incoming.is_whole and incoming.size < SMALL and (left := end - loop.time()) > 0:
            await incoming.take(left)

    async def _take_rest(self, incoming: Incoming, address: str) -> None:
        loop = asyncio.get_running_loop()
        heard = looked = loop.time()
        before = incoming.size
        while not incoming.is_whole:
            came, now = await incoming.take(CROWDED), loop.time()
            heard = now if came else heard
            if now - heard >= SILENCE:
                raise too_slow()
            if now - looked >= CROWDED:
                if incoming.size - before < SLOWEST and self._is_wanted(address):
                    raise too_slow()
                before, looked = incoming.size, now

    def _is_wanted(self, address: str) -> bool:
        """Return True if another body waits for a slot that this address has."""
        if self._waiting.total() and self._taken.total() >= self._slots:
            return True
        return bool(self._waiting[address]) and self._taken[address] >= self._each

    @asynccontextmanager
    async def _slot(self, address: str) -> AsyncIterator[None]:
        """Context that holds a slot, after waiting for one if necessary."""
        if self._waiting[address] >= QUEUE * self._each:
            raise Refused(429, _("Too much is being sent at once. Try again in a moment."))
        if self._waiting.total() >= QUEUE * self._slots:
            raise Refused(503, _("Too much is being sent at once. Try again in a moment."))
        async with self._change:
            self._waiting[address] += 1
            try:
                async with asyncio.timeout(PATIENCE):
                    await self._change.wait_for(lambda: self._is_free(address))
            except TimeoutError:
                status = 429 if self._taken[address] >= self._each else 503
                text = _("Too much is being sent at once. Try again in a moment.")
                raise Refused(status, text) from None
            finally:
                _subtract(self._waiting, address)
            self._taken[address] += 1
        try:
            yield
        finally:
            async with self._change:
                _subtract(self._taken, address)
                self._change.notify_all()

    def _is_free(self, address: str) -> bool:
        return self._taken.total() < self._slots and self._taken[address] < self._each


def _subtract(counter: Counter[str], address: str) -> None:
    counter[address] -= 1
    if not counter[address]:
        del counter[address]


def too_large() -> Refused:
    limit = {"limit": LARGEST // 1024**2}
    return Refused(413, _("This is too large: at most %(limit)s MB.") % limit)


def incomplete() -> Refused:
    return Refused(400, _("Not everything arrived. Try again."))


def too_slow() -> Refused:
    return Refused(408, _("This was sent too slowly. Try again."))
