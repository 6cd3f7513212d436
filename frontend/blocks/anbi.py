"""What the law asks an ANBI to publish, under headings of its own."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from frontend.blocks.base import Block
from frontend.content.rich_text import Outline, safe_href
from frontend.content.site import Contact
from frontend.markdown.escaping import escaped
from frontend.markdown.parts import joined, link, plain

# By their names in the API.
TITLES = {
    "goal": _("What we are for"),
    "plan": _("Our policy plan"),
    "board": _("Our board"),
    "pay": _("What board and staff are paid"),
    "report": _("What we did"),
    "accounts": _("Our finances"),
}


@dataclass(frozen=True)
class Part:
    title: str
    text: str
    document: str  # its title, or ""
    href: str
    heading: str = ""  # as HTML

    @classmethod
    def from_json(cls, json: dict[str, Any]) -> "Part":
        document = json["document"] or {"title": "", "url": ""}
        title = str(TITLES.get(json["name"], json["name"]))
        return cls(title, json["text"], document["title"], safe_href(document["url"]))


@dataclass(frozen=True)
class Anbi(Block):
    type_name = "anbi"
    template = "frontend/blocks/_anbi.html"

    name: str
    rsin: str
    kvk: str
    contact: Contact
    parts: tuple[Part, ...]

    @classmethod
    def from_json(cls, json: dict[str, Any]) -> "Anbi":
        return cls(
            json["name"],
            json["rsin"],
            json["kvk"],
            Contact.from_json(json["contact"]),
            tuple(map(Part.from_json, json["parts"])),
        )

    def with_headings(self, outline: Outline) -> "Anbi":
        headings = (outline.add(format_html("<h2>{}</h2>", part.title)) for part in self.parts)
        shown = zip(self.parts, headings, strict=True)
        return replace(self, parts=tuple(replace(part, heading=html) for part, html in shown))

    @property
    def running_text(self) -> str:
        return " ".join(part.text for part in self.parts)

    def markdown(self, absolute: Callable[[str], str]) -> str:
        numbers = [f"RSIN {self.rsin}" if self.rsin else "", f"KvK {self.kvk}" if self.kvk else ""]
        parts = [
            joined(
                [
                    f"## {escaped(part.title)}",
                    plain(part.text),
                    link(part.document, absolute(part.href)) if part.href else "",
                ]
            )
            for part in self.parts
        ]
        return joined([plain(self.name), *map(plain, numbers), *parts])
