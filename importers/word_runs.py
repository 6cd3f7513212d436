"""Take the words of a paragraph at once, with the soft line breaks between them.

The parser's own rules stop at each line's end, and at characters at which only other parsers see
markup: a token for every line and every hyphen, where one for the whole run says the same.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, text

# Stands in a text for a soft break. No file brings it in: it is a control character, and an entity
# cannot stand for one. A line end can be written as an entity, and is not a soft break then.
SOFT_BREAK = "\x1e"
# Stops where a rule may begin. A line end beside spaces or a backslash is for the other rules.
RUN = re.compile(r"(?:[^\n!&*:<\[\\\]_`{~]++|(?<![ \\])\n(?![ \t]))++")


def use_word_runs(parser: MarkdownIt) -> None:
    parser.inline.ruler.at("text", _words)


def _words(state: StateInline, silent: bool) -> bool:
    if "<" in state.src:  # where HTML is taken out, soft breaks are tokens
        return text(state, silent)
    run = RUN.match(state.src, state.pos, state.posMax)
    if run is None:
        return False
    if not silent:
        state.append_pending(run[0].replace("\n", SOFT_BREAK))
    state.pos = run.end()
    return True
