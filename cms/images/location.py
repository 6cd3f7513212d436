"""Remove where a picture was made from its file: the place in EXIF, XMP and IPTC, and little else.

The bytes are overwritten in place: the picture is not encoded again, and colours, orientation and
all other metadata stay unchanged. Whatever the bytes are, the time is linear in their number.
"""

import re

from cms.images import exif, iptc, png, xmp

# A value in JSON, as in the history that cameras sign (C2PA, its assertion `stds.exif`).
IN_JSON = re.compile(
    rb'"(?:[\w.-]++:)?' + xmp.NAMES + rb'"\s*+:\s*+("(?>[^"\\]|\\.)*"|[-+\d.eE]+)', re.DOTALL
)

# How the film in a moving photograph gives its place (ISO 6709): +52.3702+004.8952/
POINT = re.compile(rb"[+-]\d{1,2}\.\d{2,8}[+-]\d{1,3}\.\d{2,8}(?:[+-]\d{1,5}(?:\.\d{1,4})?)?/")


def without_location(data: bytes) -> bytes:
    """Return the bytes of a picture without its location; unchanged if it has none."""
    changed = bytearray(data)
    exif.blank_location(changed)
    xmp.blank_location(changed)
    iptc.blank_location(changed)
    for found in POINT.finditer(data):
        changed[found.start() : found.end()] = b" " * len(found[0])
    for found in IN_JSON.finditer(data):
        size = found.end(1) - found.start(1)
        is_text = found[1].startswith(b'"')
        nothing = b'"' + b'"'.rjust(size - 1) if is_text else b"0".rjust(size)
        changed[found.start(1) : found.end(1)] = nothing
    png.blank_packed_metadata(changed)
    if changed != data:
        png.renew_checksums(changed)
    return bytes(changed)
