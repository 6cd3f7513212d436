"""The base class of all types of blocks."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, ClassVar, Self

from frontend.content.rich_text import Outline


@dataclass(frozen=True, kw_only=True)
class Block(ABC):
    """One block of a body. A preview uses `id` to find the block in the editor."""

    type_name: ClassVar[str]  # in the API's JSON
    template: ClassVar[str]  # gets the block as `block`; also used for feeds

    id: str = field(default="", compare=False)

    @classmethod
    @abstractmethod
    def from_json(cls, json: Any) -> Self | None:
        """Return the block for a value in the API's JSON, or None if it is empty."""

    @abstractmethod
    def markdown(self, absolute: Callable[[str], str]) -> str:
        """Return the block as Markdown. `absolute` makes URLs absolute."""

    @property
    def running_text(self) -> str:
        """The HTML whose words count for the reading time."""
        return ""

    def with_headings(self, outline: Outline) -> Self:
        """Return the block with its headings added to the outline of the body."""
        return self
