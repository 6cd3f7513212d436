"""Every kind of picture becomes 8-bit sRGB, in the colours that were meant."""

import struct
import zlib
from io import BytesIO

import pytest
from django.core.files.images import ImageFile
from PIL import Image, ImageCms

from cms.images.colours import to_srgb
from cms.models import SiteImage


def sixteen_bits(colour_type: int, *channels: int) -> bytes:
    """Return a PNG of 1600 by 900 pixels of one colour with 16 bits for each channel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + checksum

    row = b"\0" + 1600 * struct.pack(f">{len(channels)}H", *channels)
    header = struct.pack(">IIBBBBB", 1600, 900, 16, colour_type, 0, 0, 0)
    chunks = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(900 * row)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def encoded(image: Image.Image, kind: str, **values) -> bytes:
    data = BytesIO()
    image.save(data, kind, **values)
    return data.getvalue()


def stored(data: bytes, name: str) -> SiteImage:
    image = SiteImage(title="Foto", file=ImageFile(BytesIO(data), name=name))
    image.save()
    return image


def shown(image: SiteImage, spec: str) -> tuple:
    with image.get_rendition(spec).file.open() as file, Image.open(file) as opened:
        assert opened.mode == "RGB"
        return opened.getpixel((5, 5))


CMYK = encoded(Image.new("CMYK", (1600, 900), (255, 0, 0, 0)), "JPEG")
GREY = Image.new("L", (1600, 900), 100)
PALETTE = Image.new("RGB", (1600, 900), "#4ebab1").convert("P")


@pytest.mark.parametrize(
    ("data", "name", "colour"),
    [
        (sixteen_bits(0, 30_000), "grijs.png", (117, 117, 117)),
        (sixteen_bits(0, 200), "donker.png", (1, 1, 1)),
        (sixteen_bits(2, 30_000, 60_000, 0), "kleur.png", (117, 234, 0)),
        (CMYK, "drukwerk.jpg", (0, 255, 255)),
        (encoded(GREY, "PNG"), "grijs8.png", (100, 100, 100)),
        (encoded(PALETTE, "GIF"), "palet.gif", (78, 186, 177)),
    ],
)
@pytest.mark.parametrize("spec", ["fill-320x240|format-webp", "fill-320x240|format-jpeg"])
def test_sizes_have_the_colours_that_were_meant(db, data, name, colour, spec):
    found = shown(stored(data, name), spec)
    assert all(abs(a - b) <= 12 for a, b in zip(found, colour, strict=True)), found


def test_a_profile_is_followed(db):
    """A profile that exchanges red and blue."""
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    names = {b"rXYZ": b"....", b"bXYZ": b"rXYZ", b"....": b"bXYZ"}
    for name, other in names.items():
        srgb = srgb.replace(name, other, 1)
    red = Image.new("RGB", (1600, 900), "#c80000")
    image = stored(encoded(red, "PNG", icc_profile=srgb), "rood.png")
    for spec in ("fill-320x240|format-webp", "fill-320x240|format-jpeg"):
        r, _g, b = shown(image, spec)
        assert b > 150
        assert r < 60
    see_through = red.convert("RGBA")
    see_through.putalpha(90)
    see_through.info["icc_profile"] = srgb
    assert to_srgb(see_through).getpixel((1, 1))[2:] > (150, 90 - 1)


@pytest.mark.parametrize(
    "profile",
    [b"no profile", b"", ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()],
)
def test_a_profile_that_does_not_fit_is_ignored(profile):
    image = Image.new("RGB", (40, 40), "#4ebab1")
    image.info["icc_profile"] = profile
    assert to_srgb(image).getpixel((1, 1)) == (78, 186, 177)


@pytest.mark.parametrize(
    "mode",
    [
        "1",
        "L",
        "LA",
        "La",
        "P",
        "PA",
        "RGBA",
        "RGBa",
        "RGBX",
        "CMYK",
        "YCbCr",
        "LAB",
        "HSV",
        "I",
        "F",
    ],
)
def test_every_mode_becomes_rgb(mode):
    assert to_srgb(Image.new(mode, (4, 4))).mode in ("RGB", "RGBA")


def test_what_is_transparent_stays_so():
    image = Image.new("RGBA", (4, 4), (10, 20, 30, 0))
    assert to_srgb(image).getpixel((1, 1)) == (10, 20, 30, 0)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_size_says_nothing_beyond_the_picture(db, kind):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    exif = Image.Exif()
    exif[0x010F] = "Camera"
    values = {"comment": b"Geheim"} if kind == "JPEG" else {}
    image = Image.new("RGB", (1600, 900), "#4ebab1")
    data = encoded(image, kind, exif=exif, icc_profile=profile, **values)
    shared = "fill-1200x630|bare|format-jpeg|jpegquality-82"
    image = stored(data, f"foto.{kind.lower()}")
    for spec in (shared, "max-165x165", "fill-9x9|format-png"):
        with image.get_rendition(spec).file.open() as file, Image.open(file) as opened:
            assert not set(opened.info) & {"exif", "icc_profile", "comment", "xmp", "photoshop"}
            assert not opened.getexif()
