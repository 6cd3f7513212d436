"""Make the tokens of a text of the parser's events: blocks here, lines in `inline_events.py`."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Any

from importers.markdown.engine import Event
from importers.markdown.inline_events import SPANS, Inline
from importers.markdown.marks import BLOCK, MARK, Line, Marks
from importers.markdown.tokens import SOFT_BREAK, Token
from importers.problems import DocumentError, error

MAX_NESTING = 60  # blocks in blocks
# The type and the element of each block that holds other blocks.
BLOCKS = {
    "BlockQuote": ("blockquote", "blockquote"),
    "Item": ("list_item", "li"),
    "DefinitionList": ("dl", "dl"),
    "DefinitionListDefinition": ("dd", "dd"),
    "Table": ("table", "table"),
    "TableRow": ("tr", "tr"),
}
BULLETS, NUMBERS = ("bullet_list", "ul"), ("ordered_list", "ol")
OF_LINES = {*SPANS, "Link", "Image"}
BLOCK_MARK = re.compile(f"{BLOCK}{MARK.pattern}".encode())


def label_of(label: str) -> str:
    """Return the label of a definition or of a footnote as labels are compared."""
    return " ".join(label.split()).casefold()


class Note:
    """A footnote as its definition gives it. `line` is counted from 1, `tokens` are its blocks."""

    def __init__(self, label: str, place: list[int]):
        self.label = label
        self.place = place
        self.line = place[0] + 1
        self.tokens: list[Token] = []

    @property
    def words(self) -> str:
        texts = [child.content for each in self.tokens for child in each.children or ()]
        return " ".join(" ".join(texts).replace(SOFT_BREAK, " ").split())


class Builder:
    """Makes the tokens of one text; for one call of `build`."""

    def __init__(self, text: str, lines: Sequence[Line], marks: Marks):
        self.data = text.encode()
        self.lines = lines
        self.marks = marks
        self.starts = [0, *(match.end() for match in re.finditer(b"\n", self.data))]
        self.marks_found = 0  # those of blocks
        self.out: list[Token] = []  # where the next block goes
        self.opened: list[tuple[str, str]] = []  # the type and the element of each open block
        self.inline: Inline | None = None
        self.code: Token | None = None  # that is open, or HTML
        self.code_lines: list[str] = []
        self.alignments: Sequence[str] = ()
        self.column = 0
        self.notes: list[Note] = []
        self.around_note: list[Token] | None = None
        self.numbers: dict[str, int] = {}  # of the footnotes that are referred to
        self.used: set[str] = set()  # the labels of definitions
        self.struck: list[bool] = []  # of each open `~` or `~~`, whether it strikes words out

    def build(self, events: Iterable[Event]) -> None:
        """Put the tokens of all blocks into `out`, and those of footnotes into `notes`."""
        skipped = False
        for event, place in events:
            start, end = place["start"], place["end"]
            if isinstance(event, str):
                self._alone(event, start, end)
                continue
            ((name, value),) = event.items()
            if skipped:
                skipped = not (name == "End" and "Heading" in value)
            elif name == "Text":
                self._text(value, start)
            elif name == "Start":
                kind, details = next(iter(value.items())) if isinstance(value, dict) else (value, 0)
                mark = BLOCK_MARK.match(self.data, start) if kind == "Heading" else None
                if mark:
                    self._mark(self.marks.tokens[int(mark[1])])
                    skipped = True
                else:
                    self._start(kind, details, start, end)
            elif name == "End":
                self._end(next(iter(value)) if isinstance(value, dict) else value, end)
            else:
                self._leaf(name, value, start)
        while self.opened:
            self._close()

    def line_at(self, byte: int) -> int:
        """Return the line of the body, from 0, of a byte of the text."""
        return self.lines[bisect_right(self.starts, byte) - 1].number

    def _map(self, start: int, end: int) -> list[int]:
        return [self.line_at(start), self.line_at(max(end - 1, start)) + 1]

    # What opens and closes.

    def _add(self, token: Token) -> Token:
        token.level = len(self.opened)
        self.out.append(token)
        return token

    def _open(self, kind: str, tag: str, place: list[int]) -> Token:
        token = self._add(Token(f"{kind}_open", tag, 1, map=place))
        self.opened.append((kind, tag))
        if len(self.opened) >= MAX_NESTING:
            raise DocumentError(error("nested-too-deep", place[0] + 1, limit=MAX_NESTING))
        return token

    def _close(self) -> None:
        """Close the innermost open block, and the words in it."""
        if self.inline:
            inline = Token("inline", children=self.inline.all_tokens())
            inline.map = self.out[-1].map
            self._add(inline)
            self.inline = None
        kind, tag = self.opened.pop()
        self._add(Token(f"{kind}_close", tag, -1))

    def _close_with(self, *kinds: str) -> None:
        """Close the innermost open block of one of these types, and what is open in it."""
        while self.opened and self.opened[-1][0] not in kinds:
            self._close()
        if self.opened:
            self._close()

    def _open_inline(self, kind: str, tag: str, place: list[int]) -> Token:
        token = self._open(kind, tag, place)
        self.inline = Inline(self.marks, self.line_at)
        return token

    def _words(self, start: int) -> Inline:
        """Return where the next words go: for those of a tight list a paragraph begins."""
        if self.inline is None:
            self._open_inline("paragraph", "p", self._map(start, start))
        return self.inline  # type: ignore[return-value]  # it is there now

    def _mark(self, token: Token) -> None:
        """Open or close the block that a mark stands for."""
        self._end_words()
        self.marks_found += 1
        kind = token.type.removesuffix("_open").removesuffix("_close")
        if token.nesting == 0:
            self._add(token)
        elif token.nesting == 1:
            self._open(kind, token.tag, token.map or [0, 1])
            token.level = self.out[-1].level
            self.out[-1] = token
        elif self.opened and self.opened[-1][0] == kind:
            self._close()

    def _end_words(self) -> None:
        if self.inline:
            self._close()

    # The kinds of events.

    def _alone(self, name: str, start: int, end: int) -> None:
        if name == "SoftBreak":
            self._words(start).text(SOFT_BREAK, start)
        elif name == "HardBreak":
            self._words(start).add("hardbreak", start, tag="br")
        else:
            self._end_words()
            self._add(Token("hr", "hr", map=self._map(start, end)))

    def _text(self, words: str, start: int) -> None:
        if self.code:
            self.code_lines.append(words)
        else:
            self._words(start).text(words, start)

    def _leaf(self, name: str, value: str, start: int) -> None:
        if name == "Html" and self.code:
            self.code_lines.append(value)
        elif name == "Code":
            self._words(start).add("code_inline", start, content=self.marks.restored(value))
        elif name == "FootnoteReference":
            number = self.numbers.setdefault(label_of(value), len(self.numbers))
            token = self._words(start).add("footnote_ref", start)
            token.meta = {"id": number, "label": value}
        else:
            self._words(start).add("html_inline", start, content=self.marks.restored(value))

    def _start(self, kind: str, details: Any, start: int, end: int) -> None:
        if kind in OF_LINES:
            self._start_span(kind, details, start)
            return
        self._end_words()
        place = self._map(start, end)
        if kind in BLOCKS:
            self._open(*BLOCKS[kind], place)
            self.alignments = details if kind == "Table" else self.alignments
            self.column = 0
        elif kind == "Paragraph":
            self._open_inline("paragraph", "p", place)
        elif kind == "Heading":
            self._open_inline("heading", details["level"].lower(), place)
        elif kind == "DefinitionListTitle":
            self._open_inline("dt", "dt", place)
        elif kind == "TableHead":
            self._open("thead", "thead", place)
            self._open("tr", "tr", place)
            self.column = 0
        elif kind == "TableCell":
            self._cell(place)
        elif kind == "List":
            token = self._open(*(BULLETS if details is None else NUMBERS), place)
            if details not in (None, 1):
                token.attrs["start"] = details
        elif kind == "FootnoteDefinition":
            self._start_note(details, place)
        elif kind == "HtmlBlock":
            self.code = self._add(Token("html_block", map=place))
        else:
            self._code(details, place)

    def _code(self, details: Any, place: list[int]) -> None:
        is_fenced = isinstance(details, dict)
        info = self.marks.restored(details["Fenced"]) if is_fenced else ""
        kind = "fence" if is_fenced else "code_block"
        self.code = self._add(Token(kind, "code", map=place, info=info))

    def _cell(self, place: list[int]) -> None:
        is_head = self.opened[-2][0] == "thead"
        name = "th" if is_head else "td"
        row = next(token for token in reversed(self.out) if token.type == "tr_open")
        token = self._open_inline(name, name, row.map or place)
        alignment = self.alignments[self.column].lower()
        if alignment != "none":
            token.attrs["style"] = f"text-align:{alignment}"
        self.column += 1

    def _start_span(self, kind: str, details: Any, start: int) -> None:
        if kind in ("Link", "Image") and details["id"]:
            self.used.add(label_of(details["id"]))
        if kind == "Strikethrough":
            self.struck.append(self.data.startswith(b"~~", start))
            if not self.struck[-1]:
                self._words(start).text("~", start)
                return
        self._words(start).open_span(kind, details, start)

    def _end_span(self, kind: str, end: int) -> None:
        if kind == "Strikethrough" and not self.struck.pop():
            self._words(end).text("~", end - 1)
        else:
            self._words(end).close_span(kind, end)

    def _end(self, kind: str, end: int) -> None:
        if kind in OF_LINES:
            self._end_span(kind, end)
        elif kind in ("CodeBlock", "HtmlBlock"):
            if self.code:
                self.code.content = self.marks.restored("".join(self.code_lines))
            self.code, self.code_lines = None, []
        elif kind == "List":
            self._close_with(BULLETS[0], NUMBERS[0])
        elif kind == "FootnoteDefinition":
            self._end_note()
        elif kind == "TableHead":
            self._close_with("thead")
            self._open("tbody", "tbody", self.out[-1].map or [0, 1])
        elif kind == "Table":
            self._close_with("table")
        elif kind in BLOCKS:
            self._close_with(BLOCKS[kind][0])
        elif self.inline:
            self._close()

    # Footnotes.

    def _start_note(self, label: str, place: list[int]) -> None:
        if self.around_note is not None:
            raise DocumentError(error("footnote-nested", place[0] + 1))
        self.around_note = self.out
        self.notes.append(Note(label, place))
        self.out = self.notes[-1].tokens

    def _end_note(self) -> None:
        self._end_words()
        if self.around_note is not None:
            self.out, self.around_note = self.around_note, None
