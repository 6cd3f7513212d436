"""Parse raw HTML to a small tree of elements and texts, with the line of each."""

import re
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

from importers.markdown.shortcodes import shortcodes_in
from importers.problems import DocumentError, error

MAX_DEPTH = 60  # elements in elements
MOST_OPEN = 50  # tags after the last that is closed


def names(words: str) -> frozenset[str]:
    return frozenset(words.split())


VOID = names(
    "area base basefont bgsound br col embed frame hr img input link meta param source track wbr"
)
# An element of the first set is closed by another of its set, unless one of the second is between.
IMPLIED_ENDS = (
    ({"li"}, {"ul", "ol"}),
    ({"td", "th"}, {"tr", "table"}),
    ({"tr"}, {"table"}),
    ({"thead", "tbody", "tfoot"}, {"table"}),
    ({"dt", "dd"}, {"dl"}),
    ({"p"}, {"div", "td", "th", "li", "blockquote", "section", "article", "dd", "details"}),
)
# Components, and elements of Vue, that are links and pictures under another name.
ELEMENTS = {
    **dict.fromkeys(("Link", "GLink", "NuxtLink", "RouterLink", "g-link", "nuxt-link"), "a"),
    **dict.fromkeys(("router-link",), "a"),
    **dict.fromkeys(("Image", "GImage", "NuxtImg", "g-image", "nuxt-img"), "img"),
}
COMPONENT = re.compile(r"[A-Z][A-Za-z0-9_.]*[a-z][A-Za-z0-9_.]*")


@dataclass
class Element:
    name: str
    attributes: dict[str, str]
    line: int
    children: list["Element | Text"] = field(default_factory=list)
    closed: bool = False
    stray: bool = False  # an end tag without a beginning

    def text(self) -> str:
        return "".join(child.text() for child in self.children)


@dataclass(frozen=True)
class Text:
    words: str
    line: int
    comment: bool = False

    def text(self) -> str:
        return "" if self.comment else self.words


def read_html(source: str, line: int) -> Element:
    """Return the root, which has no name. Raise a DocumentError if elements nest too deep."""
    parser = _TreeBuilder(line)
    parser.feed(_with_open_ends_as_text(_with_shortcodes_as_text(source)))
    parser.close()
    return parser.stack[0]


def _with_shortcodes_as_text(source: str) -> str:
    """Return HTML with shortcodes escaped: as it stands, `{{<fig>}}` would be an element."""
    kept, position = [], 0
    for start, tag in shortcodes_in(source):
        kept += [source[position:start], escape(tag)]
        position = start + len(tag)
    return "".join((*kept, source[position:]))


def _with_open_ends_as_text(source: str) -> str:
    """Return HTML in which many tags that are never closed are escaped: they are text to the
    parser too, which would look for the end of the text from each of them."""
    closed = source.rfind(">") + 1
    if source.count("<", closed) <= MOST_OPEN:
        return source
    return source[:closed] + source[closed:].replace("<", "&lt;")


def rows_of(table: Element) -> tuple[list[list[Element]], list[Element | Text]]:
    """Return the cells of a table row by row, and the nodes that are in no cell."""
    rows, others = [], []
    for child in table.children:
        if isinstance(child, Element) and child.name in ("thead", "tbody", "tfoot"):
            inner_rows, inner_others = rows_of(child)
            rows += inner_rows
            others += inner_others
        elif isinstance(child, Element) and child.name == "tr":
            cells = [c for c in child.children if isinstance(c, Element) and c.name in ("td", "th")]
            others += [c for c in child.children if c not in cells]
            rows += [cells] if cells else []
        else:
            others.append(child)
    return rows, others


class _TreeBuilder(HTMLParser):
    def __init__(self, line: int):
        super().__init__(convert_charrefs=True)
        self.first_line = line
        self.stack = [Element("", {}, line, closed=True)]
        self.has_open_comment = False

    @property
    def line(self) -> int:
        return self.first_line + self.getpos()[0] - 1

    def parse_comment(self, i, report=1):
        """Look for the end of a comment, unless an earlier one has none: nor has this one then."""
        end = -1 if self.has_open_comment else super().parse_comment(i, report)
        self.has_open_comment = end < 0
        return end

    def parse_html_declaration(self, i):
        """Ignore a broken `<![CDATA[`, at which Python's parser raises an AssertionError."""
        broken = self.rawdata.startswith("<![", i)
        return self.parse_bogus_comment(i) if broken else super().parse_html_declaration(i)

    def handle_starttag(self, tag, attrs):
        tag, attrs = _as_element(_true_name(self.get_starttag_text(), tag), dict(attrs))
        self._end_what_this_ends(tag)
        element = Element(tag, {name: value or "" for name, value in attrs.items()}, self.line)
        self.stack[-1].children.append(element)
        if tag in VOID:
            element.closed = True
        elif len(self.stack) > MAX_DEPTH:
            raise DocumentError(error("nested-too-deep", self.line, limit=MAX_DEPTH))
        else:
            self.stack.append(element)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        # Only a component may close itself; to a browser `<div/>` is a beginning.
        if is_component(_true_name(self.get_starttag_text(), tag)):
            self.stack.pop().closed = True

    def handle_endtag(self, tag):
        tag = END_NAMES.get(tag, tag)
        names = [element.name.lower() for element in self.stack]
        if tag in names[1:]:
            while self.stack[-1].name.lower() != tag:
                self.stack.pop()
            self.stack.pop().closed = True
        elif tag not in VOID:
            self.stack[-1].children.append(Element(tag, {}, self.line, stray=True))

    def _end_what_this_ends(self, tag: str) -> None:
        for same, bounds in IMPLIED_ENDS:
            if tag not in same:
                continue
            for depth in range(len(self.stack) - 1, 0, -1):
                if self.stack[depth].name in same:
                    for element in self.stack[depth:]:
                        element.closed = True
                    del self.stack[depth:]
                    return
                if self.stack[depth].name in bounds:
                    return

    def handle_data(self, data):
        self.stack[-1].children.append(Text(data, self.line))

    def handle_comment(self, data):
        self.stack[-1].children.append(Text(data.strip(), self.line, comment=True))

    handle_decl = handle_pi = unknown_decl = handle_comment


def _as_element(tag: str, attributes: dict) -> tuple[str, dict]:
    """Return `<Link to="…">` as `<a href="…">`, and `<g-image>` as `<img>`."""
    name = ELEMENTS.get(tag)
    if name == "a" and "href" not in attributes and "{" not in attributes.get("to", "{"):
        attributes = {"href": attributes["to"]} | {
            key: value for key, value in attributes.items() if key != "to"
        }
    return name or tag, attributes


def _true_name(source: str | None, tag: str) -> str:
    """Return the name as it was written if it is a component's; HTML ignores case."""
    name = re.match(r"<([^\s/>]*)", source or "")
    written = name[1] if name else tag
    return written if is_component(written) or written in ELEMENTS else tag


def is_component(name: str) -> bool:
    is_element = name in ELEMENTS or name.lower() in HTML_NAMES
    return COMPONENT.fullmatch(name) is not None and not is_element


END_NAMES = {name.lower(): element for name, element in ELEMENTS.items()}
HTML_NAMES = names(
    "a abbr article aside b blockquote br button center cite code del details div dl dt dd em embed"
    " figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hr i iframe img input ins kbd"
    " label li main mark math meta nav object ol p pre q s samp script section select small span"
    " strike strong style sub summary sup svg table tbody td template textarea tfoot th thead tr tt"
    " u ul video audio canvas var wbr base body html head title noscript option"
)
