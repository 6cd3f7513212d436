"""Find components, shortcodes, tags, modules, links and pictures in a body.

The text is read as plain CommonMark, so that code is not searched.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from importers.markdown.engine import events_of

ItemKind = Literal["component", "shortcode", "tag", "module", "link", "picture"]

TAG = re.compile(r"<([a-zA-Z][\w.-]*)")
# Hugo `{{< x >}}` and `{{% x %}}`, Liquid and Nunjucks `{% x %}`; what only closes one is left out.
SHORTCODE = re.compile(r"\{\{[<%]\s*(\w[\w./-]*)|\{%-?\s*(?!end)(\w[\w./-]*)")
MODULE = re.compile(r"^(?:import|export)\s.*?['\"]([^'\"]+)['\"]", re.MULTILINE)


@dataclass(frozen=True)
class BodyItem:
    """One item that was found in a body. `line` counts from the start of the file."""

    kind: ItemKind
    name: str
    line: int


def find_items(text: str) -> Iterator[BodyItem]:
    """Yield the items of a body. `text` has empty lines instead of the front matter."""
    data = text.encode()
    starts = [match.end() for match in re.finditer(b"\n", data)]
    words: list[str] = []
    line, in_code = 1, False
    for event, place in events_of(text):
        value: Any
        name, value = next(iter(event.items())) if isinstance(event, dict) else (event, "")
        if name in ("Text", "SoftBreak") and words:
            words.append(value or "\n")
            continue
        yield from _in_words("".join(words), line)
        line = bisect_right(starts, place["start"]) + 1
        words = [value] if name == "Text" and not in_code else []
        kind = next(iter(value), "") if isinstance(value, dict) else value
        in_code = name == "Start" and kind == "CodeBlock"
        if name in ("Html", "InlineHtml"):
            yield from _in_html(value, line)
        elif name == "Start" and kind in ("Link", "Image"):
            yield BodyItem("link" if kind == "Link" else "picture", value[kind]["dest_url"], line)
    yield from _in_words("".join(words), line)


def _in_html(html: str, line: int) -> Iterator[BodyItem]:
    for match in TAG.finditer(html):
        kind: ItemKind = "component" if match[1][0].isupper() else "tag"
        yield BodyItem(kind, match[1], line + html.count("\n", 0, match.start()))
    yield from _in_words(html, line)


def _in_words(words: str, line: int) -> Iterator[BodyItem]:
    for match in SHORTCODE.finditer(words):
        yield BodyItem(
            "shortcode", match[1] or match[2], line + words.count("\n", 0, match.start())
        )
    for match in MODULE.finditer(words):
        yield BodyItem("module", match[1], line + words.count("\n", 0, match.start()))
