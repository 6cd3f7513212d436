"""What markdown-it-py has beyond its documentation: rules and small functions of its own."""

from collections.abc import Callable
from types import SimpleNamespace

from markdown_it import MarkdownIt, helpers
from markdown_it.common.normalize_url import normalizeLink
from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import paragraph
from markdown_it.rules_block.table import escapedSplit
from markdown_it.rules_inline import text

__all__ = ["escapedSplit", "mdTrim", "normalizeLink", "paragraph", "text"]

parse_link_destination = helpers.parseLinkDestination
LinkDestination = SimpleNamespace  # ok: bool, pos: int, where it ends, and str: the address


def use_link_destination(parser: MarkdownIt, function: Callable) -> None:
    """Let a parser find addresses by a function with the signature of `parse_link_destination`."""
    parser.helpers = SimpleNamespace(
        parseLinkLabel=helpers.parseLinkLabel,
        parseLinkTitle=helpers.parseLinkTitle,
        parseLinkDestination=function,
    )
