"""Undocumented names of Wagtail's rich text."""

import traceback
from collections.abc import Iterator
from typing import Any

from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.blocks.stream_block import StreamBlockAdapter
from wagtail.documents.rich_text import DocumentLinkHandler

__all__ = ["DocumentLinkHandler", "StreamBlockAdapter"]


def as_the_editor_saves(html: str, features: list[str]) -> str:
    """Return HTML in the form in which the editor with these features stores it."""
    converter = ContentstateConverter(features)
    return converter.to_database_format(converter.from_database_format(html))


def contents_converted(error: BaseException) -> Iterator[str]:
    """Yield the JSON of the editor in whose conversion an error was raised."""
    for frame, _ in traceback.walk_tb(error.__traceback__):
        if frame.f_code is ContentstateConverter.to_database_format.__code__:
            yield frame.f_locals["contentstate_json"]


def one_window_for_links(options: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the entity types of an editor, with the window for pages for links of every kind."""
    return [
        each | {"chooserUrls": dict.fromkeys(urls, urls["pageChooser"])}
        if (urls := each.get("chooserUrls", {})).get("pageChooser")
        else each
        for each in options.get("entityTypes", [])
    ]
