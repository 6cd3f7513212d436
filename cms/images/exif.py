"""Blank the location in EXIF data.

EXIF is a small TIFF file (TIFF 6.0, section 2; Exif 2.32, section 4.6.3: tag 0x8825 points to the
GPS directory). All positions are untrusted input. What no camera writes, such as a hundred of these
files or a first directory of a thousand entries, is made empty as a whole: so the work is bounded.
"""

import re
import struct
from collections.abc import Iterator

from cms.images import iptc

GPS_TAG = 0x8825
EXIF_TAG = 0x8769  # points to a directory of its own, as GPS_TAG does
# The bytes before the TIFF header in JPEG and HEIC, in PNG and in WebP.
START = re.compile(rb"(?:Exif\0\0|eXIf|EXIF.{4})(?=II\*\0|MM\0\*)", re.DOTALL)
TYPE_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
MOST_FILES, MOST_DIRECTORIES, MOST_ENTRIES = 32, 8, 512
MOST_PLACES, MOST_GPS_ENTRIES, MOST_BYTES = 4, 64, 4096
EMPTY = b"II*\0\x08\0\0\0" + bytes(6)  # a TIFF file with a directory of no entries


def blank_location(data: bytearray) -> None:
    """Clear the GPS directories of a picture, and remove the entries that point to them."""
    starts = [match.end() for match in START.finditer(bytes(data))]
    for number, start in enumerate(starts):
        tiff = Tiff(data, start)
        if number >= MOST_FILES or tiff.is_odd():
            data[start : start + len(EMPTY)] = EMPTY[: len(data) - start]
        else:
            tiff.blank_location()


class Tiff:
    """The TIFF file at `start` within the bytes of a picture."""

    def __init__(self, data: bytearray, start: int):
        self.data, self.start = data, start
        self.order = "<" if data[start : start + 2] == b"II" else ">"
        self.places = 0

    def is_odd(self) -> bool:
        """Return True if the first directory has more entries than a camera writes."""
        return self._number(self.start + self._number(self.start + 4, "I"), "H") > MOST_ENTRIES

    def blank_location(self) -> None:
        """Clear the location in all directories that the first one leads to."""
        waiting, seen = [self._number(self.start + 4, "I")], {0}
        while waiting and len(seen) <= MOST_DIRECTORIES:
            offset = waiting.pop(0)
            if offset not in seen:
                seen.add(offset)
                waiting += self._blank_in_directory(offset)

    def _blank_in_directory(self, offset: int) -> list[int]:
        """Clear the location in one directory, and return the offsets of those after it."""
        first = self.start + offset + 2
        count = self._number(first - 2, "H")
        if count > MOST_ENTRIES:
            return []
        further, at = [], first
        for tag, kind, number, value in list(self._entries(first, count)):
            if tag == GPS_TAG:
                self._blank_gps(value)
                self._remove_entry(first, at, count)
                count -= 1
                continue
            if tag == EXIF_TAG:
                further.append(value)
            elif tag == iptc.TIFF_TAG and self.places < MOST_PLACES:
                self.places += 1
                size = TYPE_SIZES.get(kind, 0) * number
                iptc.blank_datasets(self.data, self.start + value, min(size, MOST_BYTES))
            at += 12
        return [*further, self._number(first + 12 * count, "I")]

    def _blank_gps(self, offset: int) -> None:
        self.places += 1
        if self.places > MOST_PLACES:
            return
        first = self.start + offset + 2
        count = min(self._number(first - 2, "H"), MOST_GPS_ENTRIES)
        for _, kind, number, value in list(self._entries(first, count)):
            size = TYPE_SIZES.get(kind, 0) * number
            if 4 < size <= MOST_BYTES:  # smaller values stand in the entry itself
                self._zero(self.start + value, size)
        self._zero(first - 2, 2 + 12 * count)

    def _remove_entry(self, first: int, at: int, count: int) -> None:
        """Move up the entries after the one at `at`, and the offset of the next directory."""
        end = min(first + 12 * count + 4, len(self.data))
        self.data[at:end] = self.data[at + 12 : end] + bytes(min(12, end - at))
        struct.pack_into(f"{self.order}H", self.data, first - 2, count - 1)

    def _entries(self, first: int, count: int) -> Iterator[tuple[int, int, int, int]]:
        """Yield tag, type, number of values, and value or offset of the entries in the file."""
        for at in range(first, min(first + 12 * count, len(self.data) - 11), 12):
            yield struct.unpack_from(f"{self.order}HHII", self.data, at)

    def _number(self, at: int, kind: str) -> int:
        """Return the number at a position, or 0 beyond the end of the file."""
        if at + struct.calcsize(f"{self.order}{kind}") > len(self.data):
            return 0
        return struct.unpack_from(f"{self.order}{kind}", self.data, at)[0]

    def _zero(self, start: int, size: int) -> None:
        end = min(start + size, len(self.data))
        if start < end:
            self.data[start:end] = bytes(end - start)
