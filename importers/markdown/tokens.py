"""The tokens of a text: what the parser finds, and what is made of raw HTML.

Blocks come in pairs that open and close (`nesting` 1 and -1) or alone (0). The words of a
paragraph, a heading or a cell are one token `inline`, and what stands in them are its children.
"""

from typing import Any, Literal

Nesting = Literal[-1, 0, 1]
# Stands in a text for a soft break. No file brings it in: it is a control character, and an entity
# cannot stand for one. A line end can be written as an entity, and is not a soft break then.
SOFT_BREAK = "\x1e"


class Token:
    """`map` holds the first line, from 0, and the one after the last; `level` the blocks around."""

    __slots__ = (
        *("type", "tag", "nesting", "map", "level", "content", "children"),
        *("attrs", "info", "markup", "meta"),
    )

    def __init__(  # each stands for a part of the text
        self,
        kind: str,
        tag: str = "",
        nesting: Nesting = 0,
        *,
        map: list[int] | None = None,  # noqa: A002  # its name in Markdown's parsers
        content: str = "",
        children: list["Token"] | None = None,
        info: str = "",
        level: int = 0,
    ):
        self.type = kind
        self.tag = tag
        self.nesting = nesting
        self.map = map
        self.level = level
        self.content = content
        self.children = children
        self.attrs: dict[str, str | int] = {}
        self.info = info
        self.markup = ""
        self.meta: dict[str, Any] = {}

    def __repr__(self) -> str:
        return f"<{self.type} {self.map} {self.content or self.attrs or self.children or ''!r}>"


def inline_of(children: list[Token], line: int) -> Token:
    return Token("inline", map=[line - 1, line], children=children)


def token_of(kind: str, tag: str, line: int, nesting: Nesting = 0, content: str = "") -> Token:
    return Token(kind, tag, nesting, map=[line - 1, line], content=content)


def wrapped(kind: str, tag: str, inner: list[Token], line: int) -> list[Token]:
    return [
        token_of(f"{kind}_open", tag, line, 1),
        *inner,
        token_of(f"{kind}_close", tag, line, -1),
    ]
