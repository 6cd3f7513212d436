"""Undocumented parts of markdown-it-py: rules and small functions of its own."""

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


def use_link_destination(parser: MarkdownIt, function: Callable[..., LinkDestination]) -> None:
    """Set the function by which a parser finds addresses; see `parse_link_destination`."""
    parser.helpers = SimpleNamespace(  # type: ignore[assignment]  # it is a module by default
        parseLinkLabel=helpers.parseLinkLabel,
        parseLinkTitle=helpers.parseLinkTitle,
        parseLinkDestination=function,
    )
