"""Telephone and mail as large buttons."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from frontend.blocks.base import Block
from frontend.content.site import Contact
from frontend.markdown.parts import joined, link, plain


@dataclass(frozen=True)
class ContactDetails(Block):
    type_name = "contact"
    template = "frontend/blocks/_contact.html"

    contact: Contact

    @classmethod
    def from_json(cls, json: dict[str, Any]) -> "ContactDetails | None":
        contact = Contact.from_json(json)
        return cls(contact) if contact else None

    def markdown(self, absolute: Callable[[str], str]) -> str:
        found = self.contact
        return joined(
            [
                link(found.phone, found.phone_link) if found.phone else "",
                link(found.email, f"mailto:{found.email}") if found.email else "",
                plain(found.opening_hours),
                plain(found.address),
            ]
        )
