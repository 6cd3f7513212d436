"""The values of front matter, whatever its dialect: texts with their lines and columns."""

from collections.abc import Iterator
from dataclasses import dataclass

from importers.problems import Problem

NOTHING = ("", "~", "null")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text and where it begins. `quoted` tells the text `"false"` from the flag `false`."""

    text: str
    line: int
    column: int
    quoted: bool = False

    @property
    def is_empty(self) -> bool:
        text = self.text.strip()
        return text == "" if self.quoted else text in NOTHING

    def plain(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Collection:
    """A list or a table of values."""

    items: "list[Value] | dict[str, Value]"
    line: int
    column: int

    @property
    def is_empty(self) -> bool:
        return not self.items

    @property
    def scalars(self) -> Iterator[Scalar]:
        """The texts of a list; none for a table, or of lists in it."""
        items = self.items if isinstance(self.items, list) else []
        return (item for item in items if isinstance(item, Scalar))

    def plain(self) -> list | dict:
        """Return it in the types of JSON."""
        if isinstance(self.items, dict):
            return {key: value.plain() for key, value in self.items.items()}
        return [value.plain() for value in self.items]


Value = Scalar | Collection


def table_of(value: "Value | None") -> "dict[str, Value]":
    """Return the items of a table; none of a list or a text."""
    if isinstance(value, Collection) and isinstance(value.items, dict):
        return value.items
    return {}


# What front matter of any dialect is read as: its values by key, and the problems found.
Loaded = tuple[dict[str, Value], list[Problem]]
