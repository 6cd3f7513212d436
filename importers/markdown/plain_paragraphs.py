"""Parse the most common paragraphs at once: lines without indentation that begin with a letter.

Nothing in Markdown or its extensions interrupts such a paragraph but an empty line: lists, tables,
headings, fences and HTML begin with other characters. So no other rule is tried on each of its
lines, which takes half of the parser's time.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from importers.compat.markdown_it import mdTrim

WORDS = re.compile(r"\*{0,2}[^\W\d_]|[\"'“”‘’„(]")  # emphasis too, but no bullet and no rule
MODULE_WORDS = ("import", "export")  # of MDX


def use_plain_paragraphs(parser: MarkdownIt) -> None:
    parser.block.ruler.before("table", "plain_paragraph", _plain_paragraph)


def _plain_paragraph(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    if silent or state.parentType != "root" or state.blkIndent:
        return False
    following = line
    while following < state.lineMax and not state.isEmpty(following):
        if not _begins_as_words_do(state, following):
            return False
        following += 1
    if following + 1 < end and _defines(state, following + 1):
        return False  # an empty line may stand between a term and its definition
    state.line = following
    place = [line, following]
    state.push("paragraph_open", "p", 1).map = place
    inline = state.push("inline", "", 0)
    inline.content = mdTrim(state.getLines(line, following, 0, False))
    inline.map, inline.children = list(place), []
    state.push("paragraph_close", "p", -1)
    return True


def _defines(state: StateBlock, line: int) -> bool:
    return state.src.startswith((": ", "~ "), state.bMarks[line] + state.tShift[line])


def _begins_as_words_do(state: StateBlock, line: int) -> bool:
    start = state.bMarks[line]
    return WORDS.match(state.src, start) is not None and not state.src.startswith(
        MODULE_WORDS, start
    )
