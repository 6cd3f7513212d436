"""A short piece in a box: good to know, a tip, or a warning."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from frontend.blocks.base import Block
from frontend.content.rich_text import clean
from frontend.markdown.parts import joined, plain
from frontend.markdown.rich_text import markdown_of, quoted

KINDS = {"note": _("Good to know"), "tip": _("Tip"), "warning": _("Take care")}


@dataclass(frozen=True)
class Callout(Block):
    type_name = "callout"
    template = "frontend/blocks/_callout.html"

    title: str
    html: SafeString

    @classmethod
    def from_json(cls, json: dict[str, Any]) -> "Callout":
        kind = KINDS.get(json["kind"] or "", KINDS["note"])
        return cls(json["title"] or str(kind), clean(json["text"]))

    @property
    def running_text(self) -> str:
        return self.html

    def markdown(self, absolute: Callable[[str], str]) -> str:
        return quoted(joined([f"**{plain(self.title)}**", markdown_of(self.html, absolute)]))
