"""Make the block of numbered steps of a list that rich text cannot hold: one with code within its
items, or one that does not begin at 1."""

from cms.models.blocks.features import CALLOUT_FEATURES
from importers.markdown.editor_html import editor_form
from importers.markdown.findings import Block, Findings
from importers.markdown.inline import BREAK
from importers.markdown.rich_text import LISTS, lines_of, text_html
from importers.markdown.tree import Node

CODE = ("fence", "code_block")
MAX_LANGUAGE = 30  # CodeBlock.language
LAST_START = 9999  # StepsBlock.start


def needs_steps(node: Node) -> bool:
    """Return True if a list is numbered, and its text alone would lose code or its numbers."""
    if node.type != "ordered_list":
        return False
    start = int(node.attrs.get("start", 1))
    return (start != 1 and start <= LAST_START) or any(
        child.type in CODE for item in node.children for child in item.children
    )


def steps_block(node: Node, findings: Findings) -> Block:
    start = min(int(node.attrs.get("start", 1)), LAST_START)
    steps = [{"type": "item", "value": _step(item, findings)} for item in node.children]
    return Block("steps", {"start": start, "steps": steps})


def _step(item: Node, findings: Findings) -> list[dict]:
    blocks: list[dict] = []
    htmls: list[str] = []
    for child in item.children:
        if child.type in CODE:
            blocks += _text(htmls)
            htmls = []
            value = code_value(child, findings)
            blocks += [{"type": "code", "value": value}] if value["code"] else []
        elif child.type == "paragraph" or child.type in LISTS:
            htmls.append(text_html(child, findings))
        else:
            findings.warn("list-flattened", child.line)
            lines = BREAK.join(filter(None, lines_of(child, findings)))
            htmls += [f"<p>{lines}</p>"] if lines else []
    return blocks + _text(htmls)


def _text(htmls: list[str]) -> list[dict]:
    html = "".join(htmls)
    return [{"type": "text", "value": editor_form(html, tuple(CALLOUT_FEATURES))}] if html else []


def code_value(node: Node, findings: Findings) -> dict:
    """Return the value of a block of code."""
    language, *others = node.info.split(maxsplit=1) or [""]
    lost = " ".join([language[MAX_LANGUAGE:], *others]).strip()
    if lost:
        findings.info("code-info", node.line, words=lost)
    return {"code": node.content.rstrip("\n"), "language": language[:MAX_LANGUAGE]}
