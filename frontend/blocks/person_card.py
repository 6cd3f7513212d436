"""A person: portrait, name and a few facts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.html import escape
from django.utils.translation import gettext as _

from frontend.blocks.base import Block
from frontend.content.pictures import Picture
from frontend.markdown.escaping import escaped
from frontend.markdown.parts import joined, picture_link
from frontend.markdown.rich_text import markdown_of


@dataclass(frozen=True)
class PersonCard(Block):
    type_name = "person_card"
    template = "frontend/blocks/_person_card.html"

    name: str
    picture: Picture | None
    since: str
    hobbies: str

    @classmethod
    def from_json(cls, json: dict[str, Any]) -> "PersonCard":
        return cls(
            name=json["name"] or "",
            picture=Picture.from_json(json["picture"]),
            since=json["starting_date"] or "",
            hobbies=json["hobbies"] or "",
        )

    def markdown(self, absolute: Callable[[str], str]) -> str:
        facts = [(_("Since"), self.since), (_("Hobbies"), self.hobbies)]
        lines = [f"- {escaped(name)}: {escaped(fact).strip()}" for name, fact in facts if fact]
        name = markdown_of(f"<p><strong>{escape(self.name)}</strong></p>", absolute)
        return joined([picture_link(self.picture, absolute), name, "\n".join(lines)])
