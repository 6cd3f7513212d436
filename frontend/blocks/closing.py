"""The call under a story: a part of that page, not a block of a body."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from frontend.blocks.button import Button
from frontend.markdown.parts import joined, plain


@dataclass(frozen=True)
class Closing:
    text: str
    button: Button

    @classmethod
    def from_json(cls, json: dict[str, Any] | None) -> "Closing | None":
        button = Button.from_json(json["button"]) if json else None
        return cls(json["text"], button) if json and button else None

    def markdown(self, absolute: Callable[[str], str]) -> str:
        return joined([plain(self.text), self.button.markdown(absolute)])
