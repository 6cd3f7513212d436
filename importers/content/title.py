"""Find the title of a page for which no key gives one: in its text, or in the name of its file."""

import re

from importers.formats.values import Scalar
from importers.front_matter.split import FrontMatter
from importers.markdown.findings import Findings
from importers.markdown.parser import parse
from importers.markdown.rich_text import HEADING_ID
from importers.markdown.tokens import Token
from importers.problems import warning

MOST_LINES = 5  # of a heading
MAY_BE_HEADING = re.compile(r"^ {0,3}(?:#{1,6}(?:[ \t]|$)|(?:=+|-+)[ \t]*$)", re.MULTILINE)


def use_heading_as_title(parts: FrontMatter, name: str, *, strict: bool) -> None:
    """Add a title unless a key gives one: a heading of level 1, which leaves the text, or the name
    of the file, or another heading. A strict run knows only a heading at the very top.

    `name` is that of the file in words; empty if it says nothing.
    """
    if "title" in parts.keys.entries:
        return
    lines = parts.body.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    if _use_heading(parts, lines, first, "h1") or strict:
        return
    headings = _headings(parts.body)
    if any(_use_heading(parts, lines, number, "h1") for number in headings):
        return
    if _use_heading(parts, lines, first, "h2") or _use_name(parts, name):
        return
    any(_use_heading(parts, lines, number, "") for number in headings)


def _use_heading(parts: FrontMatter, lines: list[str], first: int, tag: str) -> bool:
    """Return True if a heading begins on a line, of the level of `tag`, and became the title."""
    found = parse("\n".join(lines[first : first + MOST_LINES]), Findings())[:2]
    heading = found[0] if found and found[0].type == "heading_open" else None
    if heading is None or heading.map is None or heading.map[0] or tag not in ("", heading.tag):
        return False
    children = found[1].children or []
    words = HEADING_ID.sub("", " ".join("".join(map(_words, children)).split()))
    if not words or any(token.type == "image" for token in children):
        return False
    if tag:
        start, end = (first + number for number in heading.map)
        lines[start:end] = [""] * (end - start)
        parts.body = "\n".join(lines)
    parts.keys.add("title", Scalar(words, first + 1, 1, quoted=True))
    parts.problems.append(warning("title-from-heading", first + 1, title=words))
    return True


def _headings(body: str) -> list[int]:
    """Return the lines of the headings of a text, of which the first few matter."""
    if not MAY_BE_HEADING.search(body):
        return []
    tokens = parse(body, Findings())
    found = [token for token in tokens if token.type == "heading_open" and token.level == 0]
    by_level = sorted(found, key=lambda token: token.tag)
    return [token.map[0] for token in by_level[:MOST_LINES] if token.map]


def _use_name(parts: FrontMatter, name: str) -> bool:
    if name:
        parts.keys.add("title", Scalar(name, parts.line, 1, quoted=True))
        parts.problems.append(warning("title-from-name", parts.line, title=name))
    return bool(name)


def _words(token: Token) -> str:
    """Return the words of a token within a heading, without markup."""
    return " " if token.type in ("hardbreak", "html_inline") else token.content
