"""Uploaded files: sizes of pictures are public, originals and documents are not public files."""

from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from PIL import Image
from PIL.ExifTags import IFD
from wagtail.documents.models import Document
from wagtail.models import Collection, CollectionViewRestriction

from cms.models import SiteImage
from tests import builders


@pytest.fixture
def image(home):
    return builders.picture()


def test_sizes_are_served_for_ever(image, client):
    response = client.get(image.renditions.first().url)
    assert response.status_code == 200
    assert "immutable" in response.headers["Cache-Control"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_the_size_for_sharing_is_public_and_says_nothing_of_the_place(home, client):
    exif = Image.Exif()
    exif.get_ifd(IFD.GPSInfo)[1] = "N"
    photograph = BytesIO()
    Image.new("RGB", (1600, 1200), "#4ebab1").save(photograph, "JPEG", exif=exif)
    image = SiteImage(title="Buiten", file=ImageFile(photograph, "buiten.jpg"))
    image.save()
    # An upload loses its place; this is an original from before that was so.
    Path(image.file.path).write_bytes(photograph.getvalue())
    image.make_renditions()
    assert Image.open(image.file.path).getexif().get_ifd(IFD.GPSInfo)
    response = client.get(image.share_picture()["url"])
    assert response.headers["Content-Type"] == "image/jpeg"
    shared = Image.open(BytesIO(b"".join(response)))
    assert shared.size == (1200, 630)
    assert not shared.getexif()


def test_an_original_is_for_editors_only(image, client, admin_client):
    assert client.get(image.file.url).status_code == 404
    response = admin_client.get(image.file.url)
    assert response.status_code == 200
    assert "public" not in response.headers["Cache-Control"]


def test_a_thumbnail_of_the_admin_is_for_editors_only(image, client, admin_client):
    """It is a JPEG, which keeps where the photograph was taken."""
    thumbnail = image.get_rendition("max-165x165").url
    assert client.get(thumbnail).status_code == 404
    assert admin_client.get(thumbnail).status_code == 200


@pytest.mark.parametrize("path", ["images/../secret-key", "../db.sqlite3", "images/", "images"])
def test_no_path_leads_out_of_the_folder(path, db, client):
    assert client.get(f"/media/{path}").status_code == 404


def test_a_document_is_reached_only_by_the_address_that_checks(home, client):
    document = Document.objects.create(title="Plan", file=ContentFile(b"x", name="plan.pdf"))
    assert client.get(document.url).status_code == 200
    assert client.get(document.file.url).status_code == 404


def test_a_private_document_is_neither_listed_nor_served(home, client):
    collection = Collection.get_first_root_node().add_child(name="Besloten")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    document = Document.objects.create(
        title="Geheim", file=ContentFile(b"x", name="geheim.pdf"), collection=collection
    )
    assert client.get("/api/v2/documents/").json()["items"] == []
    answer = client.get(document.url)
    assert answer.status_code == 302
    assert client.get(answer.headers["Location"]).status_code == 200


@pytest.mark.parametrize("kind", ["login", "password", "groups"])
def test_no_cache_keeps_a_private_document_or_the_way_to_it(home, client, admin_client, kind):
    collection = Collection.get_first_root_node().add_child(name="Besloten")
    CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=kind, password="geheim"
    )
    below = collection.add_child(name="Daarin")
    for place in (collection, below):
        document = Document.objects.create(
            title="Geheim", file=ContentFile(b"x", name="geheim.pdf"), collection=place
        )
        for visitor in (client, admin_client):
            answer = visitor.get(document.url)
            assert answer.headers["Cache-Control"] == "private, no-store"


def test_a_public_document_is_asked_for_again(home, client):
    document = Document.objects.create(title="Plan", file=ContentFile(b"x", name="plan.pdf"))
    assert client.get(document.url).headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("folder", ["images", "original_images"])
@pytest.mark.parametrize("name", ["a" * 252 + ".avif", "é" * 128 + ".webp", f"1/{'a' * 300}/b.jpg"])
def test_a_name_that_no_file_can_have_is_not_found(client, db, folder, name):
    assert client.get(f"/media/{folder}/{name}").status_code == 404
