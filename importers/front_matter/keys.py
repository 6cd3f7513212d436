"""The keys of one file: which field each gives, and which give none.

If a file gives `excerpt` and `description`, the excerpt is used and a warning names the other.
`hero.image` is the key `image` in the table `hero`. The first letter may be a capital (`Title`,
`Date`: Pelican); other capitals make another key, for which the nearest known one is suggested.
"""

import difflib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from importers.formats.values import Scalar, Value, table_of
from importers.front_matter.fields import BY_NAME, KNOWN_KEYS, RECORDED
from importers.front_matter.reader import Entry, Field
from importers.problems import Problem, info, warning

SUGGESTED = sorted(key for key in KNOWN_KEYS | set(RECORDED) if "." not in key)
TABLES = frozenset(key.partition(".")[0] for key in KNOWN_KEYS if "." in key)

LONGEST_SUGGESTED = 40  # characters of a key for which a near one is looked up


def canonical(key: str) -> str:
    """Return `Title` and `TITLE` as `title`."""
    return key.lower() if key.isupper() else key[:1].lower() + key[1:]


def is_known(key: str) -> bool:
    return canonical(key) in KNOWN_KEYS or canonical(key) in RECORDED


class Keys:
    """The keys of one file by their names in the table of fields."""

    def __init__(self, values: dict[str, Value]):
        self.values = values
        self.entries = {
            # `Title` keeps its capital only where `title` stands beside it.
            key if canonical(key) in values else canonical(key): Entry(key, value)
            for key, value in values.items()
        }
        for name, entry in list(self.entries.items()):
            for inner, value in table_of(entry.value).items():
                self.entries.setdefault(f"{name}.{inner}", Entry(f"{entry.key}.{inner}", value))
        self.problems: list[Problem] = []
        self._used: set[str] = set()
        self._named: set[str] = set()  # by a warning, so that no other need name them

    def add(self, key: str, value: Value) -> None:
        """Add a value that stands elsewhere in the file."""
        self.values = {**self.values, key: value}
        self.entries[key] = Entry(key, value)

    def gives(self, field: Field) -> bool:
        """Return True if a key of the field has a value, valid or not."""
        entries = (self.entries[key] for key in field.keys if key in self.entries)
        return any(not entry.value.is_empty for entry in entries)

    def resolve(self, fields: Iterable[Field]) -> dict[str, Entry]:
        """Return the entry of each field that the file gives, by the name of the field. To be
        called once.

        Marks their keys as used; warns of keys that give a field another value than the one used.
        """
        resolved = {field.name: self._resolve(field) for field in fields}
        return {name: entry for name, entry in resolved.items() if entry}

    def use_all(self, field: Field) -> list[Entry]:
        """Return the entry of each key of a field, and mark the keys as used."""
        names = [name for name in field.keys if self._is_for(field, name)]
        self._used.update(names)
        return [self.entries[name] for name in names]

    def _resolve(self, field: Field) -> Entry | None:
        names = [name for name in field.keys if self._is_for(field, name)]
        entries = [self.entries[name] for name in names]
        chosen = next((each for each in entries if not each.value.is_empty), None)
        chosen = chosen or next(iter(entries), None)
        for name, entry in zip(names, entries, strict=True):
            if (
                chosen is None
                or entry is chosen
                or entry.value.is_empty
                or _says_the_same(entry, chosen)
            ):
                self._used.add(name)
            else:
                self._named.add(entry.key)
                values: dict[str, Any] = {"key": entry.key, "used": chosen.key}
                self.problems.append(warning("two-keys", entry.value.line, **values))
        return chosen

    def _is_for(self, field: Field, name: str) -> bool:
        entry = self.entries.get(name)
        if entry is None or (field.accepts and not field.accepts(entry.value)):
            return False
        return not (name in TABLES and table_of(entry.value))

    def left(self) -> Iterator[Entry]:
        """Yield the entries that no field uses; those in a table only if another part of it is
        used."""
        tables = {name.split(".")[0] for name in self._used if "." in name}
        for name, entry in self.entries.items():
            parent = name.split(".")[0]
            if name in self._used or name in tables:
                continue
            if "." not in name or parent in tables or parent not in self.entries:
                yield entry

    def about_left(self) -> list[Problem]:
        """Return a message for each entry that no field uses, unless a warning named it already."""
        return [_about(entry) for entry in self.left() if entry.key not in self._named]


def _about(entry: Entry) -> Problem:
    line, name = entry.value.line, canonical(entry.key)
    if name in RECORDED or name in BY_NAME["date"].keys:
        return info("key-recorded", line, key=entry.key)
    if name in KNOWN_KEYS:
        return warning("key-not-here", line, key=entry.key)
    near = _near(entry.key)
    if near:
        return warning("near-key", line, key=entry.key, known=near)
    return warning("unknown-key", line, key=entry.key)


@lru_cache(maxsize=1000)  # a site repeats its keys in each file
def _near(key: str) -> str | None:
    name = key.lower()
    if len(name) > LONGEST_SUGGESTED:
        return None
    return next(iter(difflib.get_close_matches(name, SUGGESTED, n=1, cutoff=0.8)), None)


def _says_the_same(one: Entry, other: Entry) -> bool:
    first, second = one.value, other.value
    if isinstance(first, Scalar) and isinstance(second, Scalar):
        return first.text.strip() == second.text.strip()
    return False
