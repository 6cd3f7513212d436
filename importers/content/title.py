"""Use the first heading of a body as the title if no key gives one."""

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from importers.formats.values import Scalar
from importers.front_matter.split import FrontMatter
from importers.problems import warning

parser = MarkdownIt("commonmark")
MOST_LINES = 5  # of a heading: what comes later is not its first


def use_heading_as_title(parts: FrontMatter) -> None:
    """Add a heading of level 1 at the very top as the title, unless a key gives one, and remove
    it."""
    if "title" in parts.keys.entries:
        return
    lines = parts.body.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    blocks = SyntaxTreeNode(parser.parse("\n".join(lines[first : first + MOST_LINES]))).children
    if not blocks or blocks[0].type != "heading" or blocks[0].tag != "h1":
        return
    start, end = (first + number for number in blocks[0].map or (0, 0))
    words = " ".join(_words(blocks[0]).split())
    if not words or any(node.type == "image" for node in blocks[0].walk()):
        return
    lines[start:end] = [""] * (end - start)
    parts.body = "\n".join(lines)
    parts.keys.add("title", Scalar(words, start + 1, 1, quoted=True))
    parts.problems.append(warning("title-from-heading", start + 1, title=words))


def _words(node: SyntaxTreeNode) -> str:
    """Return the words of a heading without their markup."""
    if node.type in ("softbreak", "hardbreak", "html_inline"):
        return " "
    return "".join(map(_words, node.children)) if node.children else node.content
