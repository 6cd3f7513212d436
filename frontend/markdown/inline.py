"""Inline Markdown: emphasis, links, code, line breaks."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bs4 import PageElement, Tag

from frontend.markdown.escaping import (
    SPACES,
    address,
    can_close,
    can_open,
    escaped,
    fence,
    is_space,
)

BREAK = "\\\n"
EDGES = re.compile(r"\A(?:\\\n|\s)+|(?:\\\n|\s)+\Z")  # where line breaks have no effect
MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "s": "~~", "del": "~~"}
HTML = {"b": "strong", "i": "em", "s": "del"}  # used where a delimiter would not be recognised
DELIMITERS = "*_~"


@dataclass(frozen=True)
class Inline:
    """Converts elements to Markdown. `absolute` makes URLs absolute."""

    absolute: Callable[[str], str]
    in_cell: bool = False  # in a table cell, which `|` ends, in code as well

    def write(self, nodes: Iterable[PageElement]) -> str:
        return EDGES.sub("", self._write(list(nodes), "", ""))

    def _write(self, nodes: list[PageElement], before: str, after: str) -> str:
        """Convert nodes between two characters, which decide whether delimiters are recognised."""
        written = ""
        for place, node in enumerate(nodes):
            following = next(filter(None, map(_plain, nodes[place + 1 :])), "")[:2]
            next_sign = escaped(following)[:1] or after
            if following[:1] in ("\n", " "):
                next_sign = " "
            last = written[-1:] or before
            part = self._node(node, last, next_sign)
            if is_space(written[-1:]) and written:
                part = part.lstrip(" ")
            if part.startswith("[") and written.endswith("!"):
                written = written[:-1] + "\\!"  # else the link would be an image
            if part.startswith("`") and written.endswith("`"):
                written += "<!-- -->"  # else two code spans would be merged
            written += part
        return written

    def _node(self, node: PageElement, before: str, after: str) -> str:
        if not isinstance(node, Tag):
            return escaped(str(node))
        if node.name == "br":
            return BREAK
        if node.name == "code":
            written = code(_text(node))
            return written.replace("|", "\\|") if self.in_cell else written
        children = list(node.children)
        if node.name in MARKS:
            return self._marked(node.name, children, before, after)
        if node.name in ("sub", "sup"):
            return f"<{node.name}>{self._write(children, '>', '<')}</{node.name}>"
        if node.name == "a" and node.get("href"):
            return self._link(str(node["href"]), children)
        return self._write(children, before, after)

    def _marked(self, name: str, children: list[PageElement], before: str, after: str) -> str:
        """Return emphasis with delimiters where they are recognised, else as HTML."""
        mark = MARKS[name]
        inside = self._write(children, mark[0], mark[0])
        core = inside.strip(" ")
        lead = " " if inside.startswith(" ") else ""
        trail = " " if inside.endswith(" ") else ""
        while core.endswith(BREAK):
            core, trail = core.removesuffix(BREAK).rstrip(" "), BREAK + trail
        while core.startswith(BREAK):
            core, lead = core.removeprefix(BREAK).lstrip(" "), lead + BREAK
        if not core:
            return lead + trail
        outer = (lead[-1:] or before, trail[:1].replace("\\", " ") or after)
        if _marks_work(core, outer):
            return f"{lead}{mark}{core}{mark}{trail}"
        tag = HTML.get(name, name)
        return f"{lead}<{tag}>{core}</{tag}>{trail}"

    def _link(self, href: str, children: list[PageElement]) -> str:
        inside = self._write(children, "[", "]")
        label = inside.strip(" ")
        lead = " " if inside.startswith(" ") else ""
        trail = " " if inside.endswith(" ") else ""
        return f"{lead}[{label}]({address(self.absolute(href))}){trail}" if label else lead or trail


def _marks_work(core: str, outer: tuple[str, str]) -> bool:
    before, after = outer
    touching = {before, after, core[0], core[-1]} & set(DELIMITERS)
    return not touching and can_open(before, core[0]) and can_close(core[-1], after)


def _plain(node: PageElement) -> str:
    if isinstance(node, Tag) and node.name == "br":
        return "\n"
    if isinstance(node, Tag) and node.name in MARKS:
        return "*" + node.get_text()  # the next node may begin with a delimiter
    return node.get_text()


def _text(tag: Tag) -> str:
    return "".join(
        " " * (node.name == "br") if isinstance(node, Tag) else str(node)
        for node in tag.descendants
    )


def code(text: str) -> str:
    """Return a code span."""
    text = SPACES.sub(" ", text)
    if not text.strip(" "):
        return text
    ticks = fence(text, 1)
    edges = text[0] + text[-1]
    padded = f" {text} " if "`" in edges or edges == "  " else text
    return f"{ticks}{padded}{ticks}"
