"""Turn the inside of a paragraph into rich text: emphasis, links, code, line breaks.

A soft line break is a space, a hard one is `<br/>`. Pictures do not stand in rich text here: they
are collected, and `markdown.py` gives each a block of its own.
"""

import re
from dataclasses import dataclass, field
from html import escape
from urllib.parse import urlsplit

from markdown_it.tree import SyntaxTreeNode
from wagtail.whitelist import check_url

from .problems import Problem, warning

TAGS = {"strong": "b", "em": "i", "s": "s"}
BREAK = "<br/>"
HTML_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
HTML_NAME = re.compile(r"</?([a-zA-Z][\w.-]*)")
LEFT_OUT = ("script", "style")


@dataclass(frozen=True)
class PictureUse:
    """A picture as the text asks for it."""

    reference: str
    alt: str
    caption: str
    line: int


@dataclass
class Findings:
    """What a conversion comes across on its way."""

    problems: list[Problem] = field(default_factory=list)
    pictures: list[PictureUse] = field(default_factory=list)

    def warn(self, code: str, line: int, **values) -> None:
        self.problems.append(warning(code, line, **values))

    def take_pictures(self) -> list[PictureUse]:
        """Return the pictures since the last time."""
        taken, self.pictures = self.pictures, []
        return taken


def inline_html(node: SyntaxTreeNode, findings: Findings) -> str:
    """Return the rich text of an inline node; `findings` gains what it cannot keep."""
    return _Inline(node.map[0] + 1, findings).children(node).strip()


class _Inline:
    """Renders one paragraph and keeps count of its lines."""

    def __init__(self, line: int, findings: Findings):
        self.line = line
        self.findings = findings
        self.left_out = ""  # the name of the element whose text does not count either

    def children(self, node: SyntaxTreeNode) -> str:
        return "".join(self.one(child) for child in node.children)

    def one(self, node: SyntaxTreeNode) -> str:
        if node.type in ("softbreak", "hardbreak"):
            self.line += 1
            return " " if node.type == "softbreak" else BREAK
        if self.left_out and node.type != "html_inline":
            return ""
        return getattr(self, node.type)(node)

    def text(self, node: SyntaxTreeNode) -> str:
        return escape(node.content, quote=False)

    text_special = text

    def code_inline(self, node: SyntaxTreeNode) -> str:
        return f"<code>{escape(node.content, quote=False)}</code>"

    def strong(self, node: SyntaxTreeNode) -> str:
        tag, inside = TAGS[node.type], self.children(node)
        return f"<{tag}>{inside}</{tag}>" if inside else ""

    em = s = strong

    def link(self, node: SyntaxTreeNode) -> str:
        href, line = str(node.attrs["href"]), self.line
        inside = self.children(node)
        if check_url(href) is None:
            self.findings.warn("link-refused", line, href=href)
            return inside
        if not inside.strip():
            self.findings.warn("link-without-words", line, href=href)
            return inside
        if node.attrs.get("title"):
            self.findings.warn("link-title", line, title=str(node.attrs["title"]))
        if _is_file(href):
            self.findings.warn("link-to-file", line, href=href)
        return f'<a href="{escape(href)}">{inside}</a>'

    def image(self, node: SyntaxTreeNode) -> str:
        alt, caption = plain_text(node), str(node.attrs.get("title", ""))
        use = PictureUse(str(node.attrs["src"]), alt, caption, self.line)
        self.findings.pictures.append(use)
        return ""

    def html_inline(self, node: SyntaxTreeNode) -> str:
        line = self.line
        self.line += node.content.count("\n")
        if HTML_BREAK.fullmatch(node.content):
            return BREAK
        name = HTML_NAME.match(node.content)
        if name is None:  # a comment
            comment = node.content.removeprefix("<!--").removesuffix("-->").strip()
            self.findings.warn("html-comment", line, html=comment)
        elif not node.content.startswith("</"):
            self.findings.warn("html", line, tag=name[1])
            self.left_out = self.left_out or (name[1].lower() in LEFT_OUT and name[1].lower())
        elif name[1].lower() == self.left_out:
            self.left_out = ""
        return ""


def _is_file(href: str) -> bool:
    parts = urlsplit(href)
    is_here = not parts.scheme and not parts.netloc
    return is_here and parts.path.lower().endswith((".md", ".markdown"))


def plain_text(node: SyntaxTreeNode) -> str:
    """Return the words of a node, whatever markup they have."""
    if node.type in ("softbreak", "hardbreak", "html_inline"):
        return " "
    return "".join(map(plain_text, node.children)) if node.children else node.content
