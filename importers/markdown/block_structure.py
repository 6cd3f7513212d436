"""Follow the lines of a text as Markdown's parser does, as far as code, HTML and lists go."""

import re
from collections.abc import Sequence

from importers.markdown.html_tree import names
from importers.markdown.marks import Line

FENCE = re.compile(r"(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}(?=[^`]*$)|~{3,})")
ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]{1,4}(?=\S)|[ \t]*$)")
CODE_INDENT = 4  # columns
# How HTML begins, and what its last line holds: CommonMark 0.31.2, 4.6. An empty line ends others.
HTML = (
    (
        re.compile(r"<(?:script|pre|style|textarea)(?=[\s>]|$)", re.I),
        re.compile(r"</(?:script|pre|style|textarea)>", re.I),
    ),
    (re.compile(r"<!--"), re.compile("-->")),
    (re.compile(r"<\?"), re.compile(r"\?>")),
    (re.compile(r"<!\[CDATA\["), re.compile(r"\]\]>")),
    (re.compile(r"<![A-Za-z]"), re.compile(">")),
)
BLOCK_NAMES = names(
    "address article aside base basefont blockquote body caption center col colgroup dd details"
    " dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6"
    " head header hr html iframe legend li link main menu menuitem nav noframes ol optgroup option"
    " p param search section summary table tbody td tfoot th thead title tr track ul"
)
EMPTY = re.compile(r"\A[ \t]*\Z")
HTML_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)(?=[\s/>]|$)")
LONE_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>\s*$")


class Structure:
    """What the lines so far have opened. Each line is to be asked for once, in their order."""

    def __init__(self, lines: Sequence[Line]):
        self.lines = lines
        self.items: list[int] = []  # the columns at which the texts of open list items begin
        self.fence = ""
        self.fence_base = 0  # the column at which the surroundings of the fence begin
        self.html: re.Pattern | None = None  # what ends the HTML that is open

    def is_code_or_html(self, number: int) -> bool:
        """Return True for a line of fenced code, or of HTML after its first line."""
        return self._goes_on_as_html(number) if self.html else self._is_fenced(number)

    def _is_fenced(self, number: int) -> bool:
        text = self.lines[number].text
        words = text.strip(" \t")
        if self.fence:
            is_end = words.startswith(self.fence) and not words.strip(self.fence[0])
            if is_end and indent_of(text) - self.fence_base < CODE_INDENT:
                self.fence = ""
            return True
        match = FENCE.match(words)
        base = self.base(number) if match else None
        if match is None or base is None:
            return False
        self.fence = match[1]
        self.fence_base = self.items[-1] if self.items else 0
        return True

    def _goes_on_as_html(self, number: int) -> bool:
        if self.html and self.html.search(self.lines[number].text):
            self.html = None
        return True

    def begin_html(self, number: int) -> None:
        """Note the HTML that a line opens, which no block of a relative of Markdown begins on."""
        words, start = self.lines[number].text, 0
        while (item := ITEM.match(words, start)) and item.end() < len(words):
            start = item.end()
        words = words[start:].lstrip(" \t")
        if not words.startswith("<"):
            return
        for begin, end in HTML:
            if begin.match(words):
                self.html = None if end.search(words, 2) else end
                return
        name = HTML_NAME.match(words)
        after_empty = number == 0 or not self.lines[number - 1].text.strip()
        if name and (name[1].lower() in BLOCK_NAMES or (after_empty and LONE_TAG.match(words))):
            self.html = EMPTY

    def base(self, number: int) -> int | None:
        """Return the column at which a block would stand: 0, or that of a list item around it.
        Return None for a line that is code by its indentation."""
        text = self.lines[number].text
        if not text.strip():
            return None
        indent = indent_of(text)
        around = [column for column in self.items if column <= indent]
        base = around[-1] if around else 0
        item = ITEM.match(text)
        if item or number == 0 or not self.lines[number - 1].text.strip():
            self.items = around  # other lines may go on with a paragraph without indentation
        if indent - base >= CODE_INDENT:
            return None
        if item:
            self.items.append(len(item[0]))
        return base


def indent_of(text: str) -> int:
    """Return the number of columns before the first letter of a line."""
    return len(text[: len(text) - len(text.lstrip(" \t"))].expandtabs(4))
