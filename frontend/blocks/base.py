"""What every type of block has. Its file says the rest."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, ClassVar, Self

from frontend.content.rich_text import Outline


@dataclass(frozen=True, kw_only=True)
class Block(ABC):
    """One block of a body. By its id a preview tells which block of the editor it came from."""

    type_name: ClassVar[str]  # in the API's JSON
    template: ClassVar[str]  # shows it as `block`, also in feeds; marks itself in a preview

    id: str = field(default="", compare=False)

    @classmethod
    @abstractmethod
    def from_json(cls, json: Any) -> Self | None:
        """Return the block of a value in the API's JSON, or None if it has nothing to show."""

    @abstractmethod
    def markdown(self, absolute: Callable[[str], str]) -> str:
        """Return the block as Markdown. `absolute` makes addresses whole."""

    @property
    def running_text(self) -> str:
        """The HTML of which the words count for how long reading takes."""
        return ""

    def placed(self, outline: Outline) -> Self:
        """Return the block with its headings placed in the outline of the body."""
        return self
