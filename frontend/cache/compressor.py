"""Makes the smallest form of answers while nobody waits for it."""

from queue import SimpleQueue
from threading import Lock, Thread

from frontend.cache.answers import Answer


class Compressor:
    """One thread that starts with the first answer, and ends with the process."""

    def __init__(self):
        self._waiting: SimpleQueue[Answer] = SimpleQueue()
        self._thread: Thread | None = None
        self._lock = Lock()

    def add(self, answer: Answer) -> None:
        answer.best_is_made = True  # before it is: it is to be in the queue once
        self._waiting.put(answer)
        with self._lock:
            if self._thread is None:
                self._thread = Thread(target=self._work, name="compressor", daemon=True)
                self._thread.start()

    def _work(self) -> None:
        while True:
            self._waiting.get().compress_best()
