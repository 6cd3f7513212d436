"""Recognise the tags of Hugo, Jekyll, Zola and Eleventy in a text, except within code.

`{{< … >}}`, `{{% … %}}`, `{{ … }}` and `{% … %}` are orders to a program that is not here: a
visitor must never see them. What stands between two of them is text like any other.
"""

import re
from types import SimpleNamespace

from markdown_it import MarkdownIt, helpers
from markdown_it.rules_inline import StateInline

SHORTCODE = re.compile(r"\{\{<.*?>\}\}|\{\{%.*?%\}\}|\{%.*?%\}|\{#\s.*?#\}|\{\{.*?\}\}", re.DOTALL)
LONGEST = 5_000  # characters; else openings that are never closed take time by the square
SITE_ADDRESS = re.compile(r"^\{\{-?\s*(?:site\.(?:base)?url|\.Site\.BaseURL)\s*-?\}\}/?")


def shortcode_at(text: str, start: int, end: int | None = None) -> str:
    """Return the tag that begins at `start`, or nothing."""
    if not text.startswith(("{{", "{%", "{#"), start):
        return ""
    limit = min(start + LONGEST, len(text) if end is None else end)
    match = SHORTCODE.match(text, start, limit)
    return match[0] if match else ""


def use_shortcodes(parser: MarkdownIt) -> None:
    """Make tokens `shortcode` of them, also where an address stands between brackets."""
    parser.inline.ruler.before("escape", "shortcode", _rule)
    names = {name: getattr(helpers, name) for name in ("parseLinkLabel", "parseLinkTitle")}
    parser.helpers = SimpleNamespace(**names, parseLinkDestination=_destination)


def _rule(state: StateInline, silent: bool) -> bool:
    found = shortcode_at(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        state.push("shortcode", "", 0).content = found
    state.pos += len(found)
    return True


def _destination(text: str, pos: int, maximum: int):
    """`[words]({{< ref "page.md" >}})` is a link, though its address holds spaces."""
    found = shortcode_at(text, pos, maximum)
    if not found:
        return helpers.parseLinkDestination(text, pos, maximum)
    rest = helpers.parseLinkDestination(text, pos + len(found), maximum)
    end = rest.pos if rest.ok else pos + len(found)
    return SimpleNamespace(ok=True, pos=end, str=text[pos:end])


def without_site_address(address: str) -> str:
    """Return `{{ site.baseurl }}/a/` as `/a/`."""
    return SITE_ADDRESS.sub("/", address)
