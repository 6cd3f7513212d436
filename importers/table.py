"""Turn a Markdown table into the value of a table block."""

from markdown_it.tree import SyntaxTreeNode

from cms.models.blocks import INLINE_FEATURES

from .editor_form import editor_form
from .inline import Findings, inline_html, plain_text

CELL_FEATURES = (*INLINE_FEATURES, "code")


def table_value(node: SyntaxTreeNode, findings: Findings) -> dict:
    """Return the table as TypedTableBlock stores it; its headings are plain text."""
    head, *bodies = node.children
    headings = [_heading(cell, findings) for cell in head.children[0].children]
    rows = [row for body in bodies for row in body.children]
    if any("style" in cell.attrs for cell in head.children[0].children):
        findings.warn("table-alignment", node.map[0] + 1)
    return {
        "columns": [{"type": "text", "heading": heading} for heading in headings],
        "rows": [{"values": [_cell(cell, findings) for cell in row.children]} for row in rows],
        "caption": "",
    }


def _heading(cell: SyntaxTreeNode, findings: Findings) -> str:
    inline = cell.children[0]
    if any(child.type not in ("text", "text_special") for child in inline.children):
        findings.warn("table-heading", inline.map[0] + 1)
    return plain_text(inline)


def _cell(cell: SyntaxTreeNode, findings: Findings) -> str:
    html = inline_html(cell.children[0], findings)
    return editor_form(f"<p>{html}</p>", CELL_FEATURES) if html else ""
