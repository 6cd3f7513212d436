"""Numbered steps, each with texts and code."""

from collections.abc import Callable
from dataclasses import dataclass
from textwrap import indent
from typing import Any

from frontend.blocks.base import Block
from frontend.blocks.code import Code
from frontend.blocks.text import Text
from frontend.markdown.parts import joined

CONTENT: dict[str, type[Text | Code]] = {"text": Text, "code": Code}


@dataclass(frozen=True)
class Steps(Block):
    """`start` is the number of the first step."""

    type_name = "steps"
    template = "frontend/blocks/_steps.html"

    start: int
    steps: tuple[tuple[Block, ...], ...]

    @classmethod
    def from_json(cls, json: dict[str, Any]) -> "Steps | None":
        steps = tuple(_step(each) for each in json["steps"])
        start = 1 if json["start"] is None else json["start"]
        return cls(start, steps) if any(steps) else None

    @property
    def running_text(self) -> str:
        return " ".join(block.running_text for step in self.steps for block in step)

    def markdown(self, absolute: Callable[[str], str]) -> str:
        return joined(
            _numbered(f"{number}. ", joined(block.markdown(absolute) for block in step))
            for number, step in enumerate(self.steps, self.start)
        )


def _step(items: list[dict[str, Any]]) -> tuple[Block, ...]:
    return tuple(CONTENT[i["type"]].from_json(i["value"]) for i in items if i["type"] in CONTENT)


def _numbered(mark: str, text: str) -> str:
    return mark + indent(text, " " * len(mark)).lstrip(" ")
