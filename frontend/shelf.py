"""Answers in memory, bounded in bytes: what was not asked for the longest time goes first."""

from collections import OrderedDict
from threading import Lock

from frontend.answers import Answer


class Shelf:
    def __init__(self, limit: int):
        self.limit = limit  # bytes
        self.size = 0
        self._answers: OrderedDict[object, Answer] = OrderedDict()
        self._sizes: dict[object, int] = {}
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._answers)

    def get(self, key) -> Answer | None:
        with self._lock:
            answer = self._answers.get(key)
            if answer is not None:
                self._answers.move_to_end(key)
            return answer

    def put(self, key, answer: Answer) -> None:
        with self._lock:
            self._take(key)
            self._answers[key] = answer
            self._sizes[key] = answer.size
            self.size += self._sizes[key]
            while self.size > self.limit:
                self._take(next(iter(self._answers)))

    def remove(self, key) -> None:
        with self._lock:
            self._take(key)

    def _take(self, key) -> None:
        if self._answers.pop(key, None) is not None:
            self.size -= self._sizes.pop(key)
