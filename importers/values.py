"""What front matter holds, whatever its dialect: texts, each with the place where it begins."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Scalar:
    text: str
    line: int
    column: int

    def plain(self) -> str:
        return self.text


@dataclass(frozen=True)
class Collection:
    """A list or a table of values: kept for the record, of no use to any field yet."""

    items: "list[Value] | dict[str, Value]"
    line: int
    column: int

    def plain(self) -> list | dict:
        """Return it as JSON can hold it."""
        if isinstance(self.items, dict):
            return {key: value.plain() for key, value in self.items.items()}
        return [value.plain() for value in self.items]


Value = Scalar | Collection
