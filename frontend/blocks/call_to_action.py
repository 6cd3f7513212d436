"""A call to action: a text with a button."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.utils.safestring import SafeString

from frontend.blocks.base import Block
from frontend.blocks.button import Button
from frontend.content.rich_text import Outline, clean
from frontend.markdown.parts import joined
from frontend.markdown.rich_text import markdown_of


@dataclass(frozen=True)
class CallToAction(Block):
    type_name = "call_to_action"
    template = "frontend/blocks/_call_to_action.html"

    html: SafeString
    button: Button | None

    @classmethod
    def from_json(cls, json: dict[str, Any]) -> "CallToAction":
        return cls(clean(json["text"]), Button.from_json(json["button"]))

    @property
    def running_text(self) -> str:
        return self.html

    def with_headings(self, outline: Outline) -> "CallToAction":
        return replace(self, html=outline.add(self.html))

    def markdown(self, absolute: Callable[[str], str]) -> str:
        button = self.button.markdown(absolute) if self.button else ""
        return joined([markdown_of(self.html, absolute), button])
