"""The parser of Markdown, pulldown-cmark, and where it finds code in a text."""

from collections.abc import Iterator
from typing import Any

import pyromark

# What was found: a name, or a dict of one name and its details; and from which byte to which.
Event = tuple[Any, Any]
PARSER = pyromark.Markdown(
    options=pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_DEFINITION_LIST
)


def events_of(text: str) -> Iterator[Event]:
    """Yield the events of a text, each with the bytes of the text in UTF-8 where it stands."""
    return PARSER.events_with_range(text)


class Places:
    """Turns positions in the UTF-8 of a text into those in the text. They have to ascend."""

    def __init__(self, text: str):
        self.data = b"" if text.isascii() else text.encode()
        self.byte = self.place = 0

    def at(self, byte: int) -> int:
        if not self.data:
            return byte
        self.place += len(self.data[self.byte : byte].decode())
        self.byte = byte
        return self.place


def labels_of(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the label of each definition of a link begins and ends."""
    if "]:" in text:
        places = Places(text)
        for found in PARSER.reference_definitions(text).values():
            start = places.at(found["span"]["start"])
            yield start, text.find("]:", start)


def code_of(text: str, *, html: bool = False) -> Iterator[tuple[int, int]]:
    """Yield where each piece of code begins and ends: fenced, indented or within a line.

    With `html`, also each block of HTML.
    """
    places = Places(text)
    for event, place in events_of(text):
        if not isinstance(event, dict):
            continue
        started = event.get("Start")
        is_block = (isinstance(started, dict) and "CodeBlock" in started) or (
            html and started == "HtmlBlock"
        )
        if is_block or "Code" in event:
            yield places.at(place["start"]), places.at(place["end"])
