"""Withdraw kept pictures and documents that the CMS does not give to visitors any more.

Whoever requests one has the CMS asked. This asks about those that nobody requests, so that what
became private is not served in an outage long afterwards. One process does it at a time, after a
change of the content, and as gently as it warms the cache.
"""

import atexit
import logging
import time
from collections.abc import Callable
from threading import Event, Thread

from django.conf import settings

from frontend.api.client import ContentClient, ContentUnavailable, content_client
from frontend.cache.files.store import FileStore
from frontend.serving.warming import SHORTEST_REST
from frontend.views.passing_on import ask_again, kept_files

logger = logging.getLogger(__name__)

EVERY = 300  # seconds between two looks at the content version


class Stopped(Exception):  # noqa: N818  no mistake
    """Raised to leave a check unfinished, because the process ends."""


def start_checking() -> None:
    """Check in the background what is kept, if this site keeps files."""
    store = kept_files()
    if store and not settings.CONTENT_API_APPLICATION:
        stopping = Event()
        atexit.register(stopping.set)
        Thread(target=check_for_good, args=(store, stopping), name="kept", daemon=True).start()


def check_for_good(store: FileStore, stopping: Event) -> None:
    """Check again and again, until the process ends."""
    while not stopping.wait(EVERY):
        try:
            check(store, content_client(), lambda spent: _rest(stopping, spent))
        except Stopped:
            return
        except ContentUnavailable as reason:
            logger.info("What is kept cannot be checked: %s", reason)
        except OSError as error:
            logger.warning("What is kept cannot be checked: %s", error)


def check(
    store: FileStore, client: ContentClient, rest: Callable[[float], None] = lambda spent: None
) -> None:
    """Ask the CMS about all kept files, unless this was done in the current content version.

    `rest` is called after each with the seconds that it took. Raises ContentUnavailable or OSError.
    """
    known = client.freshness.current()
    if not known.answering or known.version is None:
        return
    with store.check_of(known.version) as is_due:
        for note in store.notes() if is_due else ():
            started = time.monotonic()
            ask_again(store, note, known.version)
            rest(time.monotonic() - started)


def _rest(stopping: Event, spent: float) -> None:
    """Leave the processor to visitors. Raises Stopped if the process ends."""
    if stopping.wait(max(2 * spent, SHORTEST_REST)):
        raise Stopped
