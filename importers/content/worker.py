"""A process that converts documents for another one, by a pipe between the two.

It is started afresh: a copy of the importing process would keep the lock of the import, and the
connection to the database, beyond that one's death. When the other end of the pipe is gone, so is
the helper.
"""

import gc
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the helper reads this module before it has set up Django
    from importers.files.documents import Document
    from importers.files.folder_settings import Sections
    from importers.files.pictures import PictureFolder


class Helper:
    """The importing process's end: first the helper says that it is there, then it answers."""

    def __init__(self, pictures: "PictureFolder", sections: "Sections"):
        context = get_context("spawn")
        self.connection, other = context.Pipe()
        values = (other, pictures.folder, pictures.media, sections)
        self.process = context.Process(target=_help, args=values, daemon=True)
        self.process.start()
        other.close()

    def begin(self) -> None:
        """Wait until the helper is there."""
        self.connection.recv()

    def convert(self, documents: Sequence["Document"]) -> dict:
        """Return what the helper makes of documents, by path; an EOFError says that it died."""
        self.connection.send(documents)
        return self.connection.recv()


@contextmanager
def started(number: int, pictures: "PictureFolder", sections: "Sections") -> Iterator[list[Helper]]:
    """Yield that many helpers, and end them."""
    helpers = []
    try:
        with _interrupts_held_back():
            helpers += (Helper(pictures, sections) for _ in range(number))
        yield helpers
    finally:
        for helper in helpers:
            helper.process.kill()  # it holds nothing
            helper.process.join()


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Ctrl-C reaches every process of a terminal: those started within here never see it."""
    resource_tracker.ensure_running()  # starting with the first helper, it would let them through
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _help(connection: Connection, folder: Path, media: Path, sections: "Sections") -> None:
    import django

    django.setup()
    from importers.content.content import convert
    from importers.content.gc_tuning import SELDOM
    from importers.files.pictures import PictureFolder

    gc.set_threshold(*SELDOM)
    pictures = PictureFolder(folder, media)
    answer: dict = {}
    try:
        while True:
            connection.send(answer)
            answer = {each.path: convert(each, pictures, sections) for each in connection.recv()}
    except (EOFError, OSError):
        return  # the import ended, one way or the other
