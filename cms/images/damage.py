"""Tell whether a picture can be decoded to its end: a header alone says little."""

import struct
import zlib
from io import BytesIO

from PIL import Image

# What Pillow and its decoders let through for a file that is broken half-way.
DAMAGE = (
    *(OSError, EOFError, SyntaxError, ValueError, LookupError, TypeError, ArithmeticError),
    *(MemoryError, RuntimeError, struct.error, zlib.error),
    *(Image.DecompressionBombError, Image.DecompressionBombWarning),
)


class DamagedError(ValueError):
    """Raised for a picture that is damaged or incomplete."""


def check_picture(data: bytes) -> None:
    """Raise DamagedError if the first picture in a file cannot be decoded."""
    try:
        with Image.open(BytesIO(data)) as image:
            image.load()
            image.getexif()
    except DAMAGE as reason:
        raise DamagedError(str(reason)) from reason
