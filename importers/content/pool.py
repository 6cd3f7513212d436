"""Convert the documents of a run, many of them with worker processes beside this one.

Conversion uses no database, so it can be shared out. This process converts from the other end what
no worker has begun with; if a worker dies, nothing but time is lost.
"""

import os
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Condition, Thread

from importers.content.content import Converted, convert
from importers.content.worker import Worker, start_workers
from importers.files.documents import Document
from importers.files.folder_settings import FolderSettings
from importers.files.pictures import PictureFolder
from importers.problems import WorkOn

ENOUGH = 700  # documents; a worker needs some three seconds to start
CHUNK = 32  # documents that are sent at a time
MAX_WORKERS = 3


class Conversion:
    """Returns the content of each document, or the error with the reasons why it has none."""

    def __init__(self, pictures: PictureFolder, settings: FolderSettings):
        self.pictures = pictures
        self.settings = settings
        self.pending: deque[Sequence[Document]] = deque()  # chunks that nobody has begun with
        self.converted: dict[str, Converted] = {}
        self.shared = False
        self.changed = Condition()

    def share(self, documents: Sequence[Document], workers: Sequence[Worker]) -> None:
        """Let workers convert the documents, from the first on."""
        starts = range(0, len(documents), CHUNK)
        self.pending.extend(documents[start : start + CHUNK] for start in starts)
        self.shared = True
        for worker in workers:
            Thread(target=self._feed, args=(worker,), daemon=True).start()

    def content_of(self, document: Document) -> Converted:
        """Return the content of a document. To be called once for each."""
        if not self.shared:
            return self._convert(document)
        while True:
            with self.changed:
                if document.path in self.converted:
                    return self.converted.pop(document.path)
                if not self.pending:
                    self.changed.wait()
                    continue
                chunk = self.pending.pop()
            converted = {each.path: self._convert(each) for each in chunk}
            with self.changed:
                self.converted |= converted

    def _convert(self, document: Document) -> Converted:
        with WorkOn(document.path):
            return convert(document, self.pictures, self.settings)

    def _feed(self, worker: Worker) -> None:
        """Send one chunk after another to a worker, from a thread that does nothing but wait."""
        chunk: Sequence[Document] = ()
        try:
            worker.wait_until_ready()
            while self.pending:
                chunk = self.pending.popleft()
                converted = worker.convert(chunk)
                with self.changed:
                    self.converted |= converted
                    chunk = ()
                    self.changed.notify()
        except (EOFError, OSError, IndexError):
            return  # somebody killed it, or nothing is left after all
        finally:
            with self.changed:
                if chunk:
                    self.pending.append(chunk)
                self.changed.notify()


@contextmanager
def conversion(
    documents: Sequence[Document], pictures: PictureFolder, settings: FolderSettings
) -> Iterator[Conversion]:
    """Yield the conversion of these documents; its workers end with the block."""
    shared = Conversion(pictures, settings)
    number = min(len(os.sched_getaffinity(0)) - 1, MAX_WORKERS)
    if number < 1 or len(documents) < ENOUGH:
        yield shared
        return
    with start_workers(number, pictures, settings) as workers:
        shared.share(documents, workers)
        yield shared
