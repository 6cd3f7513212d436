"""A link that looks like a button: a part of blocks and pages, not a block itself."""

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
        """Return the button, or None if it has no label or no address."""
        label, href = json["label"], safe_href(json["href"] or "")
        return cls(label, href) if label and href else None

    def markdown(self, absolute: Callable[[str], str]) -> str:
        return link(self.label, absolute(self.href))
