"""Kept files in a folder that several processes may share, limited in size.

A file that is damaged, or not as long as it was, counts as missing. Files are written atomically,
and the least recently used go first. A folder that takes nothing and a disk that is full are logged
and stop nobody.
"""

import fcntl
import hashlib
import logging
import os
import time
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

from frontend.cache.files.eviction import entries, evict, remove_unfinished
from frontend.cache.files.note import BODY, NOTE, Note, read_note, short
from frontend.cache.files.writing import Writing, write_whole

logger = logging.getLogger(__name__)

CHECKED = "checked"  # the name of a file
SHARES = 16  # 1/16 of the limit: the longest file, and how much is written between two checks
USED_AGAIN = 60  # seconds after a use that is noted until the next one is
REMEMBERED = 4096  # files whose notes are in memory

Identity = tuple[int, int, int]


@dataclass(frozen=True)
class KeptFile:
    """A file that was found undamaged. The CMS called it public in the content `version`.

    None: the CMS was not asked yet since this process knows the file.
    """

    note: Note
    path: Path
    identity: Identity
    version: int | None = None


class FileStore:
    """The folder. `limit` is in bytes on disk, and may be exceeded for a moment."""

    def __init__(self, folder: Path, limit: int):
        self.longest = limit // SHARES  # bytes of a file
        self.is_full = False  # at the last check
        self._folder = folder
        self._limit = limit
        self._written = limit  # bytes since the last check; starts at the limit to check at once
        self._known: OrderedDict[str, KeptFile] = OrderedDict()
        self._lock = Lock()
        self._fails = False

    def find(self, name: str) -> KeptFile | None:
        """Return the file under a name, or None if it is missing or damaged. Counts as a use."""
        try:
            kept = self._remembered(name) or self._read(name)
        except FileNotFoundError:
            kept = None
        except OSError as error:
            logger.warning("%r cannot be read, so it counts as absent: %s", name, error)
            kept = None
        if kept is None:
            self._forget(name)
            return None
        self._remember(kept)
        self._note_use(kept.path)
        return kept

    def has(self, name: str) -> bool:
        """Return True if there is a file under a name, which may be damaged."""
        return os.path.exists(self._note(name))

    def writing(self, note: Note, length: int, version: int) -> Writing:
        """Return a file of `length` bytes to be received, as it is in a content version."""
        return Writing(
            self._folder, length, version, lambda file: self._keep(note, file), self._complain
        )

    def confirm(self, name: str, version: int | None) -> None:
        """Remember that the file was public, and the same, in a content version."""
        with self._lock:
            if name in self._known:
                self._known[name] = replace(self._known[name], version=version)

    def remove(self, name: str) -> None:
        self._forget(name)
        files = self._folder.glob(f"{short(name)}-*{BODY}")
        try:
            for file in (self._note(name), *files):
                file.unlink(missing_ok=True)
        except OSError as error:
            logger.error("%r cannot be removed from %s: %s", name, self._folder, error)

    def is_confirmed(self, name: str, version: int) -> bool:
        """Return True if the CMS called a file public in a content version, as `confirm` says."""
        kept = self._known.get(name)
        return kept is not None and kept.version == version

    def notes(self) -> Iterator[Note]:
        """Yield the notes of all files. Raises OSError."""
        for entry in entries(self._folder, NOTE):
            with suppress(FileNotFoundError):  # another process has just removed it
                note = read_note(Path(entry.path))
                if note:
                    yield note

    @contextmanager
    def check_of(self, version: int) -> Iterator[bool]:
        """Begin a check of all files, whose end is noted unless it raises an exception.

        False: it was done in this content version, or another process does it. Raises OSError.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / CHECKED).open("a+") as mark:
            try:
                fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
                return
            mark.seek(0)
            is_due = mark.read() != str(version)
            yield is_due
            if is_due:
                mark.truncate(0)
                mark.write(str(version))

    def _remembered(self, name: str) -> KeptFile | None:
        """Return the file that this process knows, if it is still the same on disk."""
        kept = self._known.get(name)
        with suppress(FileNotFoundError):  # another process removed or replaced it
            if kept and _identity(kept.path) == kept.identity:
                return kept
        return None

    def _read(self, name: str) -> KeptFile | None:
        note = read_note(self._note(name))
        if note is None or note.name != name:
            logger.warning("The note of %r is damaged or not ours, so it counts as absent", name)
            return None
        path = self._folder / note.file_name
        identity = _identity(path)
        if _digest(path) != note.digest:
            logger.warning("%s (%r) is damaged, so it is removed", path, name)
            self.remove(name)  # else it would be read again for each visitor
            return None
        return KeptFile(note, path, identity)

    def _keep(self, note: Note, file: Writing) -> None:
        """Write the note, which a full disk may not take, and put the file into its place."""
        note = replace(note, size=file.size, digest=file.digest)
        path = self._folder / note.file_name
        before = self._known.get(note.name)
        write_whole(self._note(note.name), note.packed())
        file.move_to(path)
        self._fails = False
        self._remember(KeptFile(note, path, _identity(path), file.version))
        if before and before.path != path:
            before.path.unlink(missing_ok=True)
        self._written += note.size
        if self._written > self._limit // SHARES:
            self._written = 0
            remove_unfinished(self._folder)
            self.is_full = evict(self._folder, self._limit, self._limit - self.longest)

    def _complain(self, error: OSError) -> None:
        """Log why nothing can be written, once until something can."""
        if not self._fails:
            logger.warning("Nothing can be kept in %s: %s", self._folder, error)
        self._fails = True

    def _note_use(self, path: Path) -> None:
        """Set the time of access: many disks are mounted so that reading does not."""
        try:
            found = path.stat()
            if found.st_atime < time.time() - USED_AGAIN:
                os.utime(path, ns=(time.time_ns(), found.st_mtime_ns))
        except OSError as error:
            logger.info("The use of %s cannot be noted: %s", path, error)

    def _remember(self, kept: KeptFile) -> None:
        with self._lock:
            self._known[kept.note.name] = kept
            self._known.move_to_end(kept.note.name)
            if len(self._known) > REMEMBERED:
                self._known.popitem(last=False)

    def _forget(self, name: str) -> None:
        with self._lock:
            self._known.pop(name, None)

    def _note(self, name: str) -> Path:
        return self._folder / (short(name) + NOTE)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _identity(path: Path) -> Identity:
    """Return what changes when a file is replaced or written to. Raises OSError."""
    found = path.stat()
    return found.st_ino, found.st_mtime_ns, found.st_size
