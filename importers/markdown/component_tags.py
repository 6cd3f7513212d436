"""Read the tag of a component: its name and attributes, in the syntax of JSX and of Vue."""

import re
from functools import lru_cache

from importers.markdown.html_tree import ELEMENTS, is_component

TAG_NAME = re.compile(r"<(/?)([A-Z][\w.]*)(?=[\s/>])")
ATTRIBUTE = re.compile(
    r"""\s*(?:([^\s"'<>/={}]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`{}]+)|(?=\{)))?|(?=\{))"""
)
BRACE = re.compile(r"[{}]")
LITERAL = re.compile(r"""\{\s*(?:(["'`])([^"'`$\\]*)\1|(-?\d+(?:\.\d+)?|true|false))\s*\}""")
LONGEST_TAG = 4_000  # characters


class Tag:
    """A component's tag, and where it stands in the text."""

    def __init__(self, text: str, start: int, end: int, name: str, attributes: dict[str, str]):
        self.start, self.end = start, end
        self.source = text[start:end]
        self.name = name
        self.attributes = attributes
        self.closing = self.source.startswith("</")
        self.self_closing = self.source.endswith("/>")


def read_tag(text: str, start: int, limit: int) -> Tag | None:
    """Return the component's tag at `start`. Names of attributes are in lower case."""
    name = TAG_NAME.match(text, start, limit)
    if name is None or not (is_component(name[2]) or name[2] in ELEMENTS):
        return None
    limit = min(limit, start + LONGEST_TAG)
    position, attributes = name.end(), {}
    while match := ATTRIBUTE.match(text, position, limit):
        position = match.end()
        value = next((value for value in match.groups()[1:] if value is not None), "")
        if text.startswith("{", position):
            found = expression_at(text, position, limit)
            if not found:
                return None
            position += len(found)
            literal = LITERAL.fullmatch(found)
            value = found if literal is None else literal[2] or literal[3] or ""
        key = match[1] or "{…}"
        attributes[key.lower().lstrip(":").removeprefix("v-bind:")] = value
    closing = re.compile(r"\s*/?>").match(text, position, limit)
    if closing is None:
        return None
    tag = Tag(text, start, closing.end(), name[2], attributes)
    # A link or a picture that no expression fills in is HTML under another name.
    return None if tag.name in ELEMENTS and "{" not in tag.source else tag


def expression_at(text: str, start: int, limit: int) -> str:
    """Return the expression in braces that opens at `start`; empty if it is not closed."""
    end = _ends_of_braces(text).get(start, len(text) + 1)
    return text[start:end] if end <= min(limit, start + LONGEST_TAG) else ""


@lru_cache(maxsize=4)
def _ends_of_braces(text: str) -> dict[int, int]:
    """Return where each brace that is closed ends, by where it opens."""
    opened: list[int] = []
    ends: dict[int, int] = {}
    for brace in BRACE.finditer(text):
        if brace[0] == "{":
            opened.append(brace.start())
        elif opened:
            ends[opened.pop()] = brace.end()
    return ends
