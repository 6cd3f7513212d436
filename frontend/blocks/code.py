"""A block of source code."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from frontend.blocks.base import Block
from frontend.markdown.rich_text import fenced


@dataclass(frozen=True)
class Code(Block):
    type_name = "code"
    template = "frontend/blocks/_code.html"

    code: str
    language: str

    @classmethod
    def from_json(cls, json: dict[str, Any]) -> "Code":
        return cls(json["code"] or "", json["language"] or "")

    def markdown(self, absolute: Callable[[str], str]) -> str:
        return fenced(self.code, self.language)
