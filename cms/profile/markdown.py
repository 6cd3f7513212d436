"""Convert the Markdown of a profile to HTML. Only what first pages need is allowed."""

from django.utils.translation import gettext_lazy as _
from markdown_it import MarkdownIt

ALLOWED = frozenset(
    {
        *("heading", "paragraph", "bullet_list", "ordered_list", "list_item", "hr"),
        *("inline", "text", "softbreak", "hardbreak", "strong", "em", "link", "code_inline"),
    }
)
HEADINGS = ("h2", "h3", "h4")


class MarkdownError(ValueError):
    """Raised for an element that is not allowed. The message is about a key."""


def html(markdown: str) -> str:
    """Return the text as HTML. Raises MarkdownError for pictures, tables, code blocks and HTML."""
    parser = MarkdownIt("commonmark").enable("table")
    tokens = parser.parse(markdown)
    for token in (*tokens, *(child for each in tokens for child in each.children or ())):
        kind = token.type.removesuffix("_open").removesuffix("_close")
        if kind not in ALLOWED:
            raise MarkdownError(_("cannot hold this kind of Markdown: %s") % kind)
        if token.type == "heading_open" and token.tag not in HEADINGS:
            raise MarkdownError(_("must have headings of two, three or four #: one is the title"))
    return parser.renderer.render(tokens, parser.options, {})
