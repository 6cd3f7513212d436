"""Pictures: found by name inside the folder, seen to be pictures, and stored once."""

import struct
import zlib
from io import BytesIO

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngImageFile

from cms.images.exif import GPS_TAG
from cms.images.limits import LONGEST_DECODED
from cms.images.location import without_location
from cms.models import SiteImage
from cms.models.images import SHARE
from importers.files.pictures import PictureError, PictureFolder
from importers.writing.journal import Journal
from importers.writing.library import store
from tests.importers.folders import write

ORIENTATION = 0x0112


def jpeg(colour: str = "#4ebab1", size=(60, 80), kind: str = "JPEG") -> bytes:
    data = BytesIO()
    Image.new("RGB", size, colour).save(data, kind)
    return data.getvalue()


def bomb() -> bytes:
    """A small PNG whose header says that it has 400 megapixels."""
    small = jpeg(kind="PNG")
    header = b"IHDR" + struct.pack(">II", 20_000, 20_000) + small[24:29]
    return small[:12] + header + struct.pack(">I", zlib.crc32(header)) + small[33:]


def noise() -> bytes:
    """A JPEG that does not become small."""
    data = BytesIO()
    Image.effect_noise((300, 300), 40).convert("RGB").save(data, "JPEG")
    return data.getvalue()


def refusal(folder, reference, path="verhalen/anna.md") -> str:
    with pytest.raises(PictureError) as caught:
        PictureFolder(folder).find_picture(reference, path)
    return caught.value.code


@pytest.mark.parametrize(
    ("place", "reference"),
    [
        ("thumbs/anna.jpg", "anna.jpg"),
        ("verhalen/anna.jpg", "anna.jpg"),
        ("thumbs/anna.jpg", "../thumbs/anna.jpg"),
        ("beeld/anna.jpg", "/beeld/anna.jpg"),
        ("thumbs/an na.jpg", "an%20na.jpg"),
        ("thumbs/annae\u0301.jpg", "annaé.jpg"),
    ],
)
def test_a_picture_is_found(tmp_path, place, reference):
    write(tmp_path, {place: jpeg()})
    found = PictureFolder(tmp_path).find_picture(reference, "verhalen/anna.md")
    assert found.file == tmp_path / place


@pytest.mark.parametrize("reference", ["@site/static/a.jpg", "@/a.jpg", "~/a.jpg", "/static/a.jpg"])
def test_a_picture_is_found_from_the_top_of_the_site(tmp_path, reference):
    write(tmp_path, {"static/a.jpg": jpeg(), "docs/x.md": "x"})
    found = PictureFolder(tmp_path / "docs").find_picture(reference, "x.md")
    assert found.file == tmp_path / "static" / "a.jpg"


@pytest.mark.parametrize(
    ("reference", "code"),
    [
        ("weg.jpg", "picture-missing"),
        ("", "picture-missing"),
        ("x" * 5000 + ".jpg", "picture-missing"),
        ("a%00.jpg", "picture-missing"),
        ("../../../../../../etc/passwd", "picture-outside"),
        ("%2e%2e/%2e%2e/secret.jpg", "picture-outside"),
        ("/../secret.jpg", "picture-outside"),
        ("http://169.254.169.254/latest/", "picture-address"),
        ("//example.org/x.jpg", "picture-address"),
        ("data:image/png;base64,AAAA", "picture-address"),
        ("file:///etc/passwd", "picture-address"),
    ],
)
def test_what_is_not_in_the_folder_is_not_opened(tmp_path, reference, code):
    write(tmp_path, {"secret.jpg": jpeg(), "content/x.md": "x"})
    assert refusal(tmp_path / "content", reference) == code


def test_a_link_out_of_the_folder_is_not_opened(tmp_path):
    write(tmp_path, {"secret.jpg": jpeg(), "content/thumbs/x.txt": "x"})
    (tmp_path / "content/thumbs/link.jpg").symlink_to(tmp_path / "secret.jpg")
    assert refusal(tmp_path / "content", "link.jpg") == "picture-outside"


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("x.jpg", SVG, "picture-refused"),
        ("x.jpg", jpeg(kind="PNG"), "picture-refused"),
        ("x.jpg", b"<html>", "picture-refused"),
        ("x.jpg", b"", "picture-refused"),
        ("x.jpg", noise()[:2000], "picture-damaged"),
        ("x.png", bomb(), "picture-refused"),
        ("x.md", jpeg(), "picture-refused"),
    ],
)
def test_a_file_must_be_the_picture_that_its_name_says(tmp_path, name, data, code):
    write(tmp_path, {f"thumbs/{name}": data})
    assert refusal(tmp_path, name) == code


def test_a_file_is_looked_at_once(tmp_path):
    write(tmp_path, {"thumbs/a.jpg": jpeg()})
    folder = PictureFolder(tmp_path)
    first = folder.find_picture("a.jpg", "x.md")
    assert folder.find_picture("../thumbs/a.jpg", "verhalen/x.md") is first


def test_the_same_bytes_are_stored_once(tmp_path, db):
    write(tmp_path, {"thumbs/a.jpg": jpeg(), "b.jpg": jpeg(), "c.jpg": jpeg("#000000")})
    folder = PictureFolder(tmp_path)
    images = [
        store(folder.find_picture(name, "x.md"), name, Journal()) for name in ("a.jpg", "b.jpg")
    ]
    other = store(folder.find_picture("c.jpg", "x.md"), "c", Journal())
    assert images[0] == images[1] != other
    assert SiteImage.objects.count() == 2
    assert images[0].get_file_hash() == folder.hash_of("b.jpg", "x.md")


def test_a_picture_of_an_editor_is_used_again(tmp_path, db):
    write(tmp_path, {"a.jpg": jpeg()})
    picture = PictureFolder(tmp_path).find_picture("a.jpg", "x.md")
    by_hand = store(picture, "", Journal())
    assert store(picture, "anders", Journal()) == by_hand


def test_a_run_that_fails_leaves_no_file(tmp_path, db):
    write(tmp_path, {"a.jpg": jpeg("#123456"), "b.jpg": jpeg("#654321")})
    folder = PictureFolder(tmp_path)
    kept = store(folder.find_picture("b.jpg", "x.md"), "", Journal())
    with transaction.atomic():
        lost = store(folder.find_picture("a.jpg", "x.md"), "", Journal())
        assert lost.file.storage.exists(lost.file.name)
        transaction.set_rollback(True)
    Journal().remove_orphans()
    assert not lost.file.storage.exists(lost.file.name)
    assert kept.file.storage.exists(kept.file.name)


def test_a_size_without_a_row_goes_and_those_with_one_stay(tmp_path, db):
    """Names are shortened in the names of sizes, until pictures cannot be told apart by them."""
    write(tmp_path, {"foto-anna.jpg": jpeg("#100000"), "foto-bert.jpg": jpeg("#200000")})
    folder, journal = PictureFolder(tmp_path), Journal()
    names = ("foto-anna.jpg", "foto-bert.jpg")
    image, other = (store(folder.find_picture(name, "x.md"), "", journal) for name in names)
    made = [other.get_rendition(SHARE), image.get_rendition("max-9x9")]
    storage = image.file.storage
    half = storage.save(f"{image.renditions_folder}/foto.{SHARE.replace('|', '.')}.jpg", BytesIO())
    journal.recover()
    assert not storage.exists(half)
    assert all(storage.exists(rendition.file.name) for rendition in made)


def place(data: bytes) -> tuple[dict, int | None]:
    """The GPS directory and the orientation of a picture."""
    with Image.open(BytesIO(data)) as image:
        exif = image.getexif()
        return exif.get_ifd(GPS_TAG), exif.get(ORIENTATION)


def photograph(kind: str, *, xmp: bytes = b"") -> bytes:
    """A picture that says where it was taken, and that it lies on its side."""
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif.get_ifd(GPS_TAG).update({1: "N", 2: (52.0, 22.0, 12.34), 3: "E", 4: (4.0, 53.0, 1.0)})
    exif[0x010F] = "Camera"
    data = BytesIO()
    Image.effect_noise((60, 80), 40).convert("RGB").save(data, kind, exif=exif, xmp=xmp)
    return data.getvalue()


@pytest.mark.parametrize(
    ("name", "kind"), [("a.jpg", "JPEG"), ("a.png", "PNG"), ("a.webp", "WEBP"), ("a.avif", "AVIF")]
)
def test_the_place_is_taken_out_and_nothing_else(tmp_path, name, kind):
    data = photograph(kind)
    assert place(data)[0]
    write(tmp_path, {name: data})
    assert PictureFolder(tmp_path).find_picture(name, "x.md").had_gps
    cleaned = without_location(data)
    assert place(cleaned) == ({}, 6)
    assert len(cleaned) == len(data)
    with Image.open(BytesIO(data)) as before, Image.open(BytesIO(cleaned)) as after:
        assert before.tobytes() == after.tobytes()
        assert after.getexif()[0x010F] == "Camera"


def test_the_place_in_xmp_is_taken_out_too():
    xmp = b'<x exif:GPSLatitude="52,22N" b="c"><exif:GPSLongitude>4</exif:GPSLongitude></x>'
    cleaned = without_location(photograph("JPEG", xmp=xmp))
    assert b"GPS" not in cleaned
    assert b'b="c"' in cleaned


@given(st.binary(max_size=200))
def test_no_bytes_break_the_search_for_a_place(tail):
    for start in (b"Exif\0\0II*\0", b"Exif\0\0MM\0*"):
        data = start + tail
        assert len(without_location(data)) == len(data)


def test_a_bomb_is_refused_by_its_header(tmp_path, monkeypatch):
    write(tmp_path, {"thumbs/bom.png": bomb()})
    read = []
    monkeypatch.setattr(PngImageFile, "load", read.append)
    assert refusal(tmp_path, "bom.png") == "picture-refused"
    assert read == []


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("streep.png", jpeg(size=(1, LONGEST_DECODED + 1), kind="PNG")),
        ("bom.jpg", b"\xff\xd8" + b"\xff\xda\0\2" * 100),
    ],
)
def test_a_small_file_that_takes_long_to_decode_is_refused(tmp_path, monkeypatch, name, data):
    write(tmp_path, {f"thumbs/{name}": data})
    monkeypatch.setattr(Image.Image, "load", None)
    assert refusal(tmp_path, name) == "picture-refused"


def test_a_media_folder_may_lie_elsewhere(tmp_path):
    write(tmp_path, {"beeld/a.jpg": jpeg(), "b.jpg": jpeg(), "content/x.md": "x"})
    folder = PictureFolder(tmp_path / "content", tmp_path / "beeld")
    assert folder.find_picture("a.jpg", "x.md").file == tmp_path / "beeld/a.jpg"
    with pytest.raises(PictureError):
        folder.find_picture("../b.jpg", "x.md")
