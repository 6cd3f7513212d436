"""The cache of responses in memory, limited in bytes (least recently used first)."""

from collections.abc import Hashable
from itertools import count
from threading import Lock

from frontend.cache.answers import Answer

ROOM = 16  # 1/16 is freed at a time, because finding the oldest entries is expensive


class MemoryCache:
    """The cache. Reading takes no lock, so that readers never wait for each other."""

    def __init__(self, limit: int):
        self.limit = limit  # bytes
        self.size = 0
        self._answers: dict[Hashable, Answer] = {}
        self._sizes: dict[Hashable, int] = {}
        self._turn = count()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._answers)

    def get(self, key: Hashable) -> Answer | None:
        answer = self._answers.get(key)
        if answer is not None:
            answer.asked = next(self._turn)
        return answer

    def put(self, key: Hashable, answer: Answer) -> None:
        with self._lock:
            self._take(key)
            answer.asked = next(self._turn)
            self._answers[key] = answer
            self._sizes[key] = answer.size
            self.size += self._sizes[key]
            if self.size > self.limit:
                self._evict()

    def remove(self, key: Hashable) -> None:
        with self._lock:
            self._take(key)

    def _evict(self) -> None:
        oldest_first = sorted(self._answers, key=lambda key: self._answers[key].asked)
        for key in oldest_first:
            if self.size <= self.limit - self.limit // ROOM:
                return
            self._take(key)

    def _take(self, key: Hashable) -> None:
        if self._answers.pop(key, None) is not None:
            self.size -= self._sizes.pop(key)
