"""Count the words that visitors searched for in vain. Nothing is kept of who searched, or when.

A search waits in memory until it is clear that the visitor did not type on: what they saw of it
while they typed is not counted. A thread counts what has waited, and only that writes.
"""

import logging
import threading
import time
from datetime import date, timedelta

from django.conf import settings
from django.db import OperationalError, connection, transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from wagtail.models import Site

from cms.models.public_pages import Scope
from cms.models.search_words import SearchMiss
from cms.search.dutch import COMMON
from cms.search.page_search import search_pages
from cms.search.query import Query

log = logging.getLogger(__name__)

MOST_WAITING = 200  # searches
MOST_KEPT = 500  # words
MOST_DELETED = 1000  # words at once: more than the searches that may wait have
DAYS_KEPT = 90  # since a word was last searched for
SHORTEST, LONGEST = 3, 30  # letters

Words = tuple[str, ...]


class Waiting:
    """The searches of this process that found nothing, each with the moment of the last one."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._moments: dict[Words, float] = {}
        self._is_planned = False

    def note(self, text: str, query: Query, *, is_found: bool) -> None:
        """Note a search of a visitor, which takes the place of those that it goes on from.

        A mail address says who somebody is: nothing of it is counted.
        """
        words = query.typed
        with self._lock:
            for each in [each for each in self._moments if _goes_on(each, words)]:
                del self._moments[each]
            if not is_found and "@" not in text and len(self._moments) < MOST_WAITING:
                self._moments[words] = time.monotonic()
            if self._moments and not self._is_planned and settings.COUNT_MISSES_AFTER:
                self._is_planned = True
                later = threading.Timer(settings.COUNT_MISSES_AFTER, self.count_in_thread)
                later.daemon = True
                later.start()

    def count_in_thread(self) -> None:
        with self._lock:
            self._is_planned = False
        try:
            self.count()
        finally:
            connection.close()

    def count(self) -> None:
        """Count all words that wait. What the database has no room or time for is not counted."""
        with self._lock:
            waiting, self._moments = list(self._moments), {}
        try:
            count({word for words in waiting for word in words})
        except OperationalError as reason:
            log.warning("words that were not found are not counted: %s", reason)


def _goes_on(before: Words, after: Words) -> bool:
    """Return True if somebody who typed `after` was still typing at `before`, or took some back."""
    shorter, longer = sorted((before, after), key=len)
    last = len(shorter) - 1
    if last < 0:
        return True
    return shorter[:last] == longer[:last] and (
        longer[last].startswith(shorter[last]) or shorter[last].startswith(longer[last])
    )


WAITING = Waiting()


def count(words: set[str]) -> None:
    """Count words, each once, unless they are on a public page or no words of a language."""
    site = Site.objects.filter(is_default_site=True).first()
    if site is not None:
        pages = Scope.of(site).pages()
        _store([word for word in sorted(words) if _tells(word) and _is_missing(word, pages)])


def _is_missing(word: str, pages: QuerySet) -> bool:
    result = search_pages(pages, word)
    return result.is_partial or not result.ids


def _tells(word: str) -> bool:
    return word.isalpha() and SHORTEST <= len(word) <= LONGEST and word not in COMMON


@transaction.atomic
def _store(words: list[str]) -> None:
    today = timezone.localdate()
    for word in words:
        miss, _ = SearchMiss.objects.get_or_create(word=word, defaults={"last_day": today})
        SearchMiss.objects.filter(pk=miss.pk).update(times=F("times") + 1, last_day=today)
    latest = SearchMiss.objects.order_by("-last_day", "-times", "-pk")
    too_many = latest.values_list("pk", flat=True)[MOST_KEPT : MOST_KEPT + MOST_DELETED]
    SearchMiss.objects.filter(pk__in=list(too_many)).delete()


def delete_old(today: date) -> None:
    """Delete the words that nobody has searched for lately."""
    SearchMiss.objects.filter(last_day__lt=today - timedelta(days=DAYS_KEPT)).delete()
