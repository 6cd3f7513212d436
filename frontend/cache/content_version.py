"""The content version as this process last read it, and when.

The version is read at most once an interval, and only if there are visitors. One request starts the
reading, and all wait for it, but no longer than `patience`, and not at all while the CMS is known
to be unavailable. So responses are never older than the interval while the CMS is available, and
nobody waits for a CMS that is not.
"""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures import wait as wait_for
from dataclasses import dataclass
from threading import RLock
from time import monotonic

MOST_AHEAD = 100_000  # changes of content since the version was last read
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Known:
    """The version as last read (None: never), and the state of the CMS.

    The CMS is `late` if it did not respond in time, and `gone` if reading the version failed.
    """

    version: int | None = None
    late: bool = False
    gone: bool = False

    @property
    def answering(self) -> bool:
        return not (self.late or self.gone)


class Freshness:
    """Reads and remembers the version. Thread-safe.

    `ask` returns the version or raises one of `failures`; `interval` and `patience` are seconds.
    """

    def __init__(
        self,
        ask: Callable[[], int],
        failures: tuple[type[Exception], ...],
        interval: float,
        patience: float = 0.25,
        clock: Callable[[], float] = monotonic,
        worker: Executor | None = None,
    ):
        self.known = Known()
        self._ask = ask
        self._failures = failures
        self._interval = interval
        self._patience = patience
        self._clock = clock
        self._began = float("-inf")  # start of the current or last reading
        self._asking: Future[None] | None = None
        self._lock = RLock()  # reentrant, because a callback may run at once in this thread
        # A single permanent thread, because it may hold a connection to the database.
        self._worker = worker or ThreadPoolExecutor(1, thread_name_prefix="version")

    def current(self, at_least: int | None = None) -> Known:
        """Return what is known, after reading the version if the last reading is too old.

        `at_least` is a version that the client knows: if it is newer, the version is read at once,
        and again if a reading that is in progress started before.
        """
        if self.is_recent() and not self.is_news(at_least):
            return self.known
        self._wait(self._begin(force=self.is_news(at_least)))
        if self.is_news(at_least):
            self._wait(self._begin(force=True))
        return self.known

    async def current_soon(self, at_least: int | None = None) -> Known:
        """Return what `current` returns, without blocking the event loop."""
        if self.is_recent() and not self.is_news(at_least):
            return self.known
        await self._wait_on_loop(self._begin(force=self.is_news(at_least)))
        if self.is_news(at_least):
            await self._wait_on_loop(self._begin(force=True))
        return self.known

    def settled(self, longest: float) -> Known:
        """Return what is known when the current reading ends, or started `longest` seconds ago.

        For pages that are not cached: a busy CMS may respond late, but still respond.
        """
        end = self._began + longest
        while (asking := self._asking) is not None and self.known.late:
            left = end - self._clock()
            if left <= 0:
                break
            wait_for([asking], left)  # if this thread wakes up late, the next may be in progress
        return self.known

    def doubt(self) -> None:
        """Treat the CMS as late until it returns a version again, because a request timed out."""
        with self._lock:
            self.known = Known(self.known.version, late=True)
            self._began = float("-inf")

    def is_recent(self) -> bool:
        """Return True if the last reading is recent enough."""
        return self._asking is None and self._clock() - self._began < self._interval

    def is_news(self, version: int | None) -> bool:
        """Return True if a version that a client knows is newer than the known one.

        One that is further ahead than content can change meanwhile is made up.
        """
        known = self.known.version or 0
        return version is not None and known < version <= known + MOST_AHEAD

    def _begin(self, force: bool) -> Future[None] | None:
        """Start reading unless it is in progress or recent. Return the reading in progress."""
        with self._lock:
            due = force or self._clock() - self._began >= self._interval
            if self._asking is not None or not due:
                return self._asking
            self._began = self._clock()
            asking = self._worker.submit(self._read)
            if not asking.done():
                self._asking = asking
            return asking

    def _wait(self, asking: Future[None] | None) -> None:
        if asking is None or not self.known.answering:
            return
        wait_for([asking], self._patience)
        self._judge(asking)

    async def _wait_on_loop(self, asking: Future[None] | None) -> None:
        if asking is None or not self.known.answering:
            return
        await asyncio.wait([asyncio.wrap_future(asking)], timeout=self._patience)
        self._judge(asking)

    def _judge(self, asking: Future[None]) -> None:
        """Mark the CMS as late if the reading did not end in time; it may still end."""
        if asking.done():
            asking.result()  # raises unexpected exceptions
            return
        with self._lock:
            if self._asking is asking:
                self.known = Known(self.known.version, late=True)

    def _read(self) -> None:
        known = Known(self.known.version, gone=True)
        try:
            known = Known(self._ask())
        except self._failures as failure:
            if not self.known.gone:
                logger.warning("The CMS does not report its version: %s", failure)
        finally:
            with self._lock:
                self.known, self._asking = known, None
