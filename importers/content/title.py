"""Take the title from the first heading of a body when no key gives one."""

from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from importers.formats.values import Scalar
from importers.front_matter.split import FrontMatter
from importers.problems import warning

parser = MarkdownIt("commonmark")
MOST_LINES = 5  # of a heading: what comes later is not its first


def with_title(parts: FrontMatter) -> FrontMatter:
    """Return the parts with a title: of a heading of level 1 at the very top, which then leaves
    the body. Without one they stay as they are."""
    if "title" in parts.values or "Title" in parts.values:
        return parts
    lines = parts.body.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    blocks = SyntaxTreeNode(parser.parse("\n".join(lines[first : first + MOST_LINES]))).children
    if not blocks or blocks[0].type != "heading" or blocks[0].tag != "h1":
        return parts
    start, end = (first + number for number in blocks[0].map)
    words = " ".join(_words(blocks[0]).split())
    if not words or any(node.type == "image" for node in blocks[0].walk()):
        return parts
    lines[start:end] = [""] * (end - start)
    return replace(
        parts,
        values={**parts.values, "title": Scalar(words, start + 1, 1, quoted=True)},
        body="\n".join(lines),
        problems=(*parts.problems, warning("title-from-heading", start + 1, title=words)),
    )


def _words(node: SyntaxTreeNode) -> str:
    """Return the words of a heading, whatever markup they have."""
    if node.type in ("softbreak", "hardbreak", "html_inline"):
        return " "
    return "".join(map(_words, node.children)) if node.children else node.content
