"""Make the tokens within one paragraph, heading or cell of the parser's events."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from importers.markdown.marks import BEGIN, MARK, Marks
from importers.markdown.shortcodes import BOX
from importers.markdown.tokens import SOFT_BREAK, Nesting, Token
from importers.problems import DocumentError, error
from web_address import ascii_host, read_address

MAX_IMAGES = 20  # within each other's descriptions
SPANS = {"Emphasis": "em", "Strong": "strong", "Strikethrough": "s"}
BOX_AT_START = re.compile(rf"(?:(?<={SOFT_BREAK})|\A)[ \t]*({BOX.pattern})")
AROUND_BREAK = re.compile(rf"[ \t]*{SOFT_BREAK}[ \t]*")
ADDRESS = "/?:@!$+&'()*,;=-._~#%"  # all else is written as `%` and its bytes
PLAIN_ADDRESS = re.compile(r"[A-Za-z0-9/?:@!$+&'()*,;=._~#-]*")
LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def address_of(written: str) -> str:
    """Return an address as it is stored, with `%C3%A9` for `é` and the ASCII name of its host."""
    written = written.strip()
    if PLAIN_ADDRESS.fullmatch(written):
        return written
    if not written.isascii():
        found = read_address(written)
        if found and (name := ascii_host(found.host)) and name != found.host:
            written = written.replace(found.place, found.place.lower().replace(found.host, name), 1)
    return quote(LONE_PERCENT.sub("%25", written), safe=ADDRESS)


class Inline:
    """The tokens of one inline. `line_at` gives the line of the body, from 0, of a byte."""

    __slots__ = ("images", "line_at", "marks", "tokens", "words", "words_start")

    def __init__(self, marks: Marks, line_at: Callable[[int], int]):
        self.marks = marks
        self.line_at = line_at
        self.tokens: list[Token] = []
        self.words: list[str] = []
        self.words_start = 0
        self.images: list[tuple[Token, list[Token]]] = []  # that are open, and what is around each

    def text(self, words: str, start: int) -> None:
        if not self.words:
            self.words_start = start
        self.words.append(words)

    def add(
        self, kind: str, start: int, *, tag: str = "", nesting: Nesting = 0, content=""
    ) -> Token:
        if self.words:
            self._end_words()
        line = self.line_at(start)
        token = Token(kind, tag, nesting, map=[line, line + 1], content=content)
        self.tokens.append(token)
        return token

    def open_span(self, kind: str, details: Any, start: int) -> None:
        if kind in SPANS:
            self.add(f"{SPANS[kind]}_open", start, tag=SPANS[kind], nesting=1)
        elif kind == "Link":
            token = self.add("link_open", start, tag="a", nesting=1)
            token.attrs["href"] = self._destination(details)
            if details["title"]:
                token.attrs["title"] = self.marks.restored(details["title"])
        else:
            image = self.add("image", start, tag="img")
            if len(self.images) >= MAX_IMAGES:
                line = self.line_at(start) + 1
                raise DocumentError(error("nested-too-deep", line, limit=MAX_IMAGES))
            image.attrs["src"] = self._destination(details)
            if details["title"]:
                image.attrs["title"] = self.marks.restored(details["title"])
            self.images.append((image, self.tokens))
            self.tokens = []

    def _destination(self, details: dict) -> str:
        written = details["dest_url"]
        if BEGIN in written:
            return self.marks.restored(written)
        return address_of(f"mailto:{written}" if details["link_type"] == "Email" else written)

    def close_span(self, kind: str, end: int) -> None:
        if kind == "Image":
            self.all_tokens()
            image, around = self.images.pop()
            image.children, self.tokens = self.tokens, around
        else:
            name = SPANS.get(kind, "link")
            self.add(f"{name}_close", end - 1, nesting=-1)

    def all_tokens(self) -> list[Token]:
        if self.words:
            self._end_words()
        return self.tokens

    def _end_words(self) -> None:
        words = "".join(self.words)
        self.words.clear()
        line = self.line_at(self.words_start)
        if SOFT_BREAK in words:
            words = AROUND_BREAK.sub(SOFT_BREAK, words)
        if BEGIN not in words:
            self._add_words(words, line)
            return
        position = 0
        for match in MARK.finditer(words):
            self._add_words(words[position : match.start()], line)
            line += words.count(SOFT_BREAK, position, match.start())
            position = match.end()
            number = int(match[1])
            line += self.marks.sources[number].count("\n")
            token = self.marks.tokens[number]
            if token.type != "nothing":
                self.tokens.append(token)
        self._add_words(words[position:], line)

    def _add_words(self, words: str, line: int) -> None:
        """Add a text, in which boxes of other dialects may begin a line."""
        position = 0
        for match in BOX_AT_START.finditer(words) if ":::" in words or "[!" in words else ():
            if match.start() == 0 and self.tokens and self.tokens[-1].type != "hardbreak":
                continue
            self._add_text(words[position : match.start(1)], line)
            line += words.count(SOFT_BREAK, position, match.start(1))
            self.tokens.append(Token("shortcode", map=[line, line + 1], content=match[1]))
            position = match.end()
        self._add_text(words[position:], line)

    def _add_text(self, words: str, line: int) -> None:
        if words:
            self.tokens.append(Token("text", map=[line, line + 1], content=words))
