"""A process that converts documents for the importing process, over a pipe.

It is spawned, not forked: a copy of the importing process would keep the lock of the import, and
the connection to the database, beyond that one's end. The worker ends when the other end of the
pipe is closed.
"""

import gc
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the worker reads this module before it has set up Django
    from importers.files.documents import Document
    from importers.files.folder_settings import FolderSettings
    from importers.files.pictures import PictureFolder


class Worker:
    """The importing process's end of the pipe. The worker first sends an empty dict when it is
    ready."""

    def __init__(self, pictures: "PictureFolder", settings: "FolderSettings"):
        context = get_context("spawn")
        self.connection, other = context.Pipe()
        values = (other, pictures.folder, pictures.media, settings)
        self.process = context.Process(target=_work, args=values, daemon=True)
        self.process.start()
        other.close()

    def wait_until_ready(self) -> None:
        """Wait until the worker has started."""
        self.connection.recv()

    def convert(self, documents: Sequence["Document"]) -> dict:
        """Return what the worker makes of documents, by path. Raise an EOFError if it died."""
        self.connection.send(documents)
        return self.connection.recv()


@contextmanager
def start_workers(
    number: int, pictures: "PictureFolder", settings: "FolderSettings"
) -> Iterator[list[Worker]]:
    """Yield `number` workers, and end them after the block."""
    workers: list[Worker] = []
    try:
        with _interrupts_held_back():
            workers += (Worker(pictures, settings) for _ in range(number))
        yield workers
    finally:
        for worker in workers:
            worker.process.kill()  # it holds nothing
            worker.process.join()


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Block SIGINT for processes that are started within: Ctrl-C reaches all of a terminal."""
    resource_tracker.ensure_running()  # starting with the first worker, it would let them through
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(connection: Connection, folder: Path, media: Path, settings: "FolderSettings") -> None:
    import django

    django.setup()
    from importers.content.content import convert
    from importers.content.gc_tuning import RARE_THRESHOLDS
    from importers.files.pictures import PictureFolder

    gc.set_threshold(*RARE_THRESHOLDS)
    pictures = PictureFolder(folder, media)
    answer: dict = {}
    try:
        while True:
            connection.send(answer)
            answer = {each.path: convert(each, pictures, settings) for each in connection.recv()}
    except (EOFError, OSError):
        return  # the import ended, one way or the other
