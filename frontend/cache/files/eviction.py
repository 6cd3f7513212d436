"""Make room in a folder of kept files: those that were not used for the longest time go first."""

import os
import time
from pathlib import Path

from frontend.cache.files.note import BODY, NAME_LENGTH, NOTE
from frontend.cache.files.writing import UNFINISHED

BLOCK = 512  # bytes, the unit of `st_blocks`
AN_HOUR = 3600  # seconds after which what a killed process left is removed

Entry = os.DirEntry[str]


def evict(folder: Path, most: int, least: int) -> bool:
    """If the files take more than `most` bytes, remove some until they take `least`.

    Return True if that was necessary.
    """
    groups = _groups(folder)
    sizes = {name: sum(map(_size, entries)) for name, entries in groups.items()}
    size = sum(sizes.values())
    if size <= most:
        return False
    for name in sorted(groups, key=lambda name: max(map(_used_at, groups[name]))):
        if size <= least:
            break
        size -= sizes[name]
        for entry in groups[name]:
            Path(entry.path).unlink(missing_ok=True)
    return True


def remove_unfinished(folder: Path) -> None:
    for entry in entries(folder, UNFINISHED):
        if _used_at(entry) < time.time() - AN_HOUR:
            Path(entry.path).unlink(missing_ok=True)


def entries(folder: Path, *endings: str) -> list[Entry]:
    """Return the files in a folder with one of these endings; none if there is no folder."""
    if not folder.exists():
        return []
    with os.scandir(folder) as found:
        return [entry for entry in found if entry.name.endswith(endings)]


def _groups(folder: Path) -> dict[str, list[Entry]]:
    """Return each file with its note, and whatever else is left under that name."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries(folder, NOTE, BODY):
        groups.setdefault(entry.name[:NAME_LENGTH], []).append(entry)
    return groups


def _used_at(entry: Entry) -> float:
    """Return the time of the last use (seconds since 1970), also if the file was just removed."""
    try:
        return entry.stat().st_atime
    except FileNotFoundError:
        return 0


def _size(entry: Entry) -> int:
    """Return the bytes that a file takes on the disk; none if it was just removed."""
    try:
        found = entry.stat()
    except FileNotFoundError:
        return 0
    return max(found.st_size, found.st_blocks * BLOCK)
