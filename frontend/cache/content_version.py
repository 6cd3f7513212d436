"""What this process knows of the content version, and how lately it asked.

The version is asked for at most once an interval, and only when somebody visits. One visitor
starts the asking; all wait for it, but no longer than `patience`, and not at all while the CMS is
known not to answer. So what is shown is never older than the interval while the CMS answers, and
nobody waits for a CMS that does not.
"""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures import wait as wait_for
from dataclasses import dataclass
from threading import RLock
from time import monotonic

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Known:
    """The version that was read last (None: never), and whether the CMS still answers.

    It is late when it did not answer in time, and gone when asking it failed.
    """

    version: int | None = None
    late: bool = False
    gone: bool = False

    @property
    def answering(self) -> bool:
        return not (self.late or self.gone)


class Freshness:
    """Asks for the version. Safe to share between threads.

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
        self._began = float("-inf")  # when the asking that is under way, or the last one, began
        self._asking: Future | None = None
        self._lock = RLock()  # a worker may do it at once
        # One thread that stays, for it may hold a connection to the database.
        self._worker = worker or ThreadPoolExecutor(1, thread_name_prefix="version")

    def current(self, at_least: int | None = None) -> Known:
        """Return what is known, after asking where that was too long ago.

        `at_least` is a version that the visitor has heard of: where that is news, it is asked at
        once, and again if the asking that was under way began before there was news.
        """
        if self.is_recent() and not self.is_news(at_least):
            return self.known
        self._wait(self._begin(at_once=self.is_news(at_least)))
        if self.is_news(at_least):
            self._wait(self._begin(at_once=True))
        return self.known

    async def current_soon(self, at_least: int | None = None) -> Known:
        """Return what `current` returns, and let the loop do other things meanwhile."""
        if self.is_recent() and not self.is_news(at_least):
            return self.known
        await self._wait_on_loop(self._begin(at_once=self.is_news(at_least)))
        if self.is_news(at_least):
            await self._wait_on_loop(self._begin(at_once=True))
        return self.known

    def settled(self, longest: float) -> Known:
        """Return what is known when the asking under way has ended, or began `longest` seconds ago.

        For who has nothing to show: a CMS that is busy may answer late, and yet answer.
        """
        end = self._began + longest
        while (asking := self._asking) is not None and self.known.late:
            left = end - self._clock()
            if left <= 0:
                break
            wait_for([asking], left)  # where this thread wakes up late, the next may be under way
        return self.known

    def doubt(self) -> None:
        """Let nobody wait for the CMS until it tells its version again: it left a question open."""
        with self._lock:
            self.known = Known(self.known.version, late=True)
            self._began = float("-inf")

    def is_recent(self) -> bool:
        """Say whether what is known may be used without asking."""
        return self._asking is None and self._clock() - self._began < self._interval

    def is_news(self, version: int | None) -> bool:
        """Say whether a version that a visitor has heard of is newer than what is known."""
        return version is not None and (self.known.version or 0) < version

    def _begin(self, at_once: bool) -> Future | None:
        """Start to ask, unless somebody has or it was done lately. Return what is under way."""
        with self._lock:
            due = at_once or self._clock() - self._began >= self._interval
            if self._asking is not None or not due:
                return self._asking
            self._began = self._clock()
            asking = self._worker.submit(self._read)
            if not asking.done():
                self._asking = asking
            return asking

    def _wait(self, asking: Future | None) -> None:
        if asking is None or not self.known.answering:
            return
        wait_for([asking], self._patience)
        self._judge(asking)

    async def _wait_on_loop(self, asking: Future | None) -> None:
        if asking is None or not self.known.answering:
            return
        await asyncio.wait([asyncio.wrap_future(asking)], timeout=self._patience)
        self._judge(asking)

    def _judge(self, asking: Future) -> None:
        """Let nobody else wait for an answer that did not come in time; it may come yet."""
        if asking.done():
            asking.result()  # raises where the fault is ours
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
                logger.warning("The CMS does not tell its version: %s", failure)
        finally:
            with self._lock:
                self.known, self._asking = known, None
