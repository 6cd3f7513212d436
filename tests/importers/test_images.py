"""Pictures: found by name inside the folder, seen to be pictures, and stored once."""

from contextlib import ExitStack
from io import BytesIO

import pytest
from PIL import Image

from cms.models import SiteImage
from importers.images import PictureError, PictureFolder, store

from .folders import write


def jpeg(colour: str = "#4ebab1", size=(60, 80), kind: str = "JPEG") -> bytes:
    data = BytesIO()
    Image.new("RGB", size, colour).save(data, kind)
    return data.getvalue()


def noise() -> bytes:
    """A JPEG that does not become small."""
    data = BytesIO()
    Image.effect_noise((300, 300), 40).convert("RGB").save(data, "JPEG")
    return data.getvalue()


def refusal(folder, reference, path="verhalen/anna.md") -> str:
    with pytest.raises(PictureError) as caught:
        PictureFolder(folder).find(reference, path)
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
    found = PictureFolder(tmp_path).find(reference, "verhalen/anna.md")
    assert found.file == tmp_path / place


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
        ("x.svg", SVG, "picture-refused"),
        ("x.jpg", jpeg(kind="PNG"), "picture-refused"),
        ("x.jpg", b"<html>", "picture-refused"),
        ("x.jpg", b"", "picture-refused"),
        ("x.jpg", noise()[:2000], "picture-damaged"),
        ("x.png", jpeg(size=(20_000, 20_000), kind="PNG"), "picture-refused"),
        ("x.md", jpeg(), "picture-refused"),
    ],
)
def test_a_file_must_be_the_picture_that_its_name_says(tmp_path, name, data, code):
    write(tmp_path, {f"thumbs/{name}": data})
    assert refusal(tmp_path, name) == code


def test_a_file_is_looked_at_once(tmp_path):
    write(tmp_path, {"thumbs/a.jpg": jpeg()})
    folder = PictureFolder(tmp_path)
    first = folder.find("a.jpg", "x.md")
    assert folder.find("../thumbs/a.jpg", "verhalen/x.md") is first


def test_the_same_bytes_are_stored_once(tmp_path, db):
    write(tmp_path, {"thumbs/a.jpg": jpeg(), "b.jpg": jpeg(), "c.jpg": jpeg("#000000")})
    folder = PictureFolder(tmp_path)
    with ExitStack() as undo:
        images = [store(folder.find(name, "x.md"), name, undo) for name in ("a.jpg", "b.jpg")]
        other = store(folder.find("c.jpg", "x.md"), "c", undo)
        undo.pop_all()
    assert images[0] == images[1] != other
    assert SiteImage.objects.count() == 2
    assert images[0].get_file_hash() == folder.hash_of("b.jpg", "x.md")


def test_a_picture_of_an_editor_is_used_again(tmp_path, db):
    write(tmp_path, {"a.jpg": jpeg()})
    picture = PictureFolder(tmp_path).find("a.jpg", "x.md")
    with ExitStack() as undo:
        by_hand = store(picture, "", undo)
        undo.pop_all()
    with ExitStack() as undo:
        assert store(picture, "anders", undo) == by_hand


def test_a_run_that_fails_leaves_no_file(tmp_path, db):
    write(tmp_path, {"a.jpg": jpeg("#123456")})
    with ExitStack() as undo:
        image = store(PictureFolder(tmp_path).find("a.jpg", "x.md"), "", undo)
        assert image.file.storage.exists(image.file.name)
    assert not image.file.storage.exists(image.file.name)
