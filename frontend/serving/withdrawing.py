"""Withdraw kept pictures and documents that the CMS does not give to visitors any more.

Whoever requests one has the CMS asked. But nobody may request it until an outage begins, in which
it would be served. So each process reads the content version every second, also without visitors,
and after a change removes all sizes of the pictures that the CMS lists as withdrawn: those of a
private collection, or without consent. For what was deleted or replaced, and for documents, it asks
about all files: one process at a time, and as gently as it warms the cache.
"""

import atexit
import logging
import re
import time
from collections.abc import Callable
from threading import Event, Thread

from django.conf import settings

from frontend.api.client import ContentClient, content_client
from frontend.api.connection import ContentUnavailable
from frontend.cache.files.store import FileStore
from frontend.serving.warming import SHORTEST_REST
from frontend.views.file_proxy import ask_again, kept_files

logger = logging.getLogger(__name__)

POLL = 1  # seconds between two requests of the content version
LATER = 10  # seconds until the next request after one that failed
EVERY = 300  # seconds between two checks of all files
OF_PICTURE = re.compile(r"/media/images/(\d+)/")


class Stopped(Exception):  # noqa: N818  no mistake
    """Raised to leave a check unfinished, because the process ends."""


def start_checking() -> None:
    """Check in the background whether kept files are still public, if this site keeps files."""
    store = kept_files()
    if store and not settings.CONTENT_API_APPLICATION:
        stopping = Event()
        atexit.register(stopping.set)
        for name, work in (("withdrawn", poll), ("kept", check_repeatedly)):
            Thread(target=work, args=(store, stopping), name=name, daemon=True).start()


def poll(store: FileStore, stopping: Event) -> None:
    """Poll whether pictures were withdrawn, until the process ends."""
    removal, pause = Removal(store), POLL
    while not stopping.wait(pause):
        pause = POLL if _done(lambda: removal.apply(content_client())) else LATER


def check_repeatedly(store: FileStore, stopping: Event) -> None:
    """Check all files again and again, until the process ends."""
    while not stopping.wait(EVERY):
        try:
            _done(lambda: check(store, content_client(), lambda spent: _rest(stopping, spent)))
        except Stopped:
            return


def _done(work: Callable[[], None]) -> bool:
    """Return True if the work was done, and log why not."""
    try:
        work()
    except ContentUnavailable as reason:
        logger.info("What is kept cannot be checked: %s", reason)
    except OSError as error:
        logger.warning("What is kept cannot be checked: %s", error)
    else:
        return True
    return False


class Removal:
    """Removes the sizes of pictures as soon as the CMS says that visitors may not see them."""

    def __init__(self, store: FileStore):
        self._store = store
        self._version: int | None = None  # in which nothing was left of them
        self._gone: frozenset[int] = frozenset()  # pictures of which nothing was left then

    def apply(self, client: ContentClient) -> None:
        """Remove what is to go, if the content has changed. Raises ContentUnavailable, OSError."""
        known = client.freshness.current()
        if not known.answering or known.version == self._version:
            return
        withdrawn = client.withdrawn_pictures()
        if withdrawn - self._gone:
            for note in self._store.notes():
                of_picture = OF_PICTURE.match(note.name)
                if of_picture and int(of_picture[1]) in withdrawn:
                    self._store.remove(note.name)
        self._version, self._gone = known.version, withdrawn


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
