"""Use the text itself as the summary of a story if no key gives one.

That is the text above `<!--more-->`, and else the first paragraph.
"""

import re
from collections.abc import Iterator

from importers.formats.values import Scalar
from importers.front_matter.fields import BY_NAME
from importers.front_matter.split import FrontMatter
from importers.markdown.findings import Findings
from importers.markdown.parser import parse
from importers.markdown.tokens import Token
from importers.problems import info, warning

MORE = re.compile(r"<!--[ \t]*more[ \t]*-->", re.IGNORECASE)
NO_PROSE = ("heading_open", "th_open", "td_open")
LONGEST = 300  # characters of a first paragraph; about what a card can show
SENTENCE_END = re.compile(r"(?<=[.!?…])\s")


def use_text_as_excerpt(parts: FrontMatter, *, strict: bool) -> None:
    """Add the text above the mark as the excerpt, unless a key gives one, and remove the mark. If
    there is no mark, add the first paragraph, which stays."""
    if parts.keys.gives(BY_NAME["excerpt"]) or _use_above_mark(parts) or strict:
        return
    if paragraph := _first_paragraph(parts.body):
        words, line = paragraph
        parts.keys.add("excerpt", Scalar(words, line, 1, quoted=True))
        parts.problems.append(warning("excerpt-from-paragraph", line))


def _first_paragraph(body: str) -> tuple[str, int] | None:
    """Return the words and the line of the first paragraph, or of the first one within a list or
    a quotation if there is no other."""
    within = None
    for number, token in enumerate(tokens := parse(body, Findings())):
        if token.type != "inline" or tokens[number - 1].type != "paragraph_open":
            continue
        words = _shortened(" ".join("".join(_prose(token.children or [])).split()))
        if not words:
            continue
        found = words, token.map[0] + 1 if token.map else 1
        if tokens[number - 1].level == 0:
            return found
        within = within or found
    return within


def _shortened(words: str) -> str:
    """Return a text up to the end of a sentence that fits, else up to a word."""
    if len(words) <= LONGEST:
        return words
    start = words[: LONGEST + 1]
    ends = [match.start() for match in SENTENCE_END.finditer(start)]
    if ends and ends[-1] > LONGEST // 3:
        return start[: ends[-1]]
    return start[:LONGEST].rsplit(" ", 1)[0] + "…"


def _use_above_mark(parts: FrontMatter) -> bool:
    if not MORE.search(parts.body):
        return False
    tokens = parse(parts.body, Findings())
    line = next((token.map[0] for token in tokens if _is_mark(token) and token.map), None)
    if line is None:  # it stands in a piece of code
        return False
    words = " ".join(" ".join(_words(tokens)).split())
    if not words:
        return False
    before, after = _divided(parts.body, line)
    after = MORE.sub("", after, count=1)
    if _is_plain(before, words) and after.strip():
        before = "\n" * before.count("\n")  # the page shows it above the text
    parts.body = before + after
    parts.keys.add("excerpt", Scalar(words, line + 1, 1, quoted=True))
    parts.problems.append(info("excerpt-from-text", line + 1))
    return True


def _is_plain(source: str, words: str) -> bool:
    """Return True if a text is one paragraph of nothing but these words."""
    return " ".join(source.split()) == words and not re.search(r"\n[ \t]*\n", source.strip())


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
