"""Convert sanitised HTML (the result of `frontend.content.rich_text.clean`) to Markdown.

No library was found that escapes text at the start of a line and preserves emphasis next to a
letter or a full stop; sanitised HTML has few elements.
"""

from collections.abc import Callable, Iterable
from itertools import groupby

from bs4 import BeautifulSoup, PageElement, Tag

from frontend.markdown.escaping import fence, paragraph
from frontend.markdown.inline import Inline

BLOCKS = {"p", "ul", "ol", "li", "blockquote", "pre", "hr", "h1", "h2", "h3", "h4", "h5", "h6"}
BETWEEN_LISTS = "<!-- -->"  # else two adjacent lists would be merged


def markdown_of(html: str, absolute: Callable[[str], str]) -> str:
    """Return the HTML as Markdown. `absolute` makes URLs absolute."""
    return _blocks(BeautifulSoup(html, "html.parser").children, Inline(absolute))


def line_of(html: str, absolute: Callable[[str], str]) -> str:
    """Return the HTML as one line of Markdown, for a table cell."""
    inline = Inline(absolute, in_cell=True)
    page = BeautifulSoup(html, "html.parser")
    parts = page.find_all(["p", "li"]) or [page]
    texts = filter(None, (inline.write(part.children) for part in parts))
    return "<br>".join(texts).replace("\\\n", "<br>").replace("\n", " ")


def _blocks(nodes: Iterable[PageElement], inline: Inline) -> str:
    written: list[str] = []
    former = ""
    for is_block, group in groupby(nodes, key=_is_block):
        parts = list(group)
        if not is_block:
            text = paragraph(inline.write(parts))
            written += [text] if text else []
            former = "" if text else former
            continue
        for tag in parts:
            if not isinstance(tag, Tag):
                continue
            text = _block(tag, inline)
            if text:
                both_lists = tag.name in ("ul", "ol") and former in ("ul", "ol")
                written += [BETWEEN_LISTS, text] if both_lists else [text]
                former = tag.name
    return "\n\n".join(written)


def _is_block(node: PageElement) -> bool:
    return isinstance(node, Tag) and node.name in BLOCKS


def _block(tag: Tag, inline: Inline) -> str:
    if tag.name in ("ul", "ol"):
        return _list(tag, inline)
    if tag.name == "blockquote":
        return quoted(_blocks(tag.children, inline))
    if tag.name == "pre":
        return fenced(tag.get_text())
    if tag.name == "hr":
        return "---"
    if tag.name[0] == "h":
        text = inline.write(tag.children).replace("\\\n", " ")
        return f"{'#' * int(tag.name[1])} {text}" if text else ""
    return (
        _blocks(tag.children, inline) if tag.find(BLOCKS) else paragraph(inline.write(tag.children))
    )


def _list(tag: Tag, inline: Inline) -> str:
    first = str(tag.get("start", ""))
    start = int(first) if first.isdecimal() else 1
    items = tag.find_all("li", recursive=False)
    written = []
    for number, item in enumerate(items, start):
        marker = "-" if tag.name == "ul" else f"{number}."
        inside = _blocks(item.children, inline)
        written.append(f"{marker} {indented(inside, len(marker) + 1)}".rstrip(" "))
    return "\n".join(written)


def indented(text: str, width: int) -> str:
    """Return the text with all lines but the first indented by `width` spaces."""
    first, *others = text.split("\n")
    return "\n".join([first, *(" " * width + line if line else "" for line in others)])


def quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip(" ") for line in text.split("\n")) if text else ""


def fenced(code: str, language: str = "") -> str:
    """Return a fenced code block. A language that is not a plain word is left out."""
    word = language if language.replace("+", "").replace("-", "").isalnum() else ""
    ticks = fence(code, 3)
    return f"{ticks}{word}\n{code.rstrip(chr(10))}\n{ticks}"
