"""A JPEG that draws its picture two thousand times is told from a photo by its bytes alone."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from cms.images.kept import kept
from cms.images.scans import MOST_SCANS, MOST_SEGMENTS, has_many_scans
from cms.models import SiteImage
from tests.attacks.growth import is_linear, repeated
from tests.cms.images.test_damage import WAYS

SCAN = b"\xff\xda"
FILM = bytes(range(256)) * 9 + SCAN * 500  # what phones put behind a photo that moves


def photo(**options) -> bytes:
    image = Image.effect_noise((300, 200), 90).convert("RGB")
    data = BytesIO()
    image.save(data, "JPEG", progressive=True, **options)
    return data.getvalue()


def drawn_again(data: bytes, times: int) -> bytes:
    """Return a file that draws the last scan of a picture so many times more."""
    last = data[data.rindex(SCAN) : -2]
    return data[:-2] + last * times + data[-2:]


def thumbnail() -> bytes:
    exif = Image.Exif()
    exif[0x927C] = SCAN * 400  # the notes of a maker may hold anything
    return exif.tobytes()


PHOTOS = [
    *(photo(), photo(quality=100), photo(exif=thumbnail()), photo() + FILM),
    *(photo(restart_marker_blocks=1), drawn_again(photo(), 20), photo()[:900]),
    *(b"", b"\xff\xd8", b"\x89PNG" + SCAN * 500),
]
BOMBS = [
    *(drawn_again(photo(), MOST_SCANS), drawn_again(photo(restart_marker_blocks=1), 2000)),
    *(b"\xff\xd8" + b"\xff\xfe\0\2" * MOST_SEGMENTS, b"\xff\xd8" + (SCAN + b"\0\2") * 70),
]


@pytest.mark.parametrize("data", PHOTOS)
def test_a_photo_is_taken_in(data):
    assert not has_many_scans(data)


@pytest.mark.parametrize("data", BOMBS)
def test_what_no_program_writes_is_not(data):
    assert has_many_scans(data)
    with pytest.raises(ValidationError, match="meer beeldpunten"):
        kept(SimpleUploadedFile("bom.jpg", data))


@pytest.mark.parametrize(
    "unit", [SCAN, b"\xff", b"\xff\0", b"\xff\xd0", b"\xff\xfe\0\2", b"\xff\xfe"]
)
def test_counting_takes_no_longer_than_the_length_of_the_file(unit):
    assert is_linear(has_many_scans, repeated(unit, b"\xff\xd8", b""))


@pytest.mark.parametrize("way", WAYS)
def test_each_way_in_refuses_it(home, admin_client, way):
    data = drawn_again(photo(), 2000)
    status, message = way(admin_client, SimpleUploadedFile("bom.jpg", data))
    assert status == 200
    assert message
    assert not SiteImage.objects.exists()
