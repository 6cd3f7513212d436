"""Render paragraphs, headings and lists as the rich text of one block.

Only forms that the editor saves unchanged are written: no paragraphs within list items, headings of
the levels two to four. What a list item cannot hold (code, a table, a quote) becomes lines of it,
and is reported.
"""

import re
from collections.abc import Iterator
from html import escape

from importers.markdown.components import block_of
from importers.markdown.findings import Findings
from importers.markdown.inline import BREAK, inline_html, plain_text
from importers.markdown.tree import Node

LISTS = {"bullet_list": "ul", "ordered_list": "ol"}
TASK = re.compile(r"^\[([ xX])\] ")
BOXES = {" ": "☐ ", "x": "☑ ", "X": "☑ "}
HEADING_ID = re.compile(r"\s*\{#([\w:.-]+)\}\s*$")
HIGHEST_HEADING, LOWEST_HEADING = 2, 4  # the page's title is the only heading of level one


def text_html(node: Node, findings: Findings) -> str:
    """Return the rich text of a node that is part of a text block."""
    if node.type == "paragraph":
        return _paragraph(inline_html(node.children[0], findings))
    if node.type == "heading":
        return _heading(node, findings)
    if node.type == "hr":
        return "<hr/>"
    return _list(node, findings)


def _paragraph(html: str) -> str:
    return f"<p>{html}</p>" if html else ""


def _heading(node: Node, findings: Findings) -> str:
    html = inline_html(node.children[0], findings)
    named = HEADING_ID.search(html)
    if named:
        findings.warn("heading-id", node.line, id=named[1])
        html = html[: named.start()]
    if not html:
        return ""
    level = int(node.tag[1])
    deepest = min(findings.heading_level + 1, LOWEST_HEADING)
    allowed = min(max(level, HIGHEST_HEADING), deepest)
    if level != allowed:
        findings.warn("heading-level", node.line, level=level, allowed=allowed)
    findings.heading_level = allowed
    findings.headings.append(HEADING_ID.sub("", plain_text(node.children[0])))
    return f"<h{allowed}>{html}</h{allowed}>"


def _list(node: Node, findings: Findings) -> str:
    tag = LISTS[node.type]
    if node.attrs.get("start", 1) != 1:
        findings.warn("list-start", node.line, start=int(node.attrs["start"]))
    if tag == "ol" and any(_has_other_list(item, node.type) for item in node.children[:-1]):
        findings.warn("list-numbers", node.line)
    items = "".join(f"<li>{_item(item, findings)}</li>" for item in node.children)
    return f"<{tag}>{items}</{tag}>"


def _has_other_list(item: Node, kind: str) -> bool:
    return any(child.type in LISTS and child.type != kind for child in item.children)


def _item(item: Node, findings: Findings) -> str:
    """Return the text of an item, then its lists: the editor knows no other order."""
    lines: list[str] = []
    lists: list[str] = []
    for child in item.children:
        if child.type in LISTS:
            lists.append(_list(child, findings))
            continue
        if lists:
            findings.warn("list-text-after", child.line)
        if child.type not in ("paragraph", "footnote_anchor"):
            findings.warn("list-flattened", child.line)
        lines += lines_of(child, findings)
    lines = [line for line in lines if line]
    if lines:
        lines[0] = TASK.sub(lambda task: BOXES[task[1]], lines[0])
    return BREAK.join(lines) + "".join(lists)


def notes_html(block: Node, findings: Findings) -> str:
    """Return the footnotes as a list, in the order of their marks in the text."""
    findings.info("footnotes", block.line)
    items = "".join(f"<li>{_item(note, findings)}</li>" for note in block.children)
    return f"<ol>{items}</ol>"


def _indented(line: str) -> str:
    """Return a line of code with its indentation in spaces that no browser and no editor drops."""
    words = line.lstrip(" \t")
    before = line[: len(line) - len(words)].expandtabs(4)
    return "\u00a0" * len(before) + words


def lines_of(node: Node, findings: Findings) -> Iterator[str]:
    """Yield the text of any block as lines of rich text."""
    if node.type == "inline":
        yield inline_html(node, findings)
    elif node.type in ("fence", "code_block"):
        yield from (
            f"<code>{escape(_indented(line), quote=False)}</code>"
            for line in node.content.splitlines()
            if line
        )
    elif node.type == "component":
        line = node.line
        blocks = block_of(node.meta["name"], node.meta["attributes"], "", findings, line)
        findings.asides += [(block, line) for block in blocks]
        for child in node.children:
            yield from lines_of(child, findings)
    elif node.type == "mdx_code":
        findings.warn("mdx-code", node.line, text=node.content)
    else:
        for child in node.children:
            yield from lines_of(child, findings)
