"""Build a tree of tokens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from importers.markdown.tokens import Token


class Node:
    """A token, or a pair that opens and closes. `line` is that of its block.

    It has no reference to its parent: such cycles, of thousands of texts, would wait for the
    garbage collector.
    """

    __slots__ = ("children", "content", "line", "token", "type")

    def __init__(self, kind: str, token: Token, line: int):
        self.type = kind
        self.token = token  # of a pair, the one that opens
        self.content = token.content
        self.line = token.map[0] + 1 if token.map else line
        self.children: list[Node] = []

    @property
    def tag(self) -> str:
        return self.token.tag

    @property
    def attrs(self) -> dict[str, str | int]:
        return self.token.attrs

    @property
    def map(self) -> list[int] | None:
        return self.token.map

    @property
    def info(self) -> str:
        return self.token.info

    @property
    def markup(self) -> str:
        return self.token.markup

    @property
    def meta(self) -> dict:
        return self.token.meta

    def walk(self) -> Iterator[Node]:
        """Yield this node and all below it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()


def tree_of(tokens: Sequence[Token], line: int = 1) -> list[Node]:
    """Return the nodes of tokens, with those of an inline or a picture as its children."""
    nodes: list[Node] = []
    opened = [(nodes, line)]  # what the next token stands among, and the line above it
    for token in tokens:
        if token.nesting == -1:
            opened.pop()
            continue
        kind = token.type.removesuffix("_open") if token.nesting else token.type
        siblings, line_above = opened[-1]
        node = Node(kind, token, line_above)
        siblings.append(node)
        if token.nesting:
            opened.append((node.children, node.line))
        elif token.children:
            node.children = tree_of(token.children, node.line)
    return nodes
