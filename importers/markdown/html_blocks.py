"""Rewrite raw HTML to the tokens that Markdown would have given, and report what is lost.

So there is one way into the page for both: no tag or attribute of raw HTML is ever stored.
"""

from importers.markdown.findings import Findings
from importers.markdown.html_inline import InlineHTML, video_of
from importers.markdown.html_rules import BLOCKS, REMOVED
from importers.markdown.html_tree import MAX_DEPTH, Element, Text, is_component, read_html, rows_of
from importers.markdown.tokens import Token, inline_of, token_of, wrapped
from importers.problems import DocumentError, error

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
DETAILS_HEADING = "h3"


def without_html(tokens: list[Token], findings: Findings) -> list[Token]:
    """Return `tokens` without `html_block` and `html_inline`."""
    rewritten: list[Token] = []
    position = 0
    while position < len(tokens):
        token = tokens[position]
        position += 1
        if token.type == "html_block":
            begin, until = token.map or (0, 0)
            source, line = token.content, begin + 1
            while position < len(tokens) and tokens[position].type == "html_block":
                following = tokens[position]  # an empty line does not end an element
                begin, end = following.map or (until, until)
                source += "\n" * (begin - until) + following.content
                until = end
                position += 1
            root = read_html(source, line)
            rewritten += BlockHTML(findings).blocks(root.children, line)
        else:
            if any(child.type == "html_inline" for child in token.children or ()):
                token.children = InlineHTML(findings).tokens(token)
            rewritten.append(token)
    for token in rewritten:
        _refuse_deep(token)
    return rewritten


def _refuse_deep(inline: Token) -> None:
    """Raise a DocumentError for deeply nested emphasis: the parser has no limit, the tree has."""
    children, depth = inline.children or (), 0
    for child in children if len(children) > MAX_DEPTH else ():
        depth += child.nesting
        if depth > MAX_DEPTH:
            line = inline.map[0] + 1 if inline.map else None
            raise DocumentError(error("nested-too-deep", line, limit=MAX_DEPTH))


class BlockHTML:
    """Makes the tokens of one piece of HTML; reports each kind of element once."""

    def __init__(self, findings: Findings):
        self.findings = findings
        self.named: set[str] = set()

    def blocks(self, nodes: list[Element | Text], line: int) -> list[Token]:
        tokens: list[Token] = []
        run: list[Element | Text] = []
        for node in nodes:
            if isinstance(node, Element) and _holds_block(node):
                tokens += self._paragraph(run, line)
                run = []
                tokens += self._element(node)
            else:
                run.append(node)
        return tokens + self._paragraph(run, line)

    def _paragraph(self, nodes: list[Element | Text], line: int) -> list[Token]:
        children = InlineHTML(self.findings, self.named).tree(nodes)
        if not any(child.type != "text" or child.content.strip() for child in children):
            return []
        line = nodes[0].line if nodes else line
        return wrapped("paragraph", "p", [inline_of(children, line)], line)

    def _element(self, element: Element) -> list[Token]:
        name = element.name
        if name in REMOVED and video_of(element):
            return self._paragraph([element], element.line)
        self._report(element)
        if element.stray or name in REMOVED:
            return []
        if name in HEADINGS or name == "summary":
            tag = name if name in HEADINGS else DETAILS_HEADING
            children = InlineHTML(self.findings, self.named).tree(element.children)
            inner = [inline_of(children, element.line)]
            return wrapped("heading", tag, inner, element.line)
        if name in ("ul", "ol"):
            return self._list(element)
        if name == "blockquote":
            inner = self.blocks(element.children, element.line)
            return wrapped("blockquote", name, inner, element.line) if inner else []
        if name == "pre":
            return [token_of("fence", "code", element.line, content=element.text().strip("\n"))]
        if name == "hr":
            return [token_of("hr", "hr", element.line)]
        if name == "table":
            return self._table(element)
        if is_component(name):
            return self._component(element)
        return self.blocks(element.children, element.line)

    def _component(self, element: Element) -> list[Token]:
        tokens = wrapped(
            "component", element.name, self.blocks(element.children, element.line), element.line
        )
        tokens[0].meta = {"name": element.name, "attributes": element.attributes}
        return tokens

    def _list(self, element: Element) -> list[Token]:
        items: list[Token] = []
        for child in element.children:
            nodes: list[Element | Text] = [child]
            if isinstance(child, Element) and child.name == "li" and not child.stray:
                self._report(child)
                nodes = child.children
            inner = self.blocks(nodes, child.line)
            if inner:
                items += wrapped("list_item", "li", inner, child.line)
        kind = "bullet_list" if element.name == "ul" else "ordered_list"
        tokens = wrapped(kind, element.name, items, element.line) if items else []
        start = element.attributes.get("start", "")
        if tokens and element.name == "ol" and start.isascii() and start.isdigit():
            tokens[0].attrs["start"] = int(start[:9])
        return tokens

    def _table(self, element: Element) -> list[Token]:
        rows, others = rows_of(element)
        for row in rows:
            for cell in row:
                self._report(cell)
        width = max((len(row) for row in rows), default=0)
        before = self.blocks(others, element.line)
        if not width:
            return before
        has_head = all(cell.name == "th" for cell in rows[0])
        head = rows.pop(0) if has_head else []
        body = [token for row in rows for token in self._row(row, width, element.line)]
        tokens = wrapped("thead", "thead", self._row(head, width, element.line), element.line)
        tokens += wrapped("tbody", "tbody", body, element.line) if body else []
        table = wrapped("table", "table", tokens, element.line)
        table[0].markup = "html"
        return before + table

    def _row(self, cells: list[Element], width: int, line: int) -> list[Token]:
        line = cells[0].line if cells else line
        tokens: list[Token] = []
        for number in range(width):
            nodes = cells[number].children if number < len(cells) else []
            children = InlineHTML(self.findings, self.named).tree(nodes)
            tokens += wrapped("td", "td", [inline_of(children, line)], line)
        return wrapped("tr", "tr", tokens, line)

    def _report(self, element: Element) -> None:
        InlineHTML(self.findings, self.named).report(element)


def _holds_block(element: Element) -> bool:
    if element.name in BLOCKS or is_component(element.name):
        return True
    if element.name in REMOVED:
        return False
    return any(isinstance(child, Element) and _holds_block(child) for child in element.children)
