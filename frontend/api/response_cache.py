"""What was read from the CMS and holds for many pages: the menu, the categories, short lists."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Any

LIMIT = 256  # answers


class Memory:
    """Keeps what was read under a content version for as long as that is the version."""

    def __init__(self, limit: int = LIMIT):
        self._limit = limit
        self._kept: OrderedDict[object, tuple[int, Any]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: object, version: int | None, read: Callable[[], Any]) -> Any:
        """Return what is kept, or read it. Without a version nothing is kept."""
        if version is None:
            return read()
        with self._lock:
            kept_version, kept = self._kept.get(key, (None, None))
        if kept_version == version:
            return kept
        found = read()
        with self._lock:
            self._kept[key] = version, found
            self._kept.move_to_end(key)
            while len(self._kept) > self._limit:
                self._kept.popitem(last=False)
        return found
