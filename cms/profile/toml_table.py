"""Read the values of a TOML table, and collect all errors by dotted key."""

import difflib
import re
from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

CONTROL_CHARACTER = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class Problems(list[str]):
    """The errors of a file, one line each: `colours.brand: must be …`."""

    def add(self, key: str, message: str) -> None:
        self.append(f"{key}: {message}")


class Table:
    """A table at a dotted key. Keys that are read are known; `refuse_others` reports the rest."""

    def __init__(self, values: Mapping[str, object], problems: Problems, key: str = ""):
        self._values = values
        self._key = key
        self._known: set[str] = set()
        self.problems = problems

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def key(self, name: str) -> str:
        return f"{self._key}.{name}" if self._key else name

    def refuse(self, name: str, message: str) -> None:
        self.problems.add(self.key(name), message)

    def value(self, name: str) -> object:
        """Return a value of any type, or None if it is missing."""
        self._known.add(name)
        return self._values.get(name)

    def text(self, name: str, default: str = "", *, longest: int = 0, lines: bool = False) -> str:
        """Return a string without surrounding spaces. `longest` is in characters; 0: unlimited."""
        value = self.value(name)
        if value is None:
            return default
        if not isinstance(value, str):
            self.refuse(name, _("must be a text between quotes, not %s") % shown(value))
            return default
        text = value.strip()
        if CONTROL_CHARACTER.search(text) or ("\n" in text and not lines):
            self.refuse(name, _("must be one line, without control characters"))
        elif longest and len(text) > longest:
            values = {"longest": longest, "length": len(text)}
            message = _("must be at most %(longest)d characters, and has %(length)d") % values
            self.refuse(name, message)
        return text

    def texts(self, name: str) -> tuple[str, ...] | None:
        """Return a list of strings, or None if it is missing."""
        value = self.value(name)
        if value is None:
            return None
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            self.refuse(name, _("must be a list of texts, not %s") % shown(value))
            return ()
        return tuple(each.strip() for each in value)

    def table(self, name: str) -> "Table":
        """Return a nested table, which is empty if it is missing."""
        value = self.value(name)
        if value is not None and not isinstance(value, dict):
            self.refuse(name, _("must be a table, such as [%s]") % self.key(name))
            value = None
        return Table(value or {}, self.problems, self.key(name))

    def tables(self, name: str) -> list["Table"] | None:
        """Return a list of tables, or None if it is missing; their keys are numbered from 1."""
        value = self.value(name)
        if value is None:
            return None
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            self.refuse(name, _("must be a list of tables, such as [[%s]]") % self.key(name))
            return []
        keys = (f"{self.key(name)}.{number}" for number in range(1, len(value) + 1))
        return [Table(each, self.problems, key) for each, key in zip(value, keys, strict=True)]

    def names(self) -> Iterable[str]:
        return self._values.keys()

    def refuse_others(self) -> None:
        """Add a problem for each key that was not read, with a similar known key."""
        for name in self._values:
            if name not in self._known:
                near = difflib.get_close_matches(name, self._known, n=1)
                hint = _("is not known; did you mean “%s”?") % near[0] if near else None
                known = _("is not known; what may stand here: %s") % ", ".join(sorted(self._known))
                self.refuse(name, hint or known)


def shown(value: object) -> str:
    """Return a value as quoted in a message."""
    return f'"{value}"' if isinstance(value, str) else str(value)
