"""Warm the cache: request every public address once, in case the CMS becomes unavailable.

At the start of a process this runs in a background thread, which leaves the processor to visitors:
it works a third of the time at most, and pauses while there are requests.
"""

import atexit
import logging
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from threading import Event, Thread
from urllib.parse import unquote

from django.conf import settings
from django.db import connections

from frontend.api.client import ContentClient, content_client
from frontend.api.connection import ContentUnavailable
from frontend.cache.answers import Raw, call
from frontend.cache.delivery import Delivery
from frontend.cache.keys import Key
from frontend.lists.public_addresses import public_addresses
from frontend.seo.urls_for_crawlers import addresses_of_pages, addresses_of_site
from frontend.serving import internal_requests
from frontend.views.file_proxy import kept_files

logger = logging.getLogger(__name__)

SHORTEST_REST = 0.02  # seconds between two pages
LONGEST_REST = 1.0  # seconds that visitors can delay each page
TRY_AGAIN_AFTER = 10  # seconds, if the CMS is unavailable
PICTURES = re.compile(rb"/media/images/[^\s\"'<>,]+")
FULL = 7 / 8  # of the memory cache: more would evict pages that visitors request


def warm(
    delivery: Delivery,
    client: ContentClient,
    go_on: Callable[[float], bool] = lambda spent: True,
) -> Counter[str]:
    """Request every public address, and return the number of responses by status.

    `go_on` is called after each with the seconds that it took, and stops the run by returning
    False. Files on disk for addresses that are not public any more are removed. Pictures that pages
    show and that are not kept come last. Raises ContentUnavailable.
    """
    began, before = time.time(), client.freshness.current().version
    statuses: Counter[str] = Counter()
    keys: set[Key | None] = set()
    pictures: set[str] = set()
    for address in _addresses(client):
        environ = internal_requests.request(address)
        keys.add(delivery.policy.key(environ))
        started = time.monotonic()
        raw = call(delivery, environ)
        if raw.failed and not client.freshness.current().answering:
            raise ContentUnavailable(f"{address}: status {raw.status}")
        statuses[raw.status] += 1
        pictures |= pictures_in(raw)
        if not go_on(time.monotonic() - started):
            return statuses
    if client.freshness.current().version == before:  # else the list may be incomplete
        delivery.keep_on_disk(keys, began)
    _keep_pictures(pictures, delivery, go_on)
    return statuses


def _addresses(client: ContentClient) -> Iterator[str]:
    """Yield all public addresses: first the few that crawlers read, which must not be left out."""
    yield from addresses_of_site(client)
    yield from public_addresses(client)
    yield from addresses_of_pages(client)


def pictures_in(page: Raw) -> set[str]:
    """Return the paths of the sizes of pictures that a page shows; none for other formats."""
    if not page.fields.get("content-type", "").startswith("text/html"):
        return set()
    return {unquote(path.decode()) for path in PICTURES.findall(page.body)}


def _keep_pictures(pictures: set[str], delivery: Delivery, go_on: Callable[[float], bool]) -> None:
    """Have each picture kept on disk, as long as it takes no room from those in use."""
    store = kept_files()
    if store is None or settings.CONTENT_API_APPLICATION:
        return
    for path in sorted(pictures):
        if store.is_full:
            return
        if not store.has(path):
            started = time.monotonic()
            call(delivery, internal_requests.request(path))
            if not go_on(time.monotonic() - started):
                return


def start_warming(delivery: Delivery) -> None:
    """Warm the cache of this process in the background, if the settings say so."""
    if settings.WARM_AT_START:
        stopping = Event()
        atexit.register(stopping.set)
        Thread(target=warm_gently, args=(delivery, stopping), name="warming", daemon=True).start()


def warm_gently(delivery: Delivery, stopping: Event) -> None:
    """Warm the cache once, resting between pages; try again while the CMS is unavailable."""
    client = content_client()
    while not stopping.is_set():
        try:
            statuses = warm(delivery, client, lambda spent: rest(delivery, stopping, spent))
        except ContentUnavailable as reason:
            logger.info("Warming waits for the CMS: %s", reason)
            stopping.wait(TRY_AGAIN_AFTER)
        else:
            logger.info("Warmed: %s", dict(statuses))
            break
    connections.close_all()  # those of this thread, if the CMS is in the same process


def rest(delivery: Delivery, stopping: Event, spent: float) -> bool:
    """Pause for the sake of visitors. Return True to continue."""
    pause = max(2 * spent, SHORTEST_REST)
    end = time.monotonic() + max(pause, LONGEST_REST)
    while True:
        visits = delivery.visits
        if stopping.wait(pause):
            return False
        if delivery.visits == visits or time.monotonic() > end:
            return delivery.pages.size < FULL * delivery.pages.limit
