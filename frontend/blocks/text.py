"""Rich text: paragraphs, headings, lists."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.utils.safestring import SafeString

from frontend.blocks.base import Block
from frontend.content.rich_text import Outline, clean
from frontend.markdown.rich_text import markdown_of


@dataclass(frozen=True)
class Text(Block):
    type_name = "text"
    template = "frontend/blocks/_text.html"

    html: SafeString

    @classmethod
    def from_json(cls, json: str | None) -> "Text":
        return cls(clean(json))

    @property
    def running_text(self) -> str:
        return self.html

    def with_headings(self, outline: Outline) -> "Text":
        return replace(self, html=outline.add(self.html))

    def markdown(self, absolute: Callable[[str], str]) -> str:
        return markdown_of(self.html, absolute)
