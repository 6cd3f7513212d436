"""Which file is kept of a picture that somebody uploads: a photo of a phone is made smaller.

What no browser shows (HEIC), and what is larger than the site needs, is decoded in another program,
and another file is stored. Everything else is kept as it is.
"""

import logging
import subprocess
import sys
import threading
from contextlib import suppress
from io import BytesIO
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils.translation import gettext_lazy as _
from PIL import Image

from cms.images import reducing
from cms.images.damage import DAMAGE
from cms.images.limits import LARGEST_KEPT, LONGEST_DECODED, LONGEST_KEPT, MOST_KEPT
from cms.images.scans import has_many_scans

PATIENCE = 60  # seconds for one picture
# Brands of ISO 23008-12, annex B.4; AVIF has some of these beside its own.
HEIC = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1")
AVIF = (b"avif", b"avis")
LONGEST_HEAD = 64  # bytes with brands in them
log = logging.getLogger(__name__)
_one_at_a_time = threading.Lock()  # the memory is for one


def kept(upload: UploadedFile) -> UploadedFile:
    """Return the file to store: the same, or a smaller one. Raise ValidationError if it cannot be.

    Nothing that is no picture is noticed here, and nothing that is damaged, if it is small.
    """
    upload.seek(0)
    data = upload.read()
    upload.seek(0)
    refuse_bombs(data)
    if not _is_heic(data) and len(data) <= LARGEST_KEPT and not _has_too_many_pixels(data):
        return upload
    ending, smaller = _reduced(data, upload.name or "")
    name = str(PurePath(upload.name or "foto").with_suffix(f".{ending}"))
    return SimpleUploadedFile(name, smaller, f"image/{ending.replace('jpg', 'jpeg')}")


def _is_heic(data: bytes) -> bool:
    """Return True for a file of the kinds that phones make, whatever its name says."""
    brands = data[8 : min(int.from_bytes(data[:4], "big"), LONGEST_HEAD)]
    is_avif = any(brand in brands for brand in AVIF)
    return data[4:8] == b"ftyp" and not is_avif and any(brand in brands for brand in HEIC)


def _has_too_many_pixels(data: bytes) -> bool:
    """Return True if the picture is not to be decoded here. Only its head is read."""
    try:
        with Image.open(BytesIO(data)) as image:
            most = min(MOST_KEPT, settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS)
            return image.width * image.height > most or max(image.size) > LONGEST_KEPT
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return True
    except DAMAGE:
        return False


def refuse_bombs(data: bytes) -> None:
    """Raise ValidationError for a small file that would take long and much. Nothing is decoded,
    and nothing that is no picture is noticed."""
    if has_many_scans(data):
        raise _too_large()
    with suppress(*DAMAGE), Image.open(BytesIO(data)) as image:
        if max(image.size) > LONGEST_DECODED:
            raise _too_large()


def _reduced(data: bytes, name: str) -> tuple[str, bytes]:
    command = [sys.executable, "-m", reducing.__name__, str(settings.PICTURE_MEMORY)]
    try:
        with _one_at_a_time:
            done = subprocess.run(  # noqa: S603  the arguments are ours
                command, input=data, capture_output=True, timeout=PATIENCE, cwd=settings.BASE_DIR
            )
    except subprocess.TimeoutExpired as reason:
        raise _too_large() from reason
    if done.returncode == 0:
        ending, _, smaller = done.stdout.partition(b"\n")
        return ending.decode(), smaller
    log.warning("%a cannot be made smaller: %s", name, done.stderr.decode("utf-8", "replace"))
    raise _too_large() if done.returncode == reducing.TOO_MANY_PIXELS else damaged()


def damaged() -> ValidationError:
    return ValidationError(
        _("This picture is damaged or incomplete. Export it again, as a JPEG for example.")
    )


def _too_large() -> ValidationError:
    return ValidationError(
        _("This picture has more pixels than the server can work on. Make it smaller first.")
    )
