"""Read what opens a box in a text: its kind, and its title.

`> [!NOTE] Title` (GitHub, Obsidian), `!!! note "Title"` (mkdocs) and `:::note Title` (Docusaurus,
VuePress, Pandoc) are one thing.
"""

import re
from dataclasses import dataclass

from importers.markdown.html_tree import names
from importers.markdown.tokens import SOFT_BREAK
from importers.markdown.tree import Node

KINDS = {
    **dict.fromkeys(
        names(
            "note info seealso abstract summary tldr example question help faq quote cite todo"
            " primary secondary default custom-block box kader weetje opmerking"
        ),
        "note",
    ),
    **dict.fromkeys(names("tip hint success check done important new"), "tip"),
    **dict.fromkeys(
        names(
            "warning caution danger error attention failure fail missing bug warn alert critical"
            " waarschuwing let-op letop"
        ),
        "warning",
    ),
}
ALERT = re.compile(r"\[!([A-Za-z][\w-]{0,40})(?:\|[^\]\n]{0,40})?\][+-]?")
CONTAINER = re.compile(r"\s*(?:\{[ ]*)?[.#]?(?P<name>[A-Za-z][\w-]{0,40})(?P<rest>[^\n]{0,300})\Z")
NAMED_TITLE = re.compile(
    r"\[(?P<square>[^\]]*)\]|title=(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')"
)
QUOTED = re.compile(r"[\"'](.*)[\"']")
MAX_TITLE = 120  # CalloutBlock.title


@dataclass(frozen=True)
class Opening:
    """`kind` is empty for a box that is none of ours, such as columns."""

    name: str
    kind: str
    title: str


def is_box(params: str) -> bool:
    """Return True if what follows `:::` opens a box."""
    return CONTAINER.match(params) is not None


def opening_of_container(params: str) -> Opening:
    match = CONTAINER.match(params)
    if match is None:
        return Opening(params.strip(), "", "")
    found = NAMED_TITLE.search(match["rest"])
    title = next(filter(None, found.groups()), "") if found else match["rest"].partition("{")[0]
    return _opening(match["name"], title.strip(" }\t"))


def opening_of_admonition(params: str) -> Opening:
    """Return the opening of `!!! note "Title"`, of what follows the marks."""
    name, _, rest = params.strip().partition(" ")
    quoted = QUOTED.search(rest)
    return _opening(name.strip("\"'"), quoted[1] if quoted else rest)


def take_alert(quote: Node) -> Opening | None:
    """Return what opens a quote that is a box, and take it out of the quote."""
    first = quote.children[0] if quote.children else None
    inline = first.children[0] if first and first.type == "paragraph" and first.children else None
    if inline is None or not inline.children or inline.children[0].type != "shortcode":
        return None
    match = ALERT.fullmatch(inline.children[0].content)
    if match is None:
        return None
    del inline.children[0]
    return _opening(match[1], _take_line(inline))


def _take_line(inline: Node) -> str:
    """Return the words of the first line, and take them out; none if there is markup in it."""
    if not inline.children:
        return ""
    first = inline.children[0]
    if first.type == "softbreak":
        del inline.children[0]
        return ""
    if first.type != "text":
        return ""
    words, line_end, rest = first.content.partition(SOFT_BREAK)
    following = inline.children[1:2]
    if not line_end and following and following[0].type != "softbreak":
        return ""
    first.content = rest
    if not line_end:
        del inline.children[:2]
    return words.strip()


def _opening(name: str, title: str) -> Opening:
    return Opening(name, KINDS.get(name.lower(), ""), " ".join(title.split()))
