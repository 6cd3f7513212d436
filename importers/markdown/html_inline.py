"""Rewrite HTML within a line to the tokens of emphasis, links, code and pictures."""

from dataclasses import replace

from importers.markdown.findings import Findings
from importers.markdown.html_rules import (
    ADDRESSES,
    BLOCKS,
    CODE,
    INLINE,
    KEPT_BLOCKS,
    REMOVED,
    attributes_lost,
)
from importers.markdown.html_tree import Element, Text, is_component, read_html
from importers.markdown.shortcodes import shortcodes_in
from importers.markdown.tokens import SOFT_BREAK, Nesting, Token
from importers.markdown.videos import video_at

PLAIN = ("text", "text_special", "softbreak")


class InlineHTML:
    """Makes the inline tokens of one text, well nested whatever its tags are."""

    def __init__(self, findings: Findings, named: set[str] | None = None):
        self.findings = findings
        self.named = set() if named is None else named
        self.out: list[Token] = []
        self.open: list[tuple[str, str]] = []  # type of the token, and the HTML name if it is one
        self.line = 1

    def tokens(self, inline: Token) -> list[Token]:
        """Return the children of a Markdown inline without HTML."""
        first = self.line = inline.map[0] + 1 if inline.map else 1
        children = inline.children or []
        parsed = [_parsed(child) for child in children]
        ends = _ends_of_removed(parsed)
        removed_until = code_until = -1
        lost: list[str] = []
        for number, (token, node) in enumerate(zip(children, parsed, strict=True)):
            self.line = token.map[0] + 1 if token.map else self.line
            if number <= code_until:
                pass  # it stands on the page as code
            elif number <= removed_until and not token.nesting:
                lost += _addresses(node) if node else [token.content]
            elif node is None:
                self._markdown(token)
            elif isinstance(node, Text):
                self._text(replace(node, line=self.line))
            elif node.name in REMOVED and not node.stray:
                self._removed(replace(node, line=self.line))
                removed_until = ends[number]
            elif node.name in CODE and not node.stray:
                node = replace(node, line=self.line, closed=True)
                code_until = number + self._code(node, children[number:])
            else:
                self._tag(replace(node, line=self.line))
        self._close(0)
        if any(words.strip() for words in lost):
            words = " ".join(lost).replace(SOFT_BREAK, " ")
            self.findings.warn("html-words-lost", first, words=words)
        return self.out

    def tree(self, nodes: list[Element | Text]) -> list[Token]:
        """Return the inline tokens of HTML elements and texts."""
        for node in nodes:
            self.line = node.line
            if isinstance(node, Text):
                self._text(node)
            elif node.name in REMOVED:
                self._removed(node)
            elif node.name in CODE and not node.stray:
                self.report(node)
                self._add("code_inline", "code", content=" ".join(node.text().split()))
            else:
                self._tag(node)
                self.tree(node.children)
                self._end(node.name)
        return self.out

    def report(self, element: Element) -> None:
        """Report an element that is not kept as it is, and the attributes that it loses."""
        name = element.name
        if name in REMOVED:
            text = "; ".join(filter(None, [" ".join(element.text().split()), *_addresses(element)]))
            if text:
                self._named("html-removed", element, text=text)
            else:
                self._named("html-left-out", element)
            return
        is_kept = name in INLINE or name in CODE or name in KEPT_BLOCKS or name in ("br", "img")
        if is_component(name) or (element.stray and not is_kept):
            return
        if not is_kept and name not in self.named:
            self.named.add(name)
            self._named("html", element)
        elif is_kept and (element.stray or not element.closed) and name not in ("p", "li"):
            self._named("html-unclosed", element)
        lost = attributes_lost(name, element.attributes)
        if lost:
            named = [": ".join(filter(None, (each, _lost_value(element, each)))) for each in lost]
            self._named("html-attributes", element, names=", ".join(named))

    def _removed(self, element: Element) -> None:
        """Report an element that is removed, or add the video that it shows."""
        video = "" if element.stray else video_of(element)
        if video:
            self._add("video", content=video)
            self.out[-1].meta = {"title": element.attributes.get("title", "")}
        else:
            self.report(element)

    def _named(self, code: str, element: Element, **values) -> None:
        self.findings.warn(code, element.line, tag=element.name, **values)

    def _code(self, node: Element, tokens: list[Token]) -> int:
        """Add code that is plain text, and return the number of tokens beside its tag."""
        self.report(node)
        words = ""
        for number, token in enumerate(tokens[1:], start=1):
            if token.type == "html_inline" and token.content.lower() == f"</{node.name}>":
                self._add("code_inline", "code", content=" ".join(words.split()))
                return number
            if token.type not in PLAIN:
                break
            words += token.content or " "
        self._named("html", node)  # only its words are kept
        return 0

    def _markdown(self, token: Token) -> None:
        if token.nesting == 1:
            self.open.append((token.type.removesuffix("_open"), ""))
        elif token.nesting == -1:
            depth = max(n for n, (_, html) in enumerate(self.open) if not html)
            self._close(depth + 1)
            self.open.pop()
        self.out.append(token)

    def _text(self, node: Text) -> None:
        if node.comment:
            words = node.words.removeprefix("<!--").removesuffix("-->").strip()
            self.findings.info("html-comment", node.line, html=words)
            return
        words, position = node.words, 0
        for start, tag in shortcodes_in(words):
            self._add("text", content=_spaced(words[position:start]))
            self._add("shortcode", content=tag)
            position = start + len(tag)
        self._add("text", content=_spaced(words[position:]))

    def _tag(self, node: Element) -> None:
        if is_component(node.name):
            self._add("component_tag", content=node.name)
            self.out[-1].meta = {
                "name": node.name, "attributes": node.attributes, "closing": node.stray,
            }  # fmt: skip
        elif node.name == "br":
            self._add("hardbreak", "br")
        elif node.name == "img":
            self.report(node)
            self._picture(node)
        elif node.stray:
            self._end(node.name)
        else:
            self._begin(node)

    def _begin(self, node: Element) -> None:
        if node.name in BLOCKS:
            self._break()
        kind = INLINE.get(node.name)
        if kind == "link" and (
            not node.attributes.get("href") or any(kind == "link" for kind, _ in self.open)
        ):
            self.report(Element("a", node.attributes, node.line, closed=True))
            return
        self.report(Element(node.name, node.attributes, node.line, closed=True))
        if kind:
            token = self._add(f"{kind}_open", node.name, 1)
            token.attrs = {k: node.attributes[k] for k in ("href", "title") if k in node.attributes}
            self.open.append((kind, node.name))

    def _end(self, name: str) -> None:
        """Close the last open element of this name, if it was opened within the same Markdown."""
        for depth in range(len(self.open) - 1, -1, -1):
            if not self.open[depth][1]:
                break
            if self.open[depth][1] == name:
                self._close(depth)
                return
        if name in BLOCKS:
            self._break()

    def _break(self) -> None:
        """Add a line break between texts that were in blocks of their own, once."""
        if self.out and self.out[-1].type != "hardbreak":
            self._add("hardbreak", "br")

    def _close(self, depth: int) -> None:
        while len(self.open) > depth:
            kind, html = self.open.pop()
            self._add(f"{kind}_close", html, -1)

    def _picture(self, node: Element) -> None:
        attributes = node.attributes
        token = self._add("image", "img")
        token.attrs = {"src": attributes.get("src", ""), "title": attributes.get("title", "")}
        token.children = [Token("text", "", 0, content=attributes.get("alt", ""))]

    def _add(self, kind: str, tag: str = "", nesting: Nesting = 0, content: str = "") -> Token:
        place = [self.line - 1, self.line]
        token = Token(kind, tag, nesting, map=place, content=content)
        self.out.append(token)
        return token


def video_of(element: Element) -> str:
    """Return where people watch the video that an element shows; empty if it shows none."""
    shown = element.attributes.get("src") or element.attributes.get("data-src") or ""
    return video_at(shown) if element.name in ("iframe", "embed") else ""


def _lost_value(element: Element, attribute: str) -> str:
    """Return the value of an attribute if it is an address, or words for visitors."""
    return element.attributes[attribute] if attribute in (*ADDRESSES, "title") else ""


def _addresses(element: Element | Text) -> list[str]:
    """Return what an element, and each in it, shows or leads to."""
    if isinstance(element, Text):
        return []
    own = [element.attributes[name] for name in ADDRESSES if element.attributes.get(name)]
    return [*own, *(address for child in element.children for address in _addresses(child))]


def _ends_of_removed(nodes: list[Element | Text | None]) -> dict[int, int]:
    """Return the index of the end tag of each element to be removed, or -1 if it has none."""
    ends: dict[int, int] = {}
    nearest: dict[str, int] = {}
    for number in range(len(nodes) - 1, -1, -1):
        node = nodes[number]
        if isinstance(node, Element) and node.stray:
            nearest[node.name] = number
        elif isinstance(node, Element) and node.name in REMOVED:
            ends[number] = nearest.get(node.name, -1)
    return ends


def _parsed(token: Token) -> Element | Text | None:
    """Return the element or end tag of a token of raw HTML; None for other tokens."""
    if token.type != "html_inline":
        return None
    if token.content.startswith(("<!", "<?")):
        return Text(token.content, 1, comment=True)
    children = read_html(token.content, 1).children
    return children[0] if children else Text(token.content, 1, comment=True)


def _spaced(words: str) -> str:
    """Return `words` with single spaces, as a browser shows them."""
    inner = " ".join(words.split())
    before = " " if words[:1].isspace() and inner else ""
    return before + inner + (" " if words[-1:].isspace() else "")
