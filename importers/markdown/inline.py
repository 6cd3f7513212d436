"""Render the content of a paragraph as rich text: emphasis, links, code, line breaks.

A soft line break is a space, a hard one is `<br/>`. Pictures are not part of rich text here: they
are collected, and `blocks.py` gives each a block of its own.
"""

import re
from html import escape
from urllib.parse import unquote

from importers.compat.wagtail import check_url
from importers.markdown.bare_addresses import MAY_BE_ADDRESS, bare_addresses
from importers.markdown.components import block_of
from importers.markdown.dialects.shortcode_blocks import blocks_of_shortcode, video_block
from importers.markdown.findings import Block, Findings, InternalLink, PictureUse
from importers.markdown.leftovers import marks_left
from importers.markdown.shortcodes import about_address, about_tag, shortcodes_in, without_tags
from importers.markdown.tokens import SOFT_BREAK
from importers.markdown.tree import Node
from importers.markdown.videos import video_at
from web_address import read_address

TAGS = {"strong": "b", "em": "i", "s": "s", "sup": "sup", "sub": "sub"}
BREAK = "<br/>"
EDGES = re.compile(rf"^(?:\s|{BREAK})+|(?:\s|{BREAK})+$")
UNDEFINED_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]")
CONTROL = re.compile(r"[\x00-\x20]")
LEADS_TO_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg)$", re.IGNORECASE)
NOT_WORDS = {"html_inline", "shortcode", "video", "expression", "component_tag", "footnote_ref"}
SCHEMES = {"", "http", "https", "ftp", "mailto", "tel"}  # `wagtail.whitelist` knows these


def inline_html(node: Node, findings: Findings) -> str:
    """Return the rich text of an inline node, and add to `findings` what it cannot keep."""
    return _without_edges(_Inline(findings).children(node))


def _without_edges(html: str) -> str:
    """Return `html` without spaces and line breaks before and after it."""
    html = html.strip()
    has_break = html.startswith(BREAK) or html.endswith(BREAK)
    return EDGES.sub("", html) if has_break else html  # it looks at each space: rarely needed


class _Inline:
    """Renders one paragraph."""

    def __init__(self, findings: Findings):
        self.findings = findings
        self.in_link = False

    def children(self, node: Node) -> str:
        return "".join(getattr(self, child.type)(child) for child in node.children)

    def softbreak(self, node: Node) -> str:
        return " "

    def hardbreak(self, node: Node) -> str:
        return BREAK

    def text(self, node: Node) -> str:
        words = node.content
        for found in UNDEFINED_FOOTNOTE.finditer(words) if "[^" in words else ():
            line = node.line + words.count(SOFT_BREAK, 0, found.start())
            self.findings.warn("footnote-undefined", line, label=found[1])
        for number, mark in marks_left(words, SOFT_BREAK):
            self.findings.warn("mark-left", node.line + number, words=mark)
        return self._linked(words).replace(SOFT_BREAK, " ")

    def _linked(self, words: str) -> str:
        """Return words as rich text, with a link at each address that stands among them."""
        if self.in_link or not MAY_BE_ADDRESS.search(words):
            return escape(words, quote=False)
        return "".join(
            f'<a href="{escape(href)}">{escape(part, quote=False)}</a>'
            if href and _is_allowed(href)
            else escape(part, quote=False)
            for part, href in bare_addresses(words)
        )

    def text_special(self, node: Node) -> str:
        return escape(node.content, quote=False)

    def code_inline(self, node: Node) -> str:
        return f"<code>{escape(node.content, quote=False)}</code>"

    def strong(self, node: Node) -> str:
        tag, inside = TAGS[node.type], self.children(node)
        return f"<{tag}>{inside}</{tag}>" if inside else ""

    em = s = sup = sub = strong

    def link(self, node: Node) -> str:
        href = _address(node, "href")
        if self.in_link:  # of raw HTML around it; the editor fails on a link within a link
            self.findings.warn("link-in-link", node.line, href=href)
            return self.children(node)
        self.in_link = True
        inside = self.children(node)
        self.in_link = False
        if not inside.strip() and any(each.type == "image" for each in node.walk()):
            return self._around_picture(node, href)
        if not self._may_lead_to(href, inside, node.line):
            return inside
        if node.attrs.get("title"):
            self.findings.warn("link-title", node.line, title=str(node.attrs["title"]))
        if is_internal(href):
            self.findings.links.append(InternalLink(href, node.line))
        return f'<a href="{escape(href)}">{inside}</a>'

    def _around_picture(self, node: Node, href: str) -> str:
        """Put the link of a picture under it, or a video in its place if it leads to one."""
        image = next(each for each in node.walk() if each.type == "image")
        words = plain_text(image) or str(image.attrs.get("title") or "") or href
        if video := video_at(href):
            self.findings.asides.pop()
            block = video_block(video, plain_text(image), node.line, self.findings)
            self.findings.asides.append((block, node.line))
        elif LEADS_TO_PICTURE.search(href):
            reference = str(image.attrs["src"])
            self.findings.info("picture-link", node.line, reference=reference, href=href)
        elif self._may_lead_to(href, words, node.line):
            if is_internal(href):
                self.findings.links.append(InternalLink(href, node.line))
            self.findings.info("picture-link-below", node.line, href=href)
            html = f'<p><a href="{escape(href)}">{escape(words, quote=False)}</a></p>'
            self.findings.asides.append((Block("text", html), node.line))
        return ""

    def _may_lead_to(self, href: str, words: str, line: int) -> bool:
        if any(shortcodes_in(href)):
            self.findings.problems.append(about_address(href, line))
        elif not _is_allowed(href):
            self.findings.warn("link-refused", line, href=href)
        elif not href:
            self.findings.warn("link-without-address", line)
        elif not words.strip():
            self.findings.warn("link-without-words", line, href=href)
        else:
            return True
        return False

    def image(self, node: Node) -> str:
        alt, caption = plain_text(node), str(node.attrs.get("title") or "")
        reference, line = _address(node, "src"), node.line
        if any(shortcodes_in(reference)):
            self.findings.problems.append(about_address(reference, line))
            self.findings.warn("picture-left-out", line, reference=reference, alt=alt)
            return ""
        for inner in node.walk():
            if inner.type in NOT_WORDS:
                self.findings.warn("alt-markup", line, text=inner.content)
        use = PictureUse(reference, alt, caption, line)
        self.findings.asides.append((Block("picture", use), line))
        return ""

    def shortcode(self, node: Node) -> str:
        blocks = blocks_of_shortcode(node.content, node.line, self.findings)
        if blocks:
            self.findings.info("shortcode-block", node.line, tag=node.content)
        else:
            self.findings.problems.append(about_tag(node.content, node.line))
        self.findings.asides += [(block, node.line) for block in blocks]
        return ""

    def video(self, node: Node) -> str:
        video = video_block(node.content, node.meta["title"], node.line, self.findings)
        self.findings.asides.append((video, node.line))
        return ""

    def expression(self, node: Node) -> str:
        if node.content.startswith("{/*"):
            self.findings.warn("mdx-comment", node.line, text=node.content)
        else:
            self.findings.warn("mdx-expression", node.line, text=node.content)
        return ""

    def component_tag(self, node: Node) -> str:
        if not node.meta["closing"]:
            line = node.line
            self.findings.asides += [
                (block, line)
                for block in block_of(
                    node.meta["name"], node.meta["attributes"], "", self.findings, line
                )
            ]
        return ""

    def footnote_ref(self, node: Node) -> str:
        return f"<sup>{node.meta['id'] + 1}</sup>"


def _address(node: Node, attribute: str) -> str:
    """Return an address without shortcodes; the parser writes `%7B` for `{`."""
    written = str(node.attrs[attribute])
    if "%7B" in written:
        written = unquote(written)
    return without_tags(written) if "{" in written else written


def _is_allowed(href: str) -> bool:
    """Return True if an address has a scheme that links may have."""
    bare = CONTROL.sub("", unquote(href))
    scheme = bare.split(":")[0].lower() if ":" in bare.split("/")[0].split("?")[0] else ""
    return check_url(href) is not None and scheme in SCHEMES


def is_internal(href: str) -> bool:
    """Return True if an address leads to a place of this site."""
    address = read_address(href)
    return address is not None and not address.scheme and not address.place


def plain_text(node: Node) -> str:
    """Return the words of a node without their markup."""
    if node.type in ("softbreak", "hardbreak"):
        return " "
    if node.type in NOT_WORDS:
        return ""
    if node.children:
        return "".join(map(plain_text, node.children))
    return node.content.replace(SOFT_BREAK, " ")
