"""Convert a Markdown table to the value of a table block."""

import re

from cms.models.blocks.features import INLINE_FEATURES
from importers.markdown.editor_html import editor_form
from importers.markdown.findings import Findings
from importers.markdown.inline import inline_html, plain_text
from importers.markdown.tree import Node

CELL_END = re.compile(r"(?<!\\)\|")
CELL_FEATURES = (*INLINE_FEATURES, "code")


def table_value(node: Node, findings: Findings) -> dict:
    """Return the table as TypedTableBlock stores it; its headings are plain text."""
    head, *bodies = node.children
    headings = [_heading(cell, findings) for cell in head.children[0].children]
    rows = [row for body in bodies for row in body.children]
    if any("style" in cell.attrs for cell in head.children[0].children):
        findings.warn("table-alignment", node.line)
    for row in rows if node.markup != "html" else ():
        _report_ragged_rows(row, len(headings), findings)
    return {
        "columns": [{"type": "text", "heading": heading} for heading in headings],
        "rows": [{"values": [_cell(cell, findings) for cell in row.children]} for row in rows],
        "caption": "",
    }


def _report_ragged_rows(row: Node, width: int, findings: Findings) -> None:
    """Report cells without a heading, which the parser drops, and rows that it fills up."""
    line = row.line
    cells = _cells_of(findings.lines[line - 1])
    if len(cells) > width:
        findings.warn("table-cells-lost", line, cells=" | ".join(cells[width:]))
    elif len(cells) < width:
        findings.info("table-row-short", line, cells=len(cells), columns=width)


def _cells_of(source: str) -> list[str]:
    """Return the cells of a line of a table."""
    cells = CELL_END.split(source.strip(" \t>"))
    if cells and not cells[0]:
        cells.pop(0)
    if cells and not cells[-1]:
        cells.pop()
    return [cell.strip() for cell in cells]


def _heading(cell: Node, findings: Findings) -> str:
    inline = cell.children[0]
    if any(child.type not in ("text", "text_special") for child in inline.children):
        findings.warn("table-heading", inline.line)
    inline_html(inline, findings)  # for its findings, and for pictures
    return plain_text(inline)


def _cell(cell: Node, findings: Findings) -> str:
    html = inline_html(cell.children[0], findings)
    return editor_form(f"<p>{html}</p>", CELL_FEATURES) if html else ""
