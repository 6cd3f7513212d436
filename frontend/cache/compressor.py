"""Compress cached responses with the best quality in the background."""

from queue import SimpleQueue
from threading import Lock, Thread

from frontend.cache.answers import Answer


class Compressor:
    """A background thread that starts with the first response, and ends with the process."""

    def __init__(self) -> None:
        self._waiting: SimpleQueue[Answer] = SimpleQueue()
        self._thread: Thread | None = None
        self._lock = Lock()

    def add(self, answer: Answer) -> None:
        answer.best_is_made = True  # set first, so that it is queued only once
        self._waiting.put(answer)
        with self._lock:
            if self._thread is None:
                self._thread = Thread(target=self._work, name="compressor", daemon=True)
                self._thread.start()

    def _work(self) -> None:
        while True:
            self._waiting.get().compress_best()
