"""Take out what was for writers only: comments of Obsidian, Liquid, kramdown, Hugo and Nunjucks.

No old site showed these, so no visitor may see them here; their words are reported. HTML's own
comments are left to the parser.
"""

import re
from collections.abc import Iterator

from importers.markdown.dialects.code import Code
from importers.markdown.findings import Findings

# How each kind of comment begins, and how it ends.
KINDS = (
    (r"<!--", r"-->"),
    (r"(?<![\d%\\])%%(?!%)", r"%%(?!%)"),
    (r"\{%-?\s*comment\b[^%\n]*%\}", r"\{%-?\s*endcomment\s*-?%\}"),
    (r"\{%-?\s*#", r"%\}"),
    (r"\{::comment[^}\n]*(?<!/)\}", r"\{:/(?:comment)?\}"),
    (r"\{\{-?\s*/\*", r"\*/\s*-?\}\}"),
    (r"\{\{[<%]\s*comment\s*[%>]\}\}", r"\{\{[<%]\s*/\s*comment\s*[%>]\}\}"),
    (r"\{#(?=[\s-])", r"#\}"),
    (r"<%#", r"%>"),
)
BEGINNING = re.compile("|".join(f"({start})" for start, _ in KINDS))
ENDS = tuple(re.compile(end) for _, end in KINDS)
HTML, OBSIDIAN = 0, 1
ALONE = re.compile(r"%%[ \t]*$", re.MULTILINE)
EMPTY_LINE = re.compile(r"\n[ \t]*\n")
DEEPEST = 100  # characters before a comment that stands alone on its line
LONGEST_REPORTED = 2_000  # characters


def may_have_comments(text: str) -> bool:
    return any(mark in text for mark in ("%%", "{%", "{::comment", "{{", "{#", "<%#"))


def without_comments(text: str, code: Code, findings: Findings) -> str:
    """Return the text without its comments, each line where it was."""
    kept, position, line = [], 0, 1
    for start, inner, inner_end, end in _comments(text, code):
        words = " ".join(text[inner:inner_end][:LONGEST_REPORTED].split())
        before = text[position:start]
        line += before.count("\n")
        findings.info("comment-hidden", line, words=words)
        position = end
        if before[-1:] in (" ", "") and text[end : end + 1] == " ":
            position += 1
        ends = text.count("\n", start, end)
        kept += [before, "\n" * ends]
        line += ends
    return "".join((*kept, text[position:]))


def _comments(text: str, code: Code) -> Iterator[tuple[int, int, int, int]]:
    """Yield where each comment begins, where its words do, and where both end."""
    position, endless = 0, set()
    while match := BEGINNING.search(text, position):
        kind = (match.lastindex or 1) - 1
        within = code.end_at(match.start())
        if within != -1:
            position = within
            continue
        end = None if kind in endless else ENDS[kind].search(text, match.end())
        if end is None:
            endless.add(kind)
        inner_end, after = (end.start(), end.end()) if end else (-1, -1)
        if kind == OBSIDIAN:
            inner_end, after = _obsidian(text, match, inner_end, after)
        if after == -1:
            position = match.end()
            continue
        position = after
        if kind != HTML:
            yield match.start(), match.end(), inner_end, after


def _obsidian(text: str, match: re.Match, inner_end: int, after: int) -> tuple[int, int]:
    """Return where a `%%` comment ends. One within a line ends in its paragraph; one alone on its
    line may be left open, and hides all that follows."""
    before = text[max(0, match.start() - DEEPEST) : match.start()]
    is_near = len(before) < DEEPEST or "\n" in before
    begins_line = is_near and not before.rpartition("\n")[2].strip(" \t>")
    if after == -1:
        alone = begins_line and ALONE.match(text, match.start())
        return (len(text), len(text)) if alone else (-1, -1)
    if not begins_line and EMPTY_LINE.search(text, match.end(), inner_end):
        return -1, -1
    return inner_end, after
