"""What front matter holds, whatever its dialect: texts, each with the place where it begins."""

from collections.abc import Iterator
from dataclasses import dataclass

from importers.problems import Problem

NOTHING = ("", "~", "null")


@dataclass(frozen=True, slots=True)
class Scalar:
    """`quoted` says that the writer made a text of it: `"false"` is not `false`."""

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
        """The texts of a list; nothing of a table, or of lists in it."""
        items = self.items if isinstance(self.items, list) else []
        return (item for item in items if isinstance(item, Scalar))

    def plain(self) -> list | dict:
        """Return it as JSON can hold it."""
        if isinstance(self.items, dict):
            return {key: value.plain() for key, value in self.items.items()}
        return [value.plain() for value in self.items]


Value = Scalar | Collection
# What front matter of any dialect is read as: its values by key, and what to tell of them.
Loaded = tuple[dict[str, Value], list[Problem]]
