"""A picture with a caption."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from frontend.blocks.base import Block
from frontend.content.pictures import Picture
from frontend.markdown.parts import joined, picture_link, plain


@dataclass(frozen=True)
class PictureBlock(Block):
    type_name = "picture"
    template = "frontend/blocks/_picture.html"

    picture: Picture
    caption: str

    @classmethod
    def from_json(cls, json: dict[str, Any]) -> "PictureBlock | None":
        picture = Picture.from_json(json["picture"])
        return cls(picture, json["caption"] or "") if picture else None

    def markdown(self, absolute: Callable[[str], str]) -> str:
        return joined([picture_link(self.picture, absolute), plain(self.caption)])
