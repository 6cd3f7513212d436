"""Work on many pages or links, one of which may fail: the failure is logged, and the rest is done.

The database that goes away is no failure of the one: it ends the work, as it would end the next.
"""

import logging
from types import TracebackType

from django.db import InterfaceError, OperationalError

log = logging.getLogger(__name__)


class Survives:
    """A context whose exceptions are logged with `what` was worked on, and go no further.

    `failed` is True afterwards if there was one. Exceptions of the database that mean that it is
    away or locked do go on, and so does the end of the process.
    """

    def __init__(self, what: object):
        self.what = what
        self.failed = False

    def __enter__(self) -> "Survives":
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
        log.error("failed and passed over: %s", self.what, exc_info=error)
        return True
