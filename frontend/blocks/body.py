"""The body of a page: its blocks, and the outline of their headings."""

import logging
from dataclasses import dataclass, replace
from functools import cache
from html import unescape
from typing import Any

from django.utils.html import strip_tags

from frontend.blocks.base import Block
from frontend.content.registry import classes_in
from frontend.content.rich_text import Heading, Outline
from frontend.markdown.parts import absolute_from, joined

logger = logging.getLogger(__name__)
WORDS_A_MINUTE = 200


@cache
def block_types() -> dict[str, type[Block]]:
    """Return the types of blocks that this site supports, by their names in the API."""
    types = classes_in("frontend.blocks", Block)  # type: ignore[type-abstract]  # no instances
    return {block_type.type_name: block_type for block_type in types}


@dataclass(frozen=True)
class Body:
    blocks: tuple[Block, ...] = ()
    headings: tuple[Heading, ...] = ()

    @classmethod
    def from_json(cls, json: list[dict[str, Any]]) -> "Body":
        """Return the body, without blocks that are empty or of an unknown type."""
        outline, blocks = Outline(), []
        for item in json:
            block = _read(item)
            if block is not None:
                blocks.append(replace(block.with_headings(outline), id=item.get("id") or ""))
        return cls(tuple(blocks), tuple(outline.headings))

    @property
    def chapters(self) -> tuple[Heading, ...]:
        return tuple(heading for heading in self.headings if heading.level == 2)

    @property
    def minutes(self) -> int:
        """The reading time in minutes, rounded up."""
        words = sum(len(strip_tags(block.running_text).split()) for block in self.blocks)
        return max(1, -(-words // WORDS_A_MINUTE))

    def begins_with(self, words: str) -> bool:
        """Return True if the body begins with these words, whatever their markup; they may be cut
        off with an ellipsis."""
        start = " ".join(words.removesuffix("…").split())
        first = self.blocks[0].running_text if self.blocks else ""
        plain = unescape(strip_tags(first.replace("</p>", "</p> ").replace("<br", " <br")))
        return bool(start) and " ".join(plain.split()).startswith(start)

    @property
    def ends_with_call(self) -> bool:
        return bool(self.blocks) and self.blocks[-1].type_name == "call_to_action"

    def markdown(self, url: str) -> str:
        """Return the body of the page at `url` as Markdown."""
        absolute = absolute_from(url)
        return joined(block.markdown(absolute) for block in self.blocks)


def _read(item: dict[str, Any]) -> Block | None:
    block_type = block_types().get(item["type"])
    if block_type is None:
        logger.warning("There is no template for a block of type %s.", item["type"])
        return None
    return block_type.from_json(item["value"])
