"""Photos as phones make them are taken in: what is no file for the site becomes one before that."""

from functools import cache
from io import BytesIO

import pillow_heif
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import EpsImagePlugin, Image
from wagtail.models import UploadedFile

from cms.images import kept as module
from cms.images.damage import DAMAGE
from cms.images.exif import GPS_TAG
from cms.images.kept import kept, refuse_bombs
from cms.images.limits import (
    LARGEST_FILE,
    LARGEST_KEPT,
    LONGEST_DECODED,
    LONGEST_KEPT,
    LONGEST_SIDE,
    MOST_KEPT,
)
from cms.images.reducing import most_pixels, reduce
from cms.models import SiteImage
from tests.cms.images.test_damage import WAYS, by_drag_and_drop

ORIENTATION, UPSIDE_DOWN = 0x0112, 3


@cache
def photo(kind: str, size=(640, 480), mode="RGB") -> bytes:
    """Red above and blue below, held upside down by the phone, at a place and with a maker."""
    image = Image.new(mode, size, "blue")
    image.paste(Image.new(mode, (size[0], size[1] // 2), "red"))
    exif = Image.Exif()
    exif[GPS_TAG] = {2: (52.0, 4.0, 42.0)}
    exif[0x010F] = "Geheim"
    data = BytesIO()
    if kind == "HEIF":
        pillow_heif.from_pillow(image).save(data, quality=90, exif=exif.tobytes())
    else:
        exif[ORIENTATION] = UPSIDE_DOWN
        image.save(data, kind, exif=exif)
    return data.getvalue()


def opened(file) -> Image.Image:
    file.seek(0)
    image = Image.open(BytesIO(file.read()))
    image.load()
    return image


def upload(data: bytes, name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def grown(data: bytes) -> bytes:
    """The same picture in a file that is too large to keep, as one with much detail has."""
    return data + bytes(LARGEST_KEPT)


@pytest.mark.parametrize("name", ["IMG_1.HEIC", "foto.heif", "foto.jpg"])
def test_heic_becomes_jpeg_whatever_it_is_called(name):
    file = kept(upload(photo("HEIF"), name))
    image = opened(file)
    assert (image.format, image.size) == ("JPEG", (640, 480))
    assert file.name == f"{name.split('.')[0]}.jpg"
    assert not image.getexif()
    assert b"Geheim" not in file.file.getvalue()
    assert image.getpixel((9, 9))[0] > 200


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_small_one_that_browsers_show_stays_as_it_is(kind):
    file = upload(photo(kind), f"foto.{kind.lower()}")
    assert kept(file) is file


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_large_file_is_made_smaller_upright_and_without_what_the_camera_said(kind):
    data = photo(kind, (LONGEST_SIDE + 1000, 2500))
    file = kept(upload(grown(data), "groot." + kind.lower()))
    image = opened(file)
    assert image.size == (LONGEST_SIDE, 2000)
    assert (image.format, file.name) == ("JPEG", "groot.jpg")
    assert file.size < LARGEST_KEPT
    assert not image.getexif()
    assert image.getpixel((9, 9))[2] > 200  # blue: it is turned


def test_what_can_be_seen_through_stays_so():
    data = BytesIO()
    Image.new("RGBA", (60, 40)).save(data, "PNG")
    image = opened(kept(upload(grown(data.getvalue()), "logo.png")))
    assert (image.format, image.mode) == ("WEBP", "RGBA")


def test_more_pixels_than_the_server_decodes_are_made_fewer_if_that_costs_little(settings):
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 1_000_000
    file = upload(photo("JPEG", (4500, 3000)), "telefoon.jpg")
    assert opened(kept(file)).size == (LONGEST_SIDE, 2667)


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("JPEG", {"progressive": True, "subsampling": 0}),
        ("AVIF", {}),
        *(pytest.param(kind, {}, marks=pytest.mark.long) for kind in ("PNG", "HEIF")),
    ],
)
def test_what_the_bound_lets_through_fits_into_the_memory(settings, kind, options):
    settings.PICTURE_MEMORY = 300 * 1024**2
    side = int(most_pixels(settings.PICTURE_MEMORY) ** 0.5)
    image = Image.new("RGB", (side, side), "red")
    data = BytesIO()
    if kind == "HEIF":
        pillow_heif.from_pillow(image).save(data)
    else:
        image.save(data, kind, **options)
    assert opened(kept(upload(grown(data.getvalue()), "groot.jpg"))).format == "JPEG"


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_pixels_are_bounded_before_they_are_decoded(settings, kind):
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 1_000_000
    settings.PICTURE_MEMORY = 30_000_000
    with pytest.raises(ValidationError, match="meer beeldpunten"):
        kept(upload(photo(kind, (4500, 3000)), f"bom.{kind.lower()}"))


def test_what_only_begins_as_a_photo_of_a_phone_is_reported():
    with pytest.raises(ValidationError, match="kapot of niet compleet"):
        kept(upload(b"\0\0\0\x18ftypheic" + bytes(2000), "niets.heic"))


@pytest.mark.parametrize("rest", [0.9, 0.5, 0.1])
def test_a_damaged_heic_is_reported(rest):
    data = photo("HEIF")
    with pytest.raises(ValidationError, match="kapot of niet compleet"):
        kept(upload(data[: int(len(data) * rest)], "kapot.heic"))


def test_one_that_takes_for_ever_is_given_up(monkeypatch):
    monkeypatch.setattr(module, "PATIENCE", 0.01)
    with pytest.raises(ValidationError, match="meer beeldpunten"):
        kept(upload(photo("HEIF"), "traag.heic"))


def test_the_form_stores_a_photo_of_a_phone(home, admin_client):
    fields = {"title": "", "description": "Anna", "file": upload(photo("HEIF"), "IMG_2.HEIC")}
    admin_client.post(reverse("wagtailimages:add"), fields)
    image = SiteImage.objects.get()
    assert image.file.name.endswith(".jpg")
    assert image.title == "IMG_2"
    assert (image.width, image.height) == (640, 480)


@pytest.mark.parametrize("way", WAYS)
def test_beyond_the_limit_each_way_says_so(home, admin_client, way):
    data = photo("JPEG") + bytes(LARGEST_FILE)
    status, message = way(admin_client, upload(data, "enorm.jpg"))
    assert status == 200
    assert message
    assert not SiteImage.objects.exists()


def test_many_at_once_keep_the_smaller_file_too(home, admin_client):
    status, message = by_drag_and_drop(admin_client, upload(photo("HEIF"), "IMG_3.HEIC"))
    assert (status, message) == (200, None)
    assert opened(UploadedFile.objects.get().file).format == "JPEG"


def stripe(sides: tuple[int, int]) -> bytes:
    """A picture of few pixels and long sides, in a small file."""
    data = BytesIO()
    Image.new("L", sides).save(data, "PNG")
    return data.getvalue()


@pytest.mark.parametrize("sides", [(1, LONGEST_DECODED + 1), (LONGEST_DECODED + 1, 1)])
def test_longer_sides_than_a_decoder_should_see_are_refused_before_it_does(sides, monkeypatch):
    data = stripe(sides)
    monkeypatch.setattr(Image.Image, "load", None)
    with pytest.raises(ValidationError, match="meer beeldpunten"):
        kept(upload(data, "streep.png"))
    with pytest.raises(ValidationError, match="meer beeldpunten"):
        refuse_bombs(data)


@pytest.mark.parametrize("sides", [(2, LONGEST_KEPT + 1), (LONGEST_DECODED, 3)])
def test_long_sides_are_made_shorter(sides):
    assert max(opened(kept(upload(stripe(sides), "streep.png"))).size) == LONGEST_SIDE


def test_many_pixels_in_a_small_file_are_made_fewer_in_another_program():
    side = int(MOST_KEPT**0.5) + 1
    image = opened(kept(upload(stripe((side, side)), "vlak.png")))
    assert image.size == (LONGEST_SIDE, LONGEST_SIDE)


@pytest.mark.parametrize("way", WAYS)
def test_a_stripe_is_refused_in_each_way(home, admin_client, way):
    status, message = way(admin_client, upload(stripe((1, LONGEST_DECODED + 1)), "streep.png"))
    assert status == 200
    assert message
    assert not SiteImage.objects.exists()


def test_a_program_that_is_called_a_photo_is_not_run(monkeypatch):
    """Pillow gives PostScript to Ghostscript where that is installed."""
    program = (
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 100 100\n%%EndComments\n{} loop\n%%EOF\n"
    )
    monkeypatch.setattr(EpsImagePlugin, "Ghostscript", None)
    with pytest.raises(DAMAGE, match="cannot identify"):
        reduce(grown(program), 10**9)
