"""Count how often a JPEG file draws its picture: a progressive one does so in scans, each of which
takes as long as a whole picture.

The format is ITU-T T.81, annex B. Knows nothing of Django.
"""

import re

START = b"\xff\xd8"
END, SCAN = 0xD9, 0xDA  # the second byte of a marker
# Within a scan, FF stands before 00, or before D0 to D7 where decoding may start again.
MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
MOST_SCANS = 64  # encoders write some ten
MOST_SEGMENTS = 5000  # a colour profile has 255 at most


def has_many_scans(data: bytes) -> bool:
    """Return True for a JPEG file of more scans, or of more parts, than any program writes.

    What follows the end of its first picture, such as a film, is not looked at.
    """
    if not data.startswith(START):
        return False
    at, scans = len(START), 0
    for _segment in range(MOST_SEGMENTS):
        found = MARKER.search(data, at)
        if found is None or data[found.start() + 1] == END:
            return False
        scans += data[found.start() + 1] == SCAN
        if scans > MOST_SCANS:
            return True
        length = int.from_bytes(data[found.end() : found.end() + 2], "big")
        at = found.end() + max(length, 2)
    return True
