"""Remove the GPS location from the metadata of a picture file, and nothing else.

The bytes are overwritten in place: the picture is not encoded again, and colours, orientation and
all other metadata stay unchanged. EXIF is a small TIFF file (TIFF 6.0, section 2; Exif 2.32,
section 4.6.3: tag 0x8825 points to the GPS directory).
"""

import re
import struct
import zlib

GPS_TAG = 0x8825
# The bytes before the TIFF header in JPEG and HEIC, in PNG and in WebP.
EXIF_START = re.compile(rb"(?:Exif\0\0|eXIf|EXIF.{4})(?=II\*\0|MM\0\*)", re.DOTALL)
XMP_LOCATION = re.compile(
    rb"""exif:GPS\w+\s*=\s*(?:"[^"<]*"|'[^'<]*')|<exif:(GPS\w+)[^>]*>.{0,500}?</exif:\1>""",
    re.DOTALL,
)
TYPE_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def without_location(data: bytes) -> bytes:
    """Return the bytes of a picture without its location; unchanged if it has none."""
    changed = bytearray(XMP_LOCATION.sub(lambda match: b" " * len(match[0]), data))
    for start in [match.end() for match in EXIF_START.finditer(data)]:
        _blank_gps(changed, start)
    if changed != data and data.startswith(PNG_SIGNATURE):
        _renew_checksums(changed)
    return bytes(changed)


def _blank_gps(data: bytearray, start: int) -> None:
    """Clear the GPS directory of the TIFF file at `start`, and remove the entry that points to it.

    Offsets are untrusted input: those outside of the file are ignored.
    """
    order = "<" if data[start : start + 2] == b"II" else ">"
    try:
        (directory,) = struct.unpack_from(f"{order}I", data, start + 4)
        (count,) = struct.unpack_from(f"{order}H", data, start + directory)
        first = start + directory + 2
        for at in range(first, first + 12 * count, 12):
            tag, *_, value = struct.unpack_from(f"{order}HHII", data, at)
            if tag == GPS_TAG:
                _blank_directory(data, start, value, order)
                _remove_entry(data, first, at, count, order)
                return
    except struct.error:  # the file ends before its own directory does
        return


def _blank_directory(data: bytearray, start: int, offset: int, order: str) -> None:
    (count,) = struct.unpack_from(f"{order}H", data, start + offset)
    first = start + offset + 2
    for at in range(first, first + 12 * count, 12):
        _, kind, number, value = struct.unpack_from(f"{order}HHII", data, at)
        size = TYPE_SIZES.get(kind, 0) * number
        if 4 < size <= 4096:  # no location is larger: the file is damaged or malicious
            _zero(data, start + value, size)
    _zero(data, start + offset, 2 + 12 * count)


def _remove_entry(data: bytearray, first: int, at: int, count: int, order: str) -> None:
    """Move up the entries after the one at `at`, and the offset of the next directory."""
    end = first + 12 * count + 4
    data[at : end - 12] = data[at + 12 : end]
    _zero(data, end - 12, 12)
    struct.pack_into(f"{order}H", data, first - 2, count - 1)


def _zero(data: bytearray, start: int, size: int) -> None:
    end = min(start + size, len(data))
    if start < end:
        data[start:end] = bytes(end - start)


def _renew_checksums(data: bytearray) -> None:
    """Recompute the CRC-32 at the end of each PNG chunk, which covers its type and data."""
    at = len(PNG_SIGNATURE)
    while at + 12 <= len(data):
        (size,) = struct.unpack_from(">I", data, at)
        if at + 12 + size > len(data):
            return
        checksum = zlib.crc32(data[at + 4 : at + 8 + size])
        struct.pack_into(">I", data, at + 8 + size, checksum)
        at += 12 + size
