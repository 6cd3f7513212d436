"""Find components, shortcodes, tags, modules, links and pictures in a body.

The tokens are those of plain CommonMark, so that code is not searched.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

ItemKind = Literal["component", "shortcode", "tag", "module", "link", "picture"]

TAG = re.compile(r"<([a-zA-Z][\w.-]*)")
# Hugo `{{< x >}}` and `{{% x %}}`, Liquid and Nunjucks `{% x %}`; what only closes one is left out.
SHORTCODE = re.compile(r"\{\{[<%]\s*(\w[\w./-]*)|\{%-?\s*(?!end)(\w[\w./-]*)")
MODULE = re.compile(r"^(?:import|export)\s.*?['\"]([^'\"]+)['\"]", re.MULTILINE)

parser = MarkdownIt("commonmark", {"html": True})
parser.enable(["table", "strikethrough"])
parser.validateLink = lambda url: True  # type: ignore[method-assign]  # the documented way


@dataclass(frozen=True)
class BodyItem:
    """One item that was found in a body. `line` counts from the start of the file."""

    kind: ItemKind
    name: str
    line: int


def find_items(text: str) -> Iterator[BodyItem]:
    """Yield the items of a body. `text` has empty lines instead of the front matter."""
    for token in parser.parse(text):
        if token.map:
            yield from _in_token(token, token.map[0] + 1)


def _in_token(token: Token, line: int) -> Iterator[BodyItem]:
    if token.type == "html_block":
        yield from _in_html(token.content, line)
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            line += 1
        elif child.type == "html_inline":
            yield from _in_html(child.content, line)
            line += child.content.count("\n")
        elif child.type == "text":
            yield from _in_words(child.content, line)
        elif child.type == "link_open":
            yield BodyItem("link", str(child.attrs["href"]), line)
        elif child.type == "image":
            yield BodyItem("picture", str(child.attrs["src"]), line)


def _in_html(html: str, line: int) -> Iterator[BodyItem]:
    for match in TAG.finditer(html):
        kind: ItemKind = "component" if match[1][0].isupper() else "tag"
        yield BodyItem(kind, match[1], line + html.count("\n", 0, match.start()))
    yield from _in_words(html, line)


def _in_words(words: str, line: int) -> Iterator[BodyItem]:
    for match in SHORTCODE.finditer(words):
        yield BodyItem(
            "shortcode", match[1] or match[2], line + words.count("\n", 0, match.start())
        )
    for match in MODULE.finditer(words):
        yield BodyItem("module", match[1], line + words.count("\n", 0, match.start()))
