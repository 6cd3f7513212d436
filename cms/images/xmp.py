"""Blank the place in XMP: attributes and elements, by their local names (XMP, part 1, ISO 16684-1).

The prefix of a namespace is free, so the local name decides. XMP stands in a file as UTF-8, or as
UTF-16 or UTF-32; of these the bytes that hold ASCII are every second or fourth one.
"""

import re
from collections.abc import Iterator

NEEDLES = (b"GPS", b"22-rdf-syntax-ns", b"adobe:ns:meta")
NAMES = (
    rb"(?i:GPS\w*|\w*(?:lati|longt?i|alti)tude|lat|long|lat_long|point|pos|coordinates?|geotag\w*"
    rb"|City|State|Country|CountryCode|CountryName|ProvinceState|Location|Sublocation|WorldRegion"
    rb"|LocationCreated|LocationShown|LocationId|LocationName|coverage)"
)
PLACE = re.compile(rb"(?:[\w.-]++:)?" + NAMES)
# No tag holds a `<`, so each search ends at the next one: the time is linear.
TAG = re.compile(rb"<(?>(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*)>")
NAME = re.compile(rb"</?([^\s<>/=\"']++)")
ATTRIBUTE = re.compile(rb"\s([^\s<>/=\"']++)\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+')")
PACKET_ENDS = (b"RDF", b"xmpmeta")
NOT_TEXT = re.compile(rb"[\0\xff]")  # the head of another segment in a JPEG: bytes to keep
LONGEST = 65_536  # bytes of one element that is a place

# A segment of a JPEG with a part of XMP that fits into none (XMP, part 3, section 1.1.3.1): size,
# name, identity, and the size of the whole and the place in it.
EXTENSION = re.compile(rb"\xff\xe1(..)http://ns\.adobe\.com/xmp/extension/\0.{40}", re.DOTALL)

Span = tuple[int, int]


def blank_location(data: bytearray) -> None:
    """Overwrite every attribute and element that gives a place with spaces."""
    _blank_in_parts(data)
    for step in (1, 2, 4):
        for phase in range(step):
            view = bytes(data[phase::step])
            if any(needle in view for needle in NEEDLES):
                for start, end in places(view):
                    _blank(data, phase + step * start, phase + step * end, step)


def _blank_in_parts(data: bytearray) -> None:
    """Overwrite the places in XMP of several segments: a tag may be divided between two."""
    found = list(EXTENSION.finditer(bytes(data)))
    until = [*(match.start() for match in found), len(data)][1:]  # of what claims to be larger
    ends = (match.start() + 2 + int.from_bytes(match[1], "big") for match in found)
    starts = (match.end() for match in found)
    parts = [(s, max(s, min(e, u))) for s, e, u in zip(starts, ends, until, strict=True)]
    text = b"".join(bytes(data[start:end]) for start, end in parts)
    blanked = bytearray(text)
    for start, end in places(text):
        _blank(blanked, start, end, 1)
    at = 0
    for start, end in parts:
        data[start:end] = blanked[at : at + end - start]
        at += end - start


def _blank(data: bytearray, start: int, end: int, step: int) -> None:
    data[start:end] = (b" " + bytes(step - 1)) * ((end - start) // step)


def places(text: bytes) -> Iterator[Span]:
    """Yield where the places are: attributes; tags of an element, and all that is between them."""
    within, depth, begun, last = b"", 0, 0, 0
    for tag in TAG.finditer(text):
        found = NAME.match(tag[0])
        name = found[1] if found else b""
        if within:
            if not NOT_TEXT.search(text, last, tag.start()):
                yield last, tag.start()
            if name == within and not tag[0].endswith(b"/>"):
                depth += -1 if tag[0].startswith(b"</") else 1
            if is_end_of_packet(name) or tag.end() - begun > LONGEST:
                within = b""
                continue
            yield tag.span()
            within = within if depth else b""
        elif PLACE.fullmatch(name):
            yield tag.span()
            if not tag[0].startswith(b"</") and not tag[0].endswith(b"/>"):
                within, depth, begun = name, 1, tag.start()
        else:
            yield from _attributes(tag)
        last = tag.end()


def is_end_of_packet(name: bytes) -> bool:
    """Return True if an element of this name holds whole XMP packets."""
    return name.rpartition(b":")[2] in PACKET_ENDS


def _attributes(tag: re.Match[bytes]) -> Iterator[Span]:
    for attribute in ATTRIBUTE.finditer(tag[0]):
        if PLACE.fullmatch(attribute[1]):
            yield tag.start() + attribute.start() + 1, tag.start() + attribute.end()
