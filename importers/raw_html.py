"""Keep the words of raw HTML and tell which elements are lost. No tag of it is ever stored."""

from collections.abc import Iterator
from html import escape
from html.parser import HTMLParser

from markdown_it.tree import SyntaxTreeNode

from .inline import LEFT_OUT, Findings

BREAK = "\0"  # stands in no document
WITHIN_A_LINE = {
    "a",
    "abbr",
    "b",
    "code",
    "em",
    "font",
    "i",
    "mark",
    "small",
    "span",
    "strong",
    "u",
}


def html_lines(node: SyntaxTreeNode, findings: Findings) -> Iterator[str]:
    """Yield the texts of an HTML block as lines of rich text."""
    parser = _Words(node.map[0] + 1, findings)
    parser.feed(node.content)
    parser.close()
    yield from (escape(line, quote=False) for line in parser.lines)


class _Words(HTMLParser):
    """Collects lines of text, and names each kind of element once."""

    def __init__(self, first_line: int, findings: Findings):
        super().__init__(convert_charrefs=True)
        self.first_line = first_line
        self.findings = findings
        self.pieces: list[str] = []
        self.left_out = ""
        self.named: set[str] = set()

    @property
    def lines(self) -> list[str]:
        lines = (" ".join(line.split()) for line in "".join(self.pieces).split(BREAK))
        return [line for line in lines if line]

    def parse_html_declaration(self, i):
        """Python's parser gives up with an AssertionError on a broken `<![CDATA[`."""
        broken = self.rawdata.startswith("<![", i)
        return self.parse_bogus_comment(i) if broken else super().parse_html_declaration(i)

    def handle_starttag(self, tag, attrs):
        if tag in LEFT_OUT:
            self.left_out = tag
        if tag not in self.named and tag != "br":
            self.named.add(tag)
            line = self.first_line + self.getpos()[0] - 1
            self.findings.warn("html", line, tag=tag)
        self._break(tag)

    def handle_endtag(self, tag):
        if tag == self.left_out:
            self.left_out = ""
        self._break(tag)

    def _break(self, tag: str) -> None:
        if tag not in WITHIN_A_LINE:
            self.pieces.append(BREAK)

    def handle_comment(self, data):
        line = self.first_line + self.getpos()[0] - 1
        self.findings.warn("html-comment", line, html=data.strip())

    handle_decl = handle_pi = unknown_decl = handle_comment

    def handle_data(self, data):
        if not self.left_out:
            self.pieces.append(data)
