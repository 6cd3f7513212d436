"""The chunks of PNG files: metadata that is packed, and checksums (PNG, third edition, section 5).

Other programs than Pillow write EXIF, XMP and IPTC as compressed text, where no search finds them.
"""

import struct
import zlib
from collections.abc import Iterator

from cms.images.xmp import PLACE

SIGNATURE = b"\x89PNG\r\n\x1a\n"
NOTHING = b"noNe"  # a type for chunks without meaning: ancillary, private, not safe to copy
PROFILES = b"raw profile type "  # ImageMagick's: EXIF, XMP and IPTC in hexadecimal digits
XMP = b"XML:com.adobe.xmp\0"
LONGEST_NAME = 80  # bytes of the keyword of a text, with the zero that ends it


def blank_packed_metadata(data: bytearray) -> None:
    """Overwrite the texts of a PNG file that are a place by their name, or are compressed metadata
    or in hexadecimal digits."""
    for at, size in list(chunks(data)):
        start = at + 8
        text = bytes(data[start : start + min(size, LONGEST_NAME)])
        if not (is_packed(bytes(data[at + 4 : start]), text)):
            continue
        data[at + 4 : start] = NOTHING
        data[start : start + size] = bytes(size)


def is_packed(kind: bytes, text: bytes) -> bool:
    """Return True if a chunk of text is a place, or metadata that cannot be searched. `text` is its
    start."""
    if kind not in (b"tEXt", b"zTXt", b"iTXt"):
        return False
    if text.lower().startswith(PROFILES) or PLACE.fullmatch(text.partition(b"\0")[0]):
        return True
    is_compressed = kind == b"zTXt" or text[len(XMP) : len(XMP) + 1] == b"\1"
    return text.startswith(XMP) and is_compressed


def renew_checksums(data: bytearray) -> None:
    """Recompute the CRC-32 at the end of each chunk, which covers its type and data."""
    for at, size in chunks(data):
        checksum = zlib.crc32(memoryview(data)[at + 4 : at + 8 + size])
        struct.pack_into(">I", data, at + 8 + size, checksum)


def chunks(data: bytearray) -> Iterator[tuple[int, int]]:
    """Yield the position of each chunk of a PNG file and the size of its data."""
    if not data.startswith(SIGNATURE):
        return
    at = len(SIGNATURE)
    while at + 12 <= len(data):
        (size,) = struct.unpack_from(">I", data, at)
        if at + 12 + size > len(data):
            return
        yield at, size
        at += 12 + size
