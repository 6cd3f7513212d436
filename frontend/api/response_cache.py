"""A cache of API responses that many pages need: the menu, the categories, short lists."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Any, TypeVar, cast

LIMIT = 256  # responses

Response = TypeVar("Response")


class ResponseCache:
    """Caches responses for as long as the content version stays the same (LRU)."""

    def __init__(self, limit: int = LIMIT):
        self._limit = limit
        self._entries: OrderedDict[object, tuple[int, Any]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: object, version: int | None, read: Callable[[], Response]) -> Response:
        """Return the cached response, or read it. Nothing is cached if `version` is None."""
        if version is None:
            return read()
        with self._lock:
            cached = self._entries.get(key)
        if cached is not None and cached[0] == version:
            return cast(Response, cached[1])
        response = read()
        with self._lock:
            self._entries[key] = version, response
            self._entries.move_to_end(key)
            while len(self._entries) > self._limit:
                self._entries.popitem(last=False)
        return response
