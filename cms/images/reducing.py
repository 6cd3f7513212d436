"""Make one picture smaller, in a program of its own: its decoders may fail, and take too much.

    python -m cms.images.reducing MEMORY < photo.heic > photo.jpg

`MEMORY` is in bytes. The first line of what it writes is the ending of the file. The exit status
says why there is none. Knows nothing of Django.
"""

import sys
from io import BytesIO

from PIL import Image
from pillow_heif import register_heif_opener

from cms.compat.pillow import take_any_number_of_pixels
from cms.images.colours import to_srgb
from cms.images.damage import DAMAGE
from cms.images.limits import LONGEST_DECODED, LONGEST_SIDE
from cms.images.own_process import limit_memory

DAMAGED, TOO_MANY_PIXELS = 2, 3  # exit statuses
BYTES_A_PIXEL = 12  # which decoding takes, measured
BYTES_BESIDE = 128 * 1024**2  # for the smaller picture and its copies
MOST_PIXELS = 250_000_000  # which no camera has
QUALITY = 90
# What is taken in at all. Pillow would run a PostScript file as the program that it is.
FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "AVIF", "HEIF")


class TooManyPixelsError(Exception):
    """Raised for a picture that takes more memory than it may."""


def reduce(data: bytes, memory: int) -> tuple[str, bytes]:
    """Return the ending and the bytes of an upright picture in sRGB, without metadata.

    Raise TooManyPixelsError, before anything is decoded, or one of the errors of `DAMAGE`.
    """
    with Image.open(BytesIO(data), formats=FORMATS) as image:
        width, height = image.size
        if width * height > most_pixels(memory) or max(width, height) > LONGEST_DECODED:
            raise TooManyPixelsError(f"{width} by {height} pixels")
        image.draft(None, (LONGEST_SIDE, LONGEST_SIDE))  # JPEG is decoded smaller at once
        return _encode(to_srgb(_smaller(image)))


def most_pixels(memory: int) -> int:
    """Return the number of pixels of the largest picture that can be made smaller."""
    return min(max(memory - BYTES_BESIDE, 0) // BYTES_A_PIXEL, MOST_PIXELS)


def _smaller(image: Image.Image) -> Image.Image:
    if image.mode in ("1", "P"):
        has_alpha = image.has_transparency_data
        profile = image.info.get("icc_profile")
        image = image.convert("RGBA" if has_alpha else "RGB")
        image.info["icc_profile"] = profile
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)
    return image


def _encode(image: Image.Image) -> tuple[str, bytes]:
    kind, ending = ("WEBP", "webp") if image.mode == "RGBA" else ("JPEG", "jpg")
    data = BytesIO()
    image.save(data, kind, quality=QUALITY)
    return ending, data.getvalue()


def main() -> int:
    memory = int(sys.argv[1])
    register_heif_opener(thumbnails=False)
    take_any_number_of_pixels()  # there is a limit of our own
    limit_memory(memory)
    try:
        ending, data = reduce(sys.stdin.buffer.read(), memory)
    except (TooManyPixelsError, MemoryError) as reason:
        print(reason, file=sys.stderr)  # noqa: T201  a program's own words
        return TOO_MANY_PIXELS
    except DAMAGE as reason:
        print(reason, file=sys.stderr)  # noqa: T201
        return DAMAGED
    sys.stdout.buffer.write(ending.encode() + b"\n" + data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
