"""Write files so that other processes see them complete or not at all."""

import hashlib
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO

UNFINISHED = ".writing"


def write_whole(path: Path, data: bytes) -> None:
    """Replace a file at once. Raises OSError, and then leaves nothing behind."""
    unfinished = start(path.parent)
    try:
        with unfinished:
            unfinished.write(data)
        os.replace(unfinished.name, path)
    except OSError:
        _clear(unfinished)
        raise


def start(folder: Path) -> IO[bytes]:
    """Open a new file in a folder, which is made if it is missing. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    return tempfile.NamedTemporaryFile(dir=folder, suffix=UNFINISHED, delete=False)


class Writing:
    """A file of `length` bytes that is being received: `add` its pieces, and then `finish`.

    `version` is the content version that the file has. `keep` puts the complete file into its
    place. What the disk does not take is given to `complain`; the file is then not kept, and adding
    more to it has no effect.
    """

    def __init__(
        self,
        folder: Path,
        length: int,
        version: int,
        keep: Callable[["Writing"], None],
        complain: Callable[[OSError], None],
    ):
        self.size = 0  # bytes so far
        self.version = version
        self._length, self._folder = length, folder
        self._keep, self._complain = keep, complain
        self._hash = hashlib.sha256()
        self._file: IO[bytes] | None = None
        self._failed = False

    @property
    def digest(self) -> str:
        return self._hash.hexdigest()

    def add(self, piece: bytes) -> None:
        if self._failed:
            return
        try:
            self._file = self._file or start(self._folder)
            self._file.write(piece)
        except OSError as error:
            self._fail(error)
        self._hash.update(piece)
        self.size += len(piece)

    def finish(self) -> None:
        """Keep the file, if it is as long as was announced."""
        if self._file is None or self.size != self._length:
            return self.discard()
        try:
            self._file.close()  # which writes the rest
            self._keep(self)
        except OSError as error:
            self._fail(error)

    def move_to(self, path: Path) -> None:
        if self._file:
            os.replace(self._file.name, path)
            self._file = None

    def discard(self) -> None:
        """Remove what is not finished."""
        if self._file:
            _clear(self._file)
        self._file, self._failed = None, True

    def _fail(self, error: OSError) -> None:
        self.discard()
        self._complain(error)


def _clear(unfinished: IO[bytes]) -> None:
    with suppress(OSError):  # a full disk does not take the rest, which nobody needs
        unfinished.close()
    Path(unfinished.name).unlink(missing_ok=True)
