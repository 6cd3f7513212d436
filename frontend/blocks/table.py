"""A table."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from frontend.blocks.base import Block
from frontend.content.rich_text import clean
from frontend.markdown.escaping import escaped
from frontend.markdown.parts import joined, plain
from frontend.markdown.rich_text import line_of


@dataclass(frozen=True)
class Table(Block):
    type_name = "table"
    template = "frontend/blocks/_table.html"

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[SafeString, ...], ...]

    @classmethod
    def from_json(cls, json: dict[str, Any]) -> "Table":
        return cls(
            caption=json["caption"] or "",
            headings=tuple(column["heading"] or "" for column in json["columns"]),
            rows=tuple(tuple(map(clean, row["values"])) for row in json["rows"]),
        )

    def markdown(self, absolute: Callable[[str], str]) -> str:
        if not self.headings:
            return plain(self.caption)
        rows = [
            [escaped(heading).strip() for heading in self.headings],
            ["---"] * len(self.headings),
            *([line_of(cell, absolute) for cell in row] for row in self.rows),
        ]
        lines = "\n".join(f"| {' | '.join(cells)} |" for cells in rows)
        return joined([plain(self.caption), lines])
