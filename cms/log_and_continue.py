"""Work on many pages or links, one of which may fail: the failure is logged, and the rest is done.

The database that goes away is no failure of the one: it ends the work, as it would end the next.
"""

import logging
from types import TracebackType

from django.db import InterfaceError, OperationalError

log = logging.getLogger(__name__)
MOST_REMEMBERED = 1000
_logged: set[tuple[str, str]] = set()


class LogAndContinue:
    """A context whose exceptions are logged with `what` was worked on, and go no further.

    `failed` is True afterwards if there was one. Exceptions of the database that mean that it is
    away or locked do go on, and so does the end of the process. What is tried every few seconds is
    logged `once` with the same exception.
    """

    def __init__(self, what: object, *, once: bool = False):
        self.what, self.once = what, once
        self.failed = False

    def __enter__(self) -> "LogAndContinue":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> bool:
        if not isinstance(error, Exception) or isinstance(
            error, (OperationalError, InterfaceError)
        ):
            return False
        self.failed = True
        if not self.once or _is_first(str(self.what), repr(error)):
            log.error("failed and passed over: %s", self.what, exc_info=error)
        return True


def _is_first(what: str, error: str) -> bool:
    """Return True when it is called with these arguments for the first time."""
    if len(_logged) >= MOST_REMEMBERED:
        _logged.clear()
    is_first = (what, error) not in _logged
    _logged.add((what, error))
    return is_first
