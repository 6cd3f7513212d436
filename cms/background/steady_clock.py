"""Tell whether the clock of the server can be trusted with what cannot be undone.

A clock that jumps ahead, before it is set by the network or by a mistake, would make thirty days of
the trash be over at once.
"""

import logging
import time
from collections.abc import Callable

SETTLED = 30 * 60  # seconds without a jump
JUMP = 60  # seconds by which the time of day may drift from the monotonic clock meanwhile
log = logging.getLogger(__name__)


class SteadyClock:
    """Compares two clocks: the time of day, in seconds since 1970, and one that never jumps."""

    def __init__(
        self,
        wall: Callable[[], float] = time.time,
        steady: Callable[[], float] = time.monotonic,
    ):
        self.wall, self.steady = wall, steady
        self.begin()

    def begin(self) -> None:
        self.since = self.steady()
        self.distance = self.wall() - self.since

    def is_settled(self) -> bool:
        """Return True if there was no jump for half an hour, nor a start of this process."""
        jump = self.wall() - self.steady() - self.distance
        if abs(jump) > JUMP:
            log.warning("the clock jumped by %d seconds: nothing is deleted for now", jump)
            self.begin()
        return self.steady() - self.since >= SETTLED

    def once_settled(self, function: Callable[[], None]) -> Callable[[], None]:
        """Return a function that does nothing while the clock has not settled."""

        def run() -> None:
            if self.is_settled():
                function()

        return run
