"""A way in from the home page: a part of that page, not a block of a body."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from frontend.blocks.button import Button
from frontend.markdown.escaping import escaped
from frontend.markdown.parts import joined, plain


@dataclass(frozen=True)
class Door:
    title: str
    text: str
    button: Button

    @classmethod
    def from_json(cls, json: dict[str, Any]) -> "Door | None":
        """Return the door, or None if it has no title, or its button leads nowhere."""
        button = Button.from_json(json["button"])
        return cls(json["title"], json["text"], button) if json["title"] and button else None

    def markdown(self, absolute: Callable[[str], str]) -> str:
        heading = f"## {escaped(self.title)}"
        return joined([heading, plain(self.text), self.button.markdown(absolute)])
