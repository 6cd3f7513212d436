"""Blank the place in IPTC data: datasets of record 2 (IPTC IIM 4.2, chapter 6).

In a picture they are the resource 0x0404 of Photoshop, which begins with `8BIM`, its number, an
empty or short name, and its size; or the TIFF tag 33723.
"""

import re
import struct

TIFF_TAG = 33723
RESOURCE = re.compile(rb"8BIM\x04\x04")
# Code and name of the place in it; city, place within it, province, code and name of the country.
PLACES = frozenset({26, 27, 90, 92, 95, 100, 101})
DATASET = struct.Struct(">BBBH")


def blank_location(data: bytearray) -> None:
    """Overwrite each place with spaces. What lies within another resource is read with that."""
    read_until = 0
    for found in RESOURCE.finditer(bytes(data)):
        name_at = found.end()
        if found.start() < read_until or name_at >= len(data):
            continue
        size_at = name_at + (data[name_at] | 1) + 1  # the name and its length are an even number
        if size_at + 4 <= len(data):
            (size,) = struct.unpack_from(">I", data, size_at)
            read_until = blank_datasets(data, size_at + 4, size)


def blank_datasets(data: bytearray, start: int, size: int) -> int:
    """Overwrite the places in the datasets at `start`; return where they end."""
    end = min(start + size, len(data))
    while start + DATASET.size <= end:
        marker, record, number, length = DATASET.unpack_from(data, start)
        if marker != 0x1C:
            break
        start += DATASET.size
        length = min(length, end - start)
        if record == 2 and number in PLACES:
            data[start : start + length] = b" " * length
        start += length
    return start
