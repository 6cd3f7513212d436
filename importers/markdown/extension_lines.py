"""Find what relatives of Markdown add within lines: shortcodes, components' tags, expressions.

A mark stands in the place of each, outside code and blocks of HTML. Expressions are recognised only
in a text of MDX: braces in other texts are braces.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from importers.markdown.component_tags import expression_at, read_tag
from importers.markdown.engine import code_of, labels_of
from importers.markdown.marks import BEGIN, Line, Marks, Numbers
from importers.markdown.shortcodes import shortcode_at
from importers.markdown.tokens import Token

MAY_HOLD_MARKS = re.compile(r"\{[{%#:/]|</?[A-Z]|^[ \t>]*:[^ \t\n]", re.MULTILINE)
MAY_HOLD_EXPRESSIONS = re.compile(r"[{<]|^[ \t>]*:[^ \t\n]", re.MULTILINE)
BEGINNING = re.compile(rf"\\[\s\S]|\{{(?!{BEGIN})|<(?=/?[A-Z>])|^[ \t>]*:(?![ \t\n])", re.MULTILINE)
FRAGMENT = re.compile(r"</?>")
NAME = re.compile(r"\{#[\w:.-]+\}")  # of a heading
EMPTY_LINE = re.compile(r"\n[ \t>]*(?=\n)")


def lines_marked(lines: list[Line], marks: Marks, *, is_mdx: bool) -> tuple[str, list[Line]]:
    """Return the text with marks, and its lines: what a mark stands for may have been several."""
    text = "\n".join(line.text for line in lines)
    if not (MAY_HOLD_EXPRESSIONS if is_mdx else MAY_HOLD_MARKS).search(text):
        return text, lines
    numbers = Numbers(text, lines)
    kept, position = [], 0
    for start, end, token in _found(text, is_mdx=is_mdx):
        number = numbers.at(start)
        token.map = [number, number + 1]
        kept += [text[position:start], marks.mark(token, text[start:end])]
        numbers.join(start, end)
        position = end
    return "".join((*kept, text[position:])), numbers.left()


def _found(text: str, *, is_mdx: bool) -> Iterator[tuple[int, int, Token]]:
    """Yield where each begins and ends, and its token."""
    code = sorted((*code_of(text, html=True), *labels_of(text)))
    starts = [start for start, _ in code]
    ends = [*(match.start() for match in EMPTY_LINE.finditer(text)), len(text)]
    position, open_until = 0, -1
    while match := BEGINNING.search(text, position):
        start = match.start()
        within = code[bisect_right(starts, start) - 1] if code and starts[0] <= start else (0, 0)
        position = match.end()
        if start < within[1]:
            position = within[1]
            continue
        if match[0].endswith(":"):  # a definition has a space after it; the parser needs none
            yield position - 1, position - 1, Token("nothing")
            continue
        limit = ends[bisect_right(ends, start)]
        token = _tag_at(text, start, limit, is_mdx=is_mdx)
        if token is None and limit != open_until and _may_be_expression(text, start, is_mdx=is_mdx):
            expression = expression_at(text, start, limit)
            token = Token("expression", content=expression) if expression else None
            open_until = -1 if expression else limit  # braces that stay open once stay open
        if token:
            position = start + len(token.content)
            yield start, position, token


def _may_be_expression(text: str, start: int, *, is_mdx: bool) -> bool:
    return text.startswith("{" if is_mdx else "{/*", start) and not NAME.match(text, start)


def _tag_at(text: str, start: int, limit: int, *, is_mdx: bool) -> Token | None:
    """Return the token of the shortcode, the fragment or the component's tag at `start`."""
    if shortcode := shortcode_at(text, start, limit):
        return Token("shortcode", content=shortcode)
    if is_mdx and (fragment := FRAGMENT.match(text, start, limit)):
        return Token("expression", content=fragment[0])
    tag = read_tag(text, start, limit)
    if tag is None:
        return None
    token = Token("component_tag", content=tag.source)
    token.meta = {"name": tag.name, "attributes": tag.attributes, "closing": tag.closing}
    return token
