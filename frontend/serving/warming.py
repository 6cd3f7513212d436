"""Visits every address once, so that there is little to miss when the CMS does not answer.

At the start of a process it happens in a thread of its own, which leaves the processor to visitors:
it works a third of the time at most, and hardly while anybody asks for something.
"""

import atexit
import logging
import time
from collections import Counter
from collections.abc import Callable
from itertools import chain
from threading import Event, Thread

from django.conf import settings
from django.db import connections

from frontend.api.client import ContentClient, ContentUnavailable, content_client
from frontend.cache.answers import call
from frontend.cache.delivery import Delivery
from frontend.lists.public_addresses import public_addresses
from frontend.seo.urls_for_crawlers import program_addresses
from frontend.serving import anonymous_requests

logger = logging.getLogger(__name__)

SHORTEST_REST = 0.02  # seconds between two pages
LONGEST_REST = 1.0  # seconds that visitors can hold it up for each page
TRY_AGAIN_AFTER = 10  # seconds without the CMS
FULL = 7 / 8  # of the memory: more would push out what visitors do ask for


def warm(
    delivery: Delivery,
    client: ContentClient,
    go_on: Callable[[float], bool] = lambda spent: True,
) -> Counter[str]:
    """Visit every address. Return how many answers had which status.

    `go_on` is called after each with the seconds that it took, and may end it. What is on disk
    and no public address any more is removed. Raises ContentUnavailable.
    """
    began, before = time.time(), client.freshness.current().version
    statuses, keys = Counter(), set()
    for address in chain(public_addresses(client), program_addresses(client)):
        environ = anonymous_requests.request(address)
        keys.add(delivery.policy.key(environ))
        started = time.monotonic()
        raw = call(delivery, environ)
        if raw.failed and not client.freshness.current().answering:
            raise ContentUnavailable(f"{address}: status {raw.status}")
        statuses[raw.status] += 1
        if not go_on(time.monotonic() - started):
            return statuses
    if client.freshness.current().version == before:  # else the list may have had a gap
        delivery.keep_on_disk(keys, began)
    return statuses


def start_warming(delivery: Delivery) -> None:
    """Warm this process in the background, if the settings want that."""
    if settings.WARM_AT_START:
        stopping = Event()
        atexit.register(stopping.set)
        Thread(target=_warm_gently, args=(delivery, stopping), name="warming", daemon=True).start()


def _warm_gently(delivery: Delivery, stopping: Event) -> None:
    client = content_client()
    while not stopping.is_set():
        try:
            statuses = warm(delivery, client, lambda spent: _rest(delivery, stopping, spent))
        except ContentUnavailable as reason:
            logger.info("Warming waits for the CMS: %s", reason)
            stopping.wait(TRY_AGAIN_AFTER)
        else:
            logger.info("Warmed: %s", dict(statuses))
            break
    connections.close_all()  # this thread's own, where the CMS is in the same process


def _rest(delivery: Delivery, stopping: Event, spent: float) -> bool:
    """Leave the processor to visitors for a while. Say whether to go on after that."""
    rest = max(2 * spent, SHORTEST_REST)
    end = time.monotonic() + max(rest, LONGEST_REST)
    while True:
        visits = delivery.visits
        if stopping.wait(rest):
            return False
        if delivery.visits == visits or time.monotonic() > end:
            return delivery.pages.size < FULL * delivery.pages.limit
