"""Parse consecutive words of a paragraph at once, with the soft line breaks between them.

The parser's own rules stop at each line's end, and at characters that are markup only to other
parsers: they make a token for every line and every hyphen, where one for the whole run says the
same.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from importers.compat.markdown_it import text

# Stands in a text for a soft break. No file brings it in: it is a control character, and an entity
# cannot stand for one. A line end can be written as an entity, and is not a soft break then.
SOFT_BREAK = "\x1e"
# Stops where a rule may begin. A line end beside spaces or a backslash is for the other rules.
RUN = re.compile(r"(?>(?:[^\n!&*:<\[\\\]_`{~]++|(?<![ \\])\n(?![ \t]))+)")


def use_word_runs(parser: MarkdownIt) -> None:
    parser.core.ruler.at("inline", _inlines)
    parser.inline.ruler.at("text", _words)


def _inlines(state: StateCore) -> None:
    """Parse the content of paragraphs, without the other rules if it is plain words."""
    for token in state.tokens:
        if token.type != "inline":
            continue
        token.children = [] if token.children is None else token.children
        if RUN.fullmatch(token.content):
            token.children.append(Token("text", "", 0, content=_with_soft_breaks(token.content)))
        else:
            state.md.inline.parse(token.content, state.md, state.env, token.children)


def _words(state: StateInline, silent: bool) -> bool:
    if "<" in state.src:  # where HTML is taken out, soft breaks are tokens
        return text(state, silent)
    run = RUN.match(state.src, state.pos, state.posMax)
    if run is None:
        return False
    if not silent:
        state.append_pending(_with_soft_breaks(run[0]))
    state.pos = run.end()
    return True


def _with_soft_breaks(run: str) -> str:
    return run.replace("\n", SOFT_BREAK)
