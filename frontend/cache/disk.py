"""A cache of bytes in a folder, written in the background and limited in size (oldest first).

Several processes may share the folder. Files are written atomically, and a file that is damaged or
of another program is treated as missing and logged.
"""

import hashlib
import logging
import os
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Condition, Thread

from frontend.cache.checksum import verified_body, with_checksum

logger = logging.getLogger(__name__)

SUFFIX = ".kept"
UNFINISHED = ".writing"
MOST_WAITING = 1000  # pending writes; more are dropped, because the disk is too slow
LOOK_EVERY = 16  # the size is checked whenever 1/16 of the limit was written
AN_HOUR = 3600  # seconds after which an incomplete file is removed

Pack = Callable[[], bytes]


class Disk:
    """The cache. `limit` is in bytes, and may be exceeded shortly while processes write."""

    def __init__(self, folder: Path, limit: int):
        self._folder = folder
        self._limit = limit
        self._waiting: dict[str, Pack | None] = {}  # None: remove
        self._changed = Condition()
        self._thread: Thread | None = None
        self._written = limit  # bytes since the last check; starts at the limit to check at once
        self._fails = False

    def put(self, name: str, pack: Pack) -> None:
        """Write the result of `pack` in the background, unless the file has it already."""
        if len(self._waiting) < MOST_WAITING or name in self._waiting:
            self._plan(name, pack)

    def remove(self, name: str) -> None:
        self._plan(name, None)

    def get(self, name: str) -> bytes | None:
        """Return the bytes under a name, or None if they are missing or damaged."""
        if self._waiting.get(name, self) is None:
            return None
        file = self._file(name)
        try:
            data = _read(file)
        except OSError as error:
            logger.warning("%s cannot be read, so it counts as absent: %s", file, error)
            return None
        if data is None:
            return None
        body = verified_body(name, data)
        if body is None:
            logger.warning("%s is damaged or not ours, so it counts as absent", file)
        return body

    def keep_only(self, names: Iterable[str], since: float) -> None:
        """Remove all files older than `since` (seconds since 1970), except these."""
        wanted = {self._file(name).name for name in names}
        for entry in self._entries(SUFFIX):
            if entry.name not in wanted and _changed_at(entry) < since:
                Path(entry.path).unlink(missing_ok=True)

    def flush(self, timeout: float = 60) -> bool:
        """Wait until everything is written, for at most `timeout` seconds. Return True if it is."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._waiting, timeout)

    def _plan(self, name: str, pack: Pack | None) -> None:
        with self._changed:
            self._waiting[name] = pack
            if self._thread is None:
                self._thread = Thread(target=self._work, name="disk", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting)
                name, pack = next(iter(self._waiting.items()))
            self._do(name, pack)
            with self._changed:
                if self._waiting[name] is pack:  # else there is a newer write
                    del self._waiting[name]
                self._changed.notify_all()

    def _do(self, name: str, pack: Pack | None) -> None:
        try:
            if pack is None:
                self._file(name).unlink(missing_ok=True)
            else:
                self._write(name, pack())
        except OSError as error:
            if not self._fails:  # log a full disk only once
                logger.warning("Nothing can be kept in %s: %s", self._folder, error)
            self._fails = True
        else:
            self._fails = False

    def _write(self, name: str, body: bytes) -> None:
        file = self._file(name)
        data = with_checksum(name, body)
        if _read(file) == data:
            os.utime(file)  # unchanged content counts as new
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            dir=self._folder, suffix=UNFINISHED, delete=False
        ) as unfinished:
            unfinished.write(data)
        os.replace(unfinished.name, file)
        self._written += len(data)
        if self._written > self._limit // LOOK_EVERY:
            self._written = 0
            self._evict()

    def _evict(self) -> None:
        for entry in self._entries(UNFINISHED):
            if _changed_at(entry) < time.time() - AN_HOUR:
                Path(entry.path).unlink(missing_ok=True)
        entries = sorted(self._entries(SUFFIX), key=_changed_at)
        size = sum(map(_size, entries))
        for entry in entries:
            if size <= self._limit - self._limit // LOOK_EVERY:
                return
            size -= _size(entry)
            Path(entry.path).unlink(missing_ok=True)

    def _entries(self, suffix: str) -> list[os.DirEntry[str]]:
        if not self._folder.exists():
            return []
        with os.scandir(self._folder) as entries:
            return [entry for entry in entries if entry.name.endswith(suffix)]

    def _file(self, name: str) -> Path:
        return self._folder / (hashlib.sha256(name.encode()).hexdigest()[:40] + SUFFIX)


def _read(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None


def _changed_at(entry: os.DirEntry[str]) -> float:
    """Return the time of modification (seconds since 1970), also if the file was just removed."""
    try:
        return entry.stat().st_mtime
    except FileNotFoundError:
        return 0


def _size(entry: os.DirEntry[str]) -> int:
    try:
        return entry.stat().st_size
    except FileNotFoundError:
        return 0
