"""A link that looks like a button: no block by itself, but a part of blocks and pages."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from frontend.content.rich_text import safe_href
from frontend.markdown.parts import link


@dataclass(frozen=True)
class Button:
    label: str
    href: str

    @classmethod
    def from_json(cls, json: dict[str, Any]) -> "Button | None":
        """Return None for a button without words or without a place to lead to."""
        label, href = json["label"], safe_href(json["href"] or "")
        return cls(label, href) if label and href else None

    def markdown(self, absolute: Callable[[str], str]) -> str:
        return link(self.label, absolute(self.href))
