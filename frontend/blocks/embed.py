"""A video on another site: a link, so that no request is made to that site unasked."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from frontend.blocks.base import Block
from frontend.content.rich_text import safe_href
from frontend.markdown.escaping import escaped
from frontend.markdown.parts import link
from web_address import read_address


@dataclass(frozen=True)
class Embed(Block):
    type_name = "embed"
    template = "frontend/blocks/_embed.html"

    title: str
    url: str

    @classmethod
    def from_json(cls, json: dict[str, Any]) -> "Embed | None":
        url = safe_href(json["url"] or "")
        address = read_address(url)
        if address is None or not address.is_web:
            return None
        return cls(json["title"] or url, url)

    @property
    def host(self) -> str:
        address = read_address(self.url)
        return address.host.removeprefix("www.") if address else ""

    def markdown(self, absolute: Callable[[str], str]) -> str:
        watch = _("Watch the video on %(host)s") % {"host": self.host}
        return f"{link(self.title, self.url)} {escaped(watch)}"
