"""Use the text above `<!--more-->` as the summary of a story if no key gives one."""

import re
from collections.abc import Iterator

from markdown_it.token import Token

from importers.formats.values import Scalar
from importers.front_matter.fields import BY_NAME
from importers.front_matter.split import FrontMatter
from importers.markdown.findings import Findings
from importers.markdown.parser import parse
from importers.problems import info

MORE = re.compile(r"<!--[ \t]*more[ \t]*-->", re.IGNORECASE)
NO_PROSE = ("heading_open", "th_open", "td_open")


def use_text_as_excerpt(parts: FrontMatter) -> None:
    """Add the text above the mark as the excerpt, unless a key gives one, and remove the mark."""
    if not MORE.search(parts.body) or parts.keys.gives(BY_NAME["excerpt"]):
        return
    tokens = parse(parts.body, Findings())
    line = next((token.map[0] for token in tokens if _is_mark(token) and token.map), None)
    if line is None:  # it stands in a piece of code
        return
    words = " ".join(" ".join(_words(tokens)).split())
    if not words:
        return
    before, after = _divided(parts.body, line)
    parts.body = before + MORE.sub("", after, count=1)
    parts.keys.add("excerpt", Scalar(words, line + 1, 1, quoted=True))
    parts.problems.append(info("excerpt-from-text", line + 1))


def _is_mark(token: Token) -> bool:
    inner = [child.content for child in token.children or () if child.type == "html_inline"]
    htmls = [token.content] if token.type == "html_block" else inner
    return any(MORE.search(html) for html in htmls)


def _words(tokens: list[Token]) -> Iterator[str]:
    """Yield the words of paragraphs up to the mark; skip headings, tables, code and pictures."""
    for number, token in enumerate(tokens):
        if token.type == "inline" and tokens[number - 1].type not in NO_PROSE:
            yield from _prose(token.children or [])
            yield " "
        if _is_mark(token):
            return


def _prose(children: list[Token]) -> Iterator[str]:
    words = ""
    for child in children:
        if child.type == "html_inline" and MORE.search(child.content):
            break
        if child.type in ("text", "text_special", "code_inline"):
            words += child.content
        elif child.type in ("softbreak", "hardbreak"):
            words += " "
    yield words


def _divided(body: str, line: int) -> tuple[str, str]:
    lines = body.split("\n")
    before = "".join(f"{each}\n" for each in lines[:line])
    return before, "\n".join(lines[line:])
