"""Turn paragraphs, headings and lists into the rich text of one run of text.

Only forms that survive opening and saving in the editor are written: no paragraphs within list
items, headings of the levels two to four. What cannot stand in a list item (code, a table, a
quote) becomes lines of it, and that is told.
"""

from collections.abc import Iterator
from html import escape

from markdown_it.tree import SyntaxTreeNode

from .inline import BREAK, Findings, inline_html
from .raw_html import html_lines

LISTS = {"bullet_list": "ul", "ordered_list": "ol"}
HIGHEST_HEADING, LOWEST_HEADING = 2, 4  # the page's title is the only heading of level one


def text_html(node: SyntaxTreeNode, findings: Findings) -> str:
    """Return the rich text of a node that can stand in a run of text."""
    if node.type == "paragraph":
        return _paragraph(inline_html(node.children[0], findings))
    if node.type == "heading":
        return _heading(node, findings)
    if node.type == "hr":
        return "<hr/>"
    return _list(node, findings)


def _paragraph(html: str) -> str:
    return f"<p>{html}</p>" if html else ""


def _heading(node: SyntaxTreeNode, findings: Findings) -> str:
    html = inline_html(node.children[0], findings)
    if not html:
        return ""
    level = int(node.tag[1])
    allowed = min(max(level, HIGHEST_HEADING), LOWEST_HEADING)
    if level != allowed:
        findings.warn("heading-level", line_of(node), level=level, allowed=allowed)
    return f"<h{allowed}>{html}</h{allowed}>"


def _list(node: SyntaxTreeNode, findings: Findings) -> str:
    tag = LISTS[node.type]
    if node.attrs.get("start", 1) != 1:
        findings.warn("list-start", line_of(node), start=int(node.attrs["start"]))
    if tag == "ol" and any(_has_other_list(item, node.type) for item in node.children[:-1]):
        findings.warn("list-numbers", line_of(node))
    items = "".join(f"<li>{_item(item, findings)}</li>" for item in node.children)
    return f"<{tag}>{items}</{tag}>"


def _has_other_list(item: SyntaxTreeNode, kind: str) -> bool:
    return any(child.type in LISTS and child.type != kind for child in item.children)


def _item(item: SyntaxTreeNode, findings: Findings) -> str:
    """Return the lines of an item and after them its lists: the editor knows no other order."""
    lines, lists = [], []
    for child in item.children:
        if child.type in LISTS:
            lists.append(_list(child, findings))
            continue
        if lists:
            findings.warn("list-text-after", line_of(child))
        if child.type != "paragraph":
            findings.warn("list-flattened", line_of(child))
        lines += _lines(child, findings)
    return BREAK.join(line for line in lines if line) + "".join(lists)


def _lines(node: SyntaxTreeNode, findings: Findings) -> Iterator[str]:
    """Yield the words of any block as lines of rich text."""
    if node.type == "inline":
        yield inline_html(node, findings)
    elif node.type in ("fence", "code_block"):
        yield from (
            f"<code>{escape(line, quote=False)}</code>"
            for line in node.content.splitlines()
            if line
        )
    elif node.type == "html_block":
        yield from html_lines(node, findings)
    else:
        for child in node.children:
            yield from _lines(child, findings)


def line_of(node: SyntaxTreeNode) -> int:
    return node.map[0] + 1 if node.map else line_of(node.parent)
