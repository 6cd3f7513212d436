"""A quotation with its attribution."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from frontend.blocks.base import Block
from frontend.content.rich_text import clean
from frontend.markdown.parts import joined, plain
from frontend.markdown.rich_text import markdown_of, quoted


@dataclass(frozen=True)
class Quote(Block):
    type_name = "quote"
    template = "frontend/blocks/_quote.html"

    html: SafeString
    attribution: str

    @classmethod
    def from_json(cls, json: dict[str, Any]) -> "Quote":
        return cls(clean(json["quote"]), json["attribution"] or "")

    @property
    def running_text(self) -> str:
        return self.html

    def markdown(self, absolute: Callable[[str], str]) -> str:
        return quoted(joined([markdown_of(self.html, absolute), plain(self.attribution)]))
