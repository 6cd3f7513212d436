"""Parse a body to tokens, with what relatives of Markdown add to it, and report what is dropped."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from importers.markdown.engine import PARSER, events_of
from importers.markdown.events import Builder, Note, label_of
from importers.markdown.extension_blocks import MAY_HOLD_BLOCKS, blocks_marked
from importers.markdown.extension_lines import lines_marked
from importers.markdown.findings import Findings
from importers.markdown.marks import Line, Marks, without_marks
from importers.markdown.mdx import looks_like_mdx
from importers.markdown.tokens import Token
from importers.problems import DocumentError, error

# Real texts have some hundreds at most. Past these, time or memory grows faster than the text.
MAX_BRACKETS = 60_000
MAX_COLUMNS = 100
TABLE_RULE = re.compile(
    rf"^[ >\t]*+\|?[ \t]*+:?-++:?[ \t]*+(?>(?:\|[ \t]*+:?-*+:?[ \t]*+){{{MAX_COLUMNS},}})$",
    re.MULTILINE,
)
DEFINITION = re.compile(rb"^[ \t>]*\[(?!\^)((?:[^\[\]\\\n]|\\.){1,999})\]:", re.MULTILINE)
LONGEST_DEFINITION = 4_000  # bytes
LEAVES = ("inline", "fence", "code_block", "html_block")


def parse(text: str, findings: Findings) -> list[Token]:
    """Return the tokens of a body, or raise a DocumentError for one that is too large to parse."""
    _refuse_pathological(text)
    text = without_marks(text)
    marks = Marks()
    builder, marked = _built(text, block_lines(text, marks), marks)
    if builder.marks_found < marks.blocks:  # the parser takes for code or HTML what we did not
        marks = Marks()
        builder, marked = _built(text, plain_lines(text), marks)
    tokens = builder.out + _notes(builder, findings)
    if "]:" in marked:
        _report_definitions(marked, builder, tokens, findings)
    return tokens


def _built(text: str, lines: list[Line], marks: Marks) -> tuple[Builder, str]:
    """Return what built the tokens of these lines, and the text that was parsed."""
    marked, lines = lines_marked(lines, marks, is_mdx=looks_like_mdx(text))
    builder = Builder(marked, lines, marks)
    builder.build(events_of(marked))
    return builder, marked


def plain_lines(text: str) -> list[Line]:
    return [Line(words, number) for number, words in enumerate(text.split("\n"))]


def block_lines(text: str, marks: Marks) -> list[Line]:
    """Return the lines of a text, with marks for the blocks that Markdown does not know."""
    lines = plain_lines(text)
    return blocks_marked(lines, marks) if MAY_HOLD_BLOCKS.search(text) else lines


def _refuse_pathological(text: str) -> None:
    brackets = text.count("[") + text.count("]")
    if brackets > MAX_BRACKETS:
        raise DocumentError(error("too-many-brackets", count=brackets, limit=MAX_BRACKETS))
    wide = TABLE_RULE.search(text)
    if wide:
        line = text.count("\n", 0, wide.start()) + 1
        raise DocumentError(error("table-too-wide", line, limit=MAX_COLUMNS))


def _notes(builder: Builder, findings: Findings) -> list[Token]:
    """Return the blocks of the footnotes in the order of their marks; report those left out. Of two
    with one name the last counts."""
    last = {label_of(note.label): note for note in builder.notes}
    for note in builder.notes:
        if last[label_of(note.label)] is not note:
            findings.warn("footnote-twice", note.line, label=note.label, words=note.words)
        elif label_of(note.label) not in builder.numbers:
            findings.warn("footnote-unused", note.line, label=note.label, words=note.words)
    shown = [last[label] for label in builder.numbers if label in last]
    if not shown:
        return []
    inner = [token for note in shown for token in _note_tokens(note)]
    place = shown[0].place
    return [
        Token("footnote_block_open", nesting=1, map=place),
        *inner,
        Token("footnote_block_close", nesting=-1),
    ]


def _note_tokens(note: Note) -> Iterator[Token]:
    yield Token("footnote_open", nesting=1, map=note.place)
    yield from note.tokens
    yield Token("footnote_close", nesting=-1)


def _report_definitions(
    text: str, builder: Builder, tokens: list[Token], findings: Findings
) -> None:
    """Report definitions of links that nothing uses, and those whose label another one has."""
    known = {
        number
        for token in (*tokens, *(each for note in builder.notes for each in note.tokens))
        if token.type in LEAVES and token.map
        for number in range(*token.map)
    }
    for label, found in PARSER.reference_definitions(text).items():
        start = found["span"]["start"]
        known.add(builder.line_at(start))
        words = _said(label, found)
        if label_of(label) in builder.used:
            continue
        if found["dest"] in ("", "#"):  # `[//]: # (words)`: so comments are written in Markdown
            findings.info("comment-hidden", builder.line_at(start) + 1, words=words["title"])
        else:
            findings.warn("definition-unused", builder.line_at(start) + 1, **words)
    for line, label, found in _definitions_twice(text, builder, known):
        findings.warn("definition-twice", line + 1, **_said(label, found))


def _definitions_twice(text: str, builder: Builder, known: set[int]) -> Iterator:
    """Yield the line, the label and the rest of each definition that the parser drops: those on
    lines of which nothing is known."""
    data = text.encode()
    for match in DEFINITION.finditer(data):
        line = builder.line_at(match.start(1))
        if line not in known:
            start = match.start(1) - 1
            source = data[start : start + LONGEST_DEFINITION].decode(errors="ignore")
            yield from (
                (line, *found) for found in islice(PARSER.reference_definitions(source).items(), 1)
            )


def _said(label: str, found: Any) -> dict[str, str]:
    return {"label": label, "href": found["dest"], "title": found["title"] or ""}
