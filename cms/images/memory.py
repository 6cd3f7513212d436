"""How much memory and how many pixels a picture may take on this machine."""

import os
from pathlib import Path

CGROUP_LIMIT = Path("/sys/fs/cgroup/memory.max")
PART = 2  # half of the memory: editors and visitors need the rest
MOST_MEMORY = 2 * 1024**3  # bytes
ENCODER = 128 * 1024**2  # bytes that an AVIF encoder takes, measured for the largest size
BYTES_A_PIXEL = 20  # the decoded picture and copies of it: upright, in sRGB, cut out, to resize
MOST_PIXELS = 128_000_000  # as Wagtail has it


def memory_for_pictures() -> int:
    """Return the bytes that work on one picture may take."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    if CGROUP_LIMIT.exists() and (limit := CGROUP_LIMIT.read_text().strip()).isdigit():
        memory = min(memory, int(limit))
    return min(memory // PART, MOST_MEMORY)


def most_pixels(memory: int) -> int:
    """Return the number of pixels of the largest picture that fits into the memory, in bytes."""
    return min(max(memory - ENCODER, 0) // BYTES_A_PIXEL, MOST_PIXELS)
