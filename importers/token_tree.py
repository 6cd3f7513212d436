"""Put the tokens of markdown-it-py into a tree of what they mean, in one pass.

The library's own tree copies the tokens once for each level that they stand in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token


class Node:
    """A token, or a pair that opens and closes; only the root stands for none."""

    __slots__ = ("children", "content", "parent", "token", "type")

    def __init__(self, kind: str, token: Token | None, parent: Node | None):
        self.type = kind
        self.token = token  # of a pair, the one that opens
        self.content = token.content if token else ""
        self.parent = parent
        self.children: list[Node] = []

    @property
    def is_root(self) -> bool:
        return self.token is None

    @property
    def tag(self) -> str:
        return self.token.tag

    @property
    def attrs(self) -> dict[str, str | int | float]:
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


def tree_of(tokens: Sequence[Token]) -> Node:
    """Return a root that holds the tokens; those of an inline or a picture stand below it."""
    root = Node("root", None, None)
    _fill(root, tokens)
    return root


def _fill(top: Node, tokens: Sequence[Token]) -> None:
    node = top
    for token in tokens:
        if token.nesting == -1:
            node = node.parent
            continue
        kind = token.type.removesuffix("_open") if token.nesting else token.type
        child = Node(kind, token, node)
        node.children.append(child)
        if token.nesting:
            node = child
        elif token.children:
            _fill(child, token.children)
