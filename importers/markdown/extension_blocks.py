"""Find the blocks that relatives of Markdown add: components, modules, `:::` and `!!!`.

Marks stand where each begins and ends, and what is within has the indentation of its surroundings.
Code keeps what looks like a block.
"""

import re
from collections.abc import Sequence
from itertools import islice
from textwrap import dedent
from typing import NamedTuple

from importers.markdown.block_structure import CODE_INDENT, FENCE, Structure, indent_of
from importers.markdown.callouts import is_box
from importers.markdown.component_tags import TAG_NAME, Tag, read_tag
from importers.markdown.html_tree import ELEMENTS, MAX_DEPTH
from importers.markdown.marks import Line, Marks
from importers.markdown.mdx import module_end
from importers.markdown.tokens import Token
from importers.problems import DocumentError, error

MAY_HOLD_BLOCKS = re.compile(r"^[ \t>]*(?::::|!!!|\?\?\?|<[A-Z]|import\s|export\s)", re.MULTILINE)
QUOTE = re.compile(r" {0,3}> ?")
CONTAINER = re.compile(r"(:{3,})(.*)", re.DOTALL)
ADMONITION = re.compile(r"(?:!!!|\?\?\?\+?)[ \t]*(\S.*)", re.DOTALL)


class Block(NamedTuple):
    """The lines that a block takes, and those that take their place."""

    taken: int
    lines: list[Line]


def blocks_marked(lines: list[Line], marks: Marks) -> list[Line]:
    """Return the lines of a text with marks for blocks."""
    return _Scope(lines, marks, set()).marked()


class _Scope:
    """The lines of a body, or those within a quote, a box or a component."""

    def __init__(self, lines: Sequence[Line], marks: Marks, endless: set[str], depth: int = 0):
        if depth > MAX_DEPTH:
            raise DocumentError(error("nested-too-deep", lines[0].number + 1, limit=MAX_DEPTH))
        self.lines = lines
        self.marks = marks
        self.endless = endless  # the names of components without an end
        self.depth = depth
        self.quoted = False
        self.structure = Structure(lines)
        self.text = ""
        self.starts: list[int] = []

    def marked(self) -> list[Line]:
        marked: list[Line] = []
        number = 0
        while number < len(self.lines):
            is_other = self.structure.is_code_or_html(number)
            block = None if is_other else self._block_at(number)
            if block is None:
                if not is_other:
                    self.structure.begin_html(number)
                marked.append(self.lines[number])
                number += 1
            else:
                marked += block.lines
                number += block.taken
        return marked

    def _within(self, lines: Sequence[Line], *, quoted: bool = False) -> list[Line]:
        if not lines:
            return []
        scope = _Scope(lines, self.marks, self.endless, self.depth + 1)
        scope.quoted = quoted
        marked = scope.marked()
        if quoted:
            return marked
        # Neither code nor HTML goes on over the end of what it is in.
        fence, padding = scope.structure.fence, " " * scope.structure.fence_base
        end = [Line(padding + fence, lines[-1].number)] if fence else []
        return [*marked, *end, Line("", lines[-1].number)]

    def _block_at(self, number: int) -> Block | None:
        base = self.structure.base(number)
        if base is None:
            return None
        words = self.lines[number].text.lstrip(" \t")
        if words.startswith(">"):
            return self._quote(number, base)
        if words.startswith(":::"):
            return self._container(number, base)
        if words.startswith(("!!!", "???")):
            return self._admonition(number, base)
        if words.startswith(("import", "export")):
            return self._module(number, base)
        if words.startswith("<"):
            return self._component(number, base)
        return None

    def _quote(self, number: int, base: int) -> Block | None:
        inner = []
        for line in islice(self.lines, number, None):
            mark = QUOTE.match(line.text, base) if not line.text[:base].strip() else None
            if mark is None:
                break
            inner.append(Line(line.text[mark.end() :], line.number, line.column + mark.end()))
        if not inner:
            return None
        prefix = f"{' ' * base}> "
        lines = [line.prefixed(prefix) for line in self._within(inner, quoted=True)]
        return Block(len(inner), lines)

    def _mark(self, token: Token, number: int, base: int) -> Line:
        if token.map is None:
            token.map = [number, number + 1]
        return Line(" " * base + self.marks.block_mark(token), number, -base)

    def _around(
        self, kind: Token, inner: list[Line], base: int, first: int, last: int
    ) -> list[Line]:
        """Return the lines within a block, between marks for its beginning and its end."""
        kind.map = [first, last + 1]
        close = Token(kind.type.replace("_open", "_close"), nesting=-1)
        padding = " " * base
        return [
            self._mark(kind, first, base),
            *(line.prefixed(padding) for line in inner),
            self._mark(close, last, base),
        ]

    def _container(self, number: int, base: int) -> Block | None:
        opening = CONTAINER.match(self.lines[number].text.lstrip(" \t"))
        if opening is None or not is_box(opening[2]):
            return None
        end, closed = self._end_of_container(number + 1, base, opening[1])
        inner = [line.without(base) for line in self.lines[number + 1 : end]]
        token = Token("container_box_open", nesting=1, info=opening[2])
        first, last = self.lines[number].number, self.lines[end - 1].number
        lines = self._around(token, self._within(inner), base, first, last + closed)
        return Block(end - number + closed, lines)

    def _end_of_container(self, number: int, base: int, colons: str) -> tuple[int, bool]:
        """Return the line at which a container ends, and whether that closes it."""
        fence = ""
        for end in range(number, len(self.lines)):
            text = self.lines[end].text
            words = text.strip(" \t")
            if words and len(text) - len(text.lstrip(" \t")) < base:
                return end, False
            if fence:
                fence = "" if words.startswith(fence) and not words.strip(fence[0]) else fence
            elif words.startswith(colons) and not words.strip(":"):
                return end, True
            elif match := FENCE.match(words):
                fence = match[1]
        return len(self.lines), False

    def _admonition(self, number: int, base: int) -> Block | None:
        opening = ADMONITION.match(self.lines[number].text.lstrip(" \t"))
        if opening is None:
            return None
        inside = base + CODE_INDENT
        end = following = number + 1
        while following < len(self.lines):
            text = self.lines[following].text
            following += 1
            if text.strip():
                if indent_of(text) < inside:
                    break
                end = following
        token = Token("admonition_open", nesting=1, info=opening[1])
        inner = [_unindented(line, inside) for line in self.lines[number + 1 : end]]
        first, last = self.lines[number].number, self.lines[end - 1].number
        return Block(end - number, self._around(token, self._within(inner), base, first, last))

    def _module(self, number: int, base: int) -> Block | None:
        start = self._start_of(number)
        end = module_end(self.text, start)
        if end == -1:
            return None
        taken = self.text.count("\n", start, end) + 1
        first = self.lines[number].number
        token = Token("mdx_code", map=[first, first + taken], content=self.text[start:end].strip())
        return Block(taken, [self._mark(token, first, base)])

    def _component(self, number: int, base: int) -> Block | None:
        start = self._start_of(number)
        name = TAG_NAME.match(self.text, start)
        tag = read_tag(self.text, start, len(self.text))
        if tag is None and name and name[2] in ELEMENTS:
            return self._element(number)
        if tag is None or tag.closing or self.quoted:
            return None
        inner_end = close = tag.end
        if not tag.self_closing:
            inner_end, close = self._closing_tag(tag)
        stop = self.text.find("\n", close)
        stop = len(self.text) if stop == -1 else stop
        if close == -1 or self.text[close:stop].strip():
            # Text stands beside it: a mark within the line names the tags.
            return self._element(number) if tag.name in ELEMENTS else None
        taken = self.text.count("\n", start, close) + 1
        token = Token("component_open", tag.name, 1)
        token.meta = {"name": tag.name, "attributes": tag.attributes}
        lines = self._lines_within(number, tag, inner_end)
        first, last = self.lines[number].number, self.lines[number + taken - 1].number
        return Block(taken, self._around(token, self._within(lines), base, first, last))

    def _element(self, number: int) -> Block:
        """Return a line that begins with `<Link …>` as text: to CommonMark it is HTML."""
        line = self.lines[number]
        indent = len(line.text) - len(line.text.lstrip(" \t"))
        mark = self.marks.mark(Token("nothing"), "")
        text = line.text[:indent] + mark + line.text[indent:]
        return Block(1, [Line(text, line.number, line.column - len(mark))])

    def _lines_within(self, number: int, tag: Tag, end: int) -> list[Line]:
        inner = self.text[tag.end : end]
        if not inner.strip():
            return []
        first = number + self.text.count("\n", tag.start, tag.end)
        inner = inner.lstrip(" \t")
        texts = (dedent(inner) if inner.startswith("\n") else inner).split("\n")
        lines = []
        for offset, text in enumerate(texts):
            line = self.lines[first + offset]
            lines.append(Line(text, line.number, line.column + max(line.text.find(text), 0)))
        return lines[1:] if not lines[0].text else lines

    def _closing_tag(self, tag: Tag) -> tuple[int, int]:
        """Return where the content of a component and where its closing tag ends; -1 if it has
        none."""
        if tag.name in self.endless:
            return -1, -1
        depth = 1
        pattern = re.compile(rf"<(/?){re.escape(tag.name)}(?=[\s/>])")
        for match in pattern.finditer(self.text, tag.end):
            if match[1]:
                depth -= 1
                if depth == 0:
                    return match.start(), self.text.find(">", match.start()) + 1
            else:
                inner = read_tag(self.text, match.start(), len(self.text))
                depth += inner is not None and not inner.self_closing
        self.endless.add(tag.name)
        return -1, -1

    def _start_of(self, number: int) -> int:
        """Return the position in `text` of the first letter of a line."""
        if not self.starts:
            self.text = "\n".join(line.text for line in self.lines)
            self.starts = [0, *(match.end() for match in re.finditer("\n", self.text))]
        line = self.lines[number].text
        return self.starts[number] + len(line) - len(line.lstrip(" \t"))


def _unindented(line: Line, columns: int) -> Line:
    """Return the line without as many columns of spaces or tabs."""
    text = line.text
    indent = len(text) - len(text.lstrip(" \t"))
    width = len(text[:indent].expandtabs(4))
    rest = " " * max(width - columns, 0) + text[indent:]
    return Line(rest if text.strip() else "", line.number, line.column + len(text) - len(rest))
