"""Make the block tokens that the parser would have made of Markdown."""

from typing import Literal

from markdown_it.token import Token


def inline_of(children: list[Token], line: int) -> Token:
    token = token_of("inline", "", line)
    token.children = children
    return token


Nesting = Literal[-1, 0, 1]


def token_of(kind: str, tag: str, line: int, nesting: Nesting = 0, content: str = "") -> Token:
    return Token(kind, tag, nesting, map=[line - 1, line], content=content, block=True)


def wrapped(kind: str, tag: str, inner: list[Token], line: int) -> list[Token]:
    return [
        token_of(f"{kind}_open", tag, line, 1),
        *inner,
        token_of(f"{kind}_close", tag, line, -1),
    ]
