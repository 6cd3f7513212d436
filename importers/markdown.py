"""Turn a Markdown body into the blocks of a page. Knows nothing of files or of the database.

Tokens of markdown-it-py are routed one by one: text runs become rich text; quotes, code, tables
and pictures become blocks of their own, because rich text would lose them at the first save in
the editor. Wagtail's own Markdown converter is not used: it makes a line break of every soft wrap
and drops pictures and tables in silence.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from cms.models.blocks import INLINE_FEATURES, TEXT_FEATURES

from .editor_form import editor_form, words
from .inline import Findings, PictureUse, inline_html
from .problems import DocumentError, Problem, error
from .raw_html import html_lines
from .rich_text import LISTS, line_of, text_html
from .table import table_value

MAX_NESTING = 60  # blocks in blocks; markdown-it leaves deeper ones out without a word
TEXT_NODES = {"paragraph", "heading", "hr", *LISTS}
MAX_LANGUAGE = 30  # CodeBlock.language

parser = MarkdownIt("commonmark", {"html": True, "maxNesting": MAX_NESTING})
parser.enable(["table", "strikethrough"])
# Refused links would be left as Markdown source on the page; `inline.py` judges them instead.
parser.validateLink = lambda url: True


@dataclass(frozen=True)
class Block:
    """A block as StreamField stores it; the value of a picture is a PictureUse until then."""

    type: str
    value: "str | dict | PictureUse"


@dataclass(frozen=True)
class Body:
    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...]


def convert(text: str) -> Body:
    """Return the blocks of a body, or raise a DocumentError. Lines are those of `text`."""
    tokens = parser.parse(text)
    _refuse_deep(tokens)
    findings = Findings()
    blocks = tuple(_Router(findings).route(SyntaxTreeNode(tokens).children))
    return Body(blocks, tuple(sorted(findings.problems, key=lambda problem: problem.line)))


class _Router:
    """Gathers what can stand together in one run of text, and cuts it where it must."""

    def __init__(self, findings: Findings):
        self.findings = findings
        self.run: list[str] = []
        self.run_line = 1
        self.last_type = ""

    def route(self, nodes: list[SyntaxTreeNode]) -> Iterator[Block]:
        for node in nodes:
            yield from self._node(node)
        yield from self._end_run()

    def _node(self, node: SyntaxTreeNode) -> Iterator[Block]:
        if node.type in LISTS and node.type == self.last_type:
            yield from self._end_run()  # the editor would make one list of the two
        self.last_type = node.type
        if node.type in TEXT_NODES:
            html = text_html(node, self.findings)
            self._add(html, node)
            yield from self._pictures(moved=bool(html))
        elif node.type == "html_block":
            for line in html_lines(node, self.findings):
                self._add(f"<p>{line}</p>", node)
        elif node.type == "blockquote" and not _is_plain_quote(node):
            self.findings.warn("quote-opened", line_of(node))
            yield from self.route(node.children)
        else:
            yield from self._end_run()
            block = self._block(node)
            if any(block.value.values()):  # the editor takes no quote or code without words
                yield block
            yield from self._pictures(moved=True)

    def _add(self, html: str, node: SyntaxTreeNode) -> None:
        if not self.run:
            self.run_line = line_of(node)
        self.run.append(html)

    def _block(self, node: SyntaxTreeNode) -> Block:
        if node.type == "blockquote":
            return Block("quote", self._quote(node))
        if node.type == "table":
            return Block("table", table_value(node, self.findings))
        language = node.info.split(maxsplit=1)[0][:MAX_LANGUAGE] if node.info.strip() else ""
        return Block("code", {"code": node.content.rstrip("\n"), "language": language})

    def _quote(self, node: SyntaxTreeNode) -> dict:
        texts = [inline_html(child.children[0], self.findings) for child in node.children]
        html = "".join(f"<p>{text}</p>" for text in texts if text)
        return {"quote": editor_form(html, tuple(INLINE_FEATURES)), "attribution": ""}

    def _pictures(self, moved: bool) -> Iterator[Block]:
        """Yield the pictures of the node just done, after the text that they stood in."""
        uses = self.findings.take_pictures()
        if uses:
            yield from self._end_run()
        for use in uses:
            if moved:
                self.findings.warn("picture-moved", use.line, reference=use.reference)
            yield Block("picture", use)

    def _end_run(self) -> Iterator[Block]:
        html, self.run = "".join(self.run), []
        if html:
            saved = editor_form(html, tuple(TEXT_FEATURES))
            if words(saved) != words(html):
                self.findings.warn("text-changed", self.run_line)
            yield Block("text", saved)


def _is_plain_quote(node: SyntaxTreeNode) -> bool:
    """Say whether a quote holds paragraphs only, and nothing that its block cannot hold."""
    return all(child.type == "paragraph" for child in node.children) and not any(
        inner.type in ("code_inline", "s") for inner in node.walk()
    )


def _refuse_deep(tokens: list) -> None:
    for token in tokens:
        if token.level >= MAX_NESTING - 1:
            line = token.map[0] + 1 if token.map else 1
            raise DocumentError(error("nested-too-deep", line))
