"""Convert a Markdown body to the blocks of a page. Knows nothing of files or of the database.

Tokens are routed one by one: text becomes rich text; quotes, code, tables and
pictures become blocks of their own, because rich text would lose them at the first save in the
editor. Wagtail's own Markdown converter is not used: it makes a line break of every soft wrap and
drops pictures and tables without a message.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import takewhile
from types import MappingProxyType

from cms.models.blocks.features import CALLOUT_FEATURES, INLINE_FEATURES, TEXT_FEATURES
from cms.profile.components import Components
from importers.formats.invisible import without_controls
from importers.markdown.callouts import (
    MAX_TITLE,
    Opening,
    opening_of_admonition,
    opening_of_container,
    take_alert,
)
from importers.markdown.components import block_of
from importers.markdown.dialects.source import as_markdown
from importers.markdown.editor_html import editor_form, words
from importers.markdown.findings import Block, Findings, InternalLink, PictureUse
from importers.markdown.html_blocks import without_html
from importers.markdown.inline import inline_html
from importers.markdown.parser import parse
from importers.markdown.rich_text import LISTS, notes_html, text_html
from importers.markdown.steps import code_value, needs_steps, steps_block
from importers.markdown.table import table_value
from importers.markdown.tree import Node, tree_of
from importers.problems import Problem

TEXT_NODES = {"paragraph", "heading", "hr", *LISTS}
BOX_NODES = {"paragraph", *LISTS}  # CalloutBlock holds no headings
NONE: Components = MappingProxyType({})


@dataclass(frozen=True)
class Body:
    """The blocks of a body. `headings` are the words of each heading: anchors that links may
    name."""

    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...]
    links: tuple[InternalLink, ...] = ()
    headings: tuple[str, ...] = ()


def convert_body(text: str, components: Components = NONE) -> Body:
    """Return the blocks of a body, or raise a DocumentError. Lines are those of `text`.

    `components` gives by name the block that a component becomes.
    """
    text, unseen = without_controls(text)
    findings = Findings(components=components)
    for line, codes in unseen:
        findings.warn("control-characters", line, codes=codes)
    text = as_markdown(text, findings)
    findings.lines = text.split("\n")
    tokens = without_html(parse(text, findings), findings)
    blocks = tuple(_Router(findings).route(tree_of(tokens)))
    problems = sorted(findings.problems, key=lambda problem: problem.line or 0)
    return Body(blocks, tuple(problems), tuple(findings.links), tuple(findings.headings))


class _Router:
    """Collects consecutive text in one block, and begins a new one where another block follows."""

    def __init__(self, findings: Findings):
        self.findings = findings
        self.text: list[str] = []
        self.text_line = 1
        self.last_type = ""

    def route(self, nodes: list[Node]) -> Iterator[Block]:
        for node in nodes:
            yield from self._node(node)
        yield from self._end_text()

    def _node(self, node: Node) -> Iterator[Block]:
        if node.type in LISTS and node.type == self.last_type:
            yield from self._end_text()  # the editor would make one list of the two
        self.last_type = node.type
        if node.type in TEXT_NODES and not needs_steps(node):
            html = text_html(node, self.findings)
            self._add(html, node)
            yield from self._asides(moved=bool(html))
        elif node.type == "footnote_block":
            yield from self._end_text()
            self._add(notes_html(node, self.findings), node)
            yield from self._asides(moved=True)
        elif node.type == "mdx_code":
            self.findings.warn("mdx-code", node.line, text=node.content)
        elif node.type == "ordered_list":
            yield from self._end_text()
            yield steps_block(node, self.findings)
            yield from self._asides(moved=True)
        elif node.type == "dl":
            yield from self._definitions(node)
        elif node.type == "component":
            yield from self._component(node)
        elif node.type == "admonition":
            yield from self._callout(opening_of_admonition(node.info), node.children, node.line)
        elif node.type == "container_box":
            yield from self._container(node)
        elif node.type == "blockquote" and (opening := take_alert(node)):
            yield from self._callout(opening, node.children, node.line)
        elif node.type == "blockquote" and not _is_plain_quote(node):
            self.findings.warn("quote-opened", node.line)
            yield from self.route(node.children)
        else:
            yield from self._other(node)

    def _other(self, node: Node) -> Iterator[Block]:
        yield from self._end_text()
        block = self._block(node)
        # The editor takes no quote or code without words.
        if isinstance(block.value, dict) and any(block.value.values()):
            yield block
        yield from self._asides(moved=True)

    def _add(self, html: str, node: Node | None) -> None:
        if not self.text and node:
            self.text_line = node.line
        self.text.append(html)

    def _block(self, node: Node) -> Block:
        if node.type == "blockquote":
            return Block("quote", self._quote(node))
        if node.type == "table":
            return Block("table", table_value(node, self.findings))
        return Block("code", code_value(node, self.findings))

    def _quote(self, node: Node) -> dict:
        texts = [inline_html(child.children[0], self.findings) for child in node.children]
        html = "".join(f"<p>{text}</p>" for text in texts if text)
        return {"quote": editor_form(html, tuple(INLINE_FEATURES)), "attribution": ""}

    def _definitions(self, node: Node) -> Iterator[Block]:
        """Yield each term in bold letters, and below it what it means."""
        for child in node.children:
            if child.type == "dd":
                for inner in child.children:
                    yield from self._node(inner)
                continue
            term = inline_html(child.children[0], self.findings)
            if term:
                self._add(f"<p><b>{term}</b></p>", child)
            yield from self._asides(moved=bool(term))

    def _container(self, node: Node) -> Iterator[Block]:
        """Yield a callout, or what is in a container of another kind."""
        opening = opening_of_container(node.info)
        if opening.kind:
            yield from self._callout(opening, node.children, node.line)
            return
        self.findings.warn("box-mark", node.line, words=f":::{node.info}")
        for child in node.children:
            yield from self._node(child)

    def _callout(self, opening: Opening, nodes: list[Node], line: int) -> Iterator[Block]:
        """Yield a box with the text at its beginning, and after it what a box cannot hold."""
        yield from self._end_text()
        texts = list(takewhile(_fits_in_box, nodes))
        html = "".join(text_html(node, self.findings) for node in texts)
        title = opening.title[:MAX_TITLE]
        if opening.title != title:
            self.findings.warn("box-title", line, words=opening.title)
        if html:
            text = editor_form(html, tuple(CALLOUT_FEATURES))
            value = {"kind": opening.kind or "note", "title": title, "text": text}
            yield Block("callout", value)
        elif title:
            self._add(f"<p><b>{escape(title, quote=False)}</b></p>", nodes[0] if nodes else None)
        yield from self._asides(moved=bool(html))
        rest = nodes[len(texts) :]
        if rest:
            self.findings.warn("box-opened", rest[0].line)
        for node in rest:
            yield from self._node(node)

    def _component(self, node: Node) -> Iterator[Block]:
        """Yield the block of a component, made of the text in it, and after it what else is in
        it."""
        name, attributes, line = node.meta["name"], node.meta["attributes"], node.line
        if name not in self.findings.components:
            block_of(name, attributes, "", self.findings, line)
            for child in node.children:
                yield from self._node(child)
            return
        yield from self._end_text()
        texts = [child for child in node.children if child.type in TEXT_NODES]
        html = "".join(text_html(child, self.findings) for child in texts)
        yield from block_of(name, attributes, html, self.findings, line)
        yield from self._asides(moved=True)
        yield from self.route([child for child in node.children if child not in texts])

    def _asides(self, moved: bool) -> Iterator[Block]:
        """Yield the pictures and components within the last node, to stand after its text."""
        asides = self.findings.pop_asides()
        if asides:
            yield from self._end_text()
        for block, line in asides:
            if moved and isinstance(block.value, PictureUse):
                self.findings.warn("picture-moved", line, reference=block.value.reference)
            elif moved:
                self.findings.warn("component-moved", line)
            yield block

    def _end_text(self) -> Iterator[Block]:
        html, self.text = "".join(self.text), []
        if html:
            saved = editor_form(html, tuple(TEXT_FEATURES))
            if saved != html and words(saved) != words(html):
                self.findings.warn("text-changed", self.text_line)
            yield Block("text", saved)


def _fits_in_box(node: Node) -> bool:
    return node.type in BOX_NODES and not needs_steps(node)


def _is_plain_quote(node: Node) -> bool:
    """Return True if a quote holds paragraphs only, and nothing that its block cannot hold."""
    return all(child.type == "paragraph" for child in node.children) and not any(
        inner.type in ("code_inline", "s", "sup", "sub", "footnote_ref") for inner in node.walk()
    )
