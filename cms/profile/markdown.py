"""Convert the Markdown of a profile to HTML. Only what first pages need is allowed."""

from typing import Any

import pyromark
from django.utils.translation import gettext_lazy as _

ALLOWED = frozenset(
    {
        *("Heading", "Paragraph", "List", "Item", "Rule", "Emphasis", "Strong", "Link"),
        *("Text", "Code", "SoftBreak", "HardBreak"),
    }
)
# What a message calls the others.
NAMES = {
    "InlineHtml": "html_inline",
    "HtmlBlock": "html_block",
    "Image": "image",
    "Table": "table",
    "CodeBlock": "code_block",
    "BlockQuote": "blockquote",
}
HEADINGS = ("H2", "H3", "H4")
PARSER = pyromark.Markdown(options=pyromark.Options.ENABLE_TABLES)


class MarkdownError(ValueError):
    """Raised for an element that is not allowed. The message is about a key."""


def html(markdown: str) -> str:
    """Return the text as HTML. Raises MarkdownError for pictures, tables, code blocks and HTML."""
    for event in PARSER.events(markdown):
        value: Any
        name, value = next(iter(event.items())) if isinstance(event, dict) else (event, "")
        if name in ("Start", "End"):
            name = next(iter(value)) if isinstance(value, dict) else value
        if name not in ALLOWED:
            raise MarkdownError(_("cannot hold this kind of Markdown: %s") % NAMES.get(name, name))
        if name == "Heading" and _level(value) not in HEADINGS:
            raise MarkdownError(_("must have headings of two, three or four #: one is the title"))
    return PARSER.html(markdown)


def _level(heading: Any) -> str:
    details = heading["Heading"]
    return details["level"] if isinstance(details, dict) else details
