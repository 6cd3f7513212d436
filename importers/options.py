"""The options of an import."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path


@dataclass(frozen=True)
class Options:
    """One field for each option of the command; those with paths name files."""

    dry_run: bool = False
    check: bool = False
    diff: bool = False
    keep_going: bool = False
    strict: bool = False
    prune: bool = False
    draft: bool = False
    overwrite: frozenset[str] = frozenset()
    restore: frozenset[str] = frozenset()
    renamed: tuple[tuple[str, str], ...] = ()  # old paths and new ones of files that changed too
    not_renamed: frozenset[str] = frozenset()  # new files that only look like a gone one
    redirects: tuple[Path, ...] = ()  # lists that lie elsewhere
    media: Path | None = None
    only: str = ""
    language: str = ""  # that comes in; the one that the mapping file gives if this is empty
    source: str = ""  # of records; the name that the mapping file gives if this is empty

    def includes(self, path: str) -> bool:
        """Return True if the run includes this file. `*` matches folders too."""
        return not self.only or fnmatchcase(path, self.only)


# Is given a long list of work and its name (see `progress.py`); yields the items one by one.
Follow = Callable[[Iterable, str], Iterable]


def silently(items: Iterable, label: str) -> Iterable:
    """Return the items; for a caller that shows no progress."""
    return items
