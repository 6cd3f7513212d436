"""Pictures that editors upload: described, without a place, each once."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from cms.images.exif import GPS_TAG
from cms.models import SiteImage

LATITUDE, MODEL = 2, 0x0110


def photograph(colour: str = "#4ebab1", kind: str = "JPEG") -> SimpleUploadedFile:
    exif = Image.Exif()
    exif[MODEL] = "Camera"
    exif[GPS_TAG] = {LATITUDE: (52.0, 4.0, 42.0)}
    data = BytesIO()
    Image.new("RGB", (80, 60), colour).save(data, kind, exif=exif)
    return SimpleUploadedFile(f"foto.{kind.lower()}", data.getvalue(), f"image/{kind.lower()}")


def exif(image: SiteImage) -> Image.Exif:
    with image.open_file() as file, Image.open(file) as opened:
        return opened.getexif()


def upload(client, name="wagtailimages:add", **fields):
    return client.post(reverse(name), {"title": "Foto", "description": "Anna lacht", **fields})


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_an_upload_does_not_keep_where_it_was_made(home, admin_client, kind):
    upload(admin_client, file=photograph(kind=kind))
    image = SiteImage.objects.get()
    assert exif(image).get_ifd(GPS_TAG) == {}
    assert exif(image)[MODEL] == "Camera"
    stored = image.file_hash
    image._set_file_hash()
    assert image.file_hash == stored  # of the bytes that stay, so that they are known again


def test_a_picture_needs_a_description(home, admin_client):
    response = upload(admin_client, file=photograph(), description="")
    assert not SiteImage.objects.exists()
    assert "description" in response.context["form"].errors


def test_a_picture_without_a_name_gets_that_of_its_file(home, admin_client):
    upload(admin_client, file=photograph(), title="")
    assert SiteImage.objects.get().title == "foto"


def test_one_of_many_at_once_waits_for_its_description(home, admin_client):
    address = reverse("wagtailimages:add_multiple")
    fields = {"title": "Foto", "files[]": photograph()}
    answer = admin_client.post(address, fields, headers={"X-Requested-With": "XMLHttpRequest"})
    assert answer.json()["success"]
    assert not SiteImage.objects.exists()
    number = answer.json()["uploaded_file_id"]
    prefix = f"uploaded-image-{number}"
    assert prefix in answer.json()["form"]
    address = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[number])
    described = {f"{prefix}-title": "Foto", f"{prefix}-description": "Anna lacht"}
    answer = admin_client.post(address, described, headers={"X-Requested-With": "XMLHttpRequest"})
    assert answer.json()["success"]
    image = SiteImage.objects.get()
    assert image.description == "Anna lacht"
    assert exif(image).get_ifd(GPS_TAG) == {}


def test_the_same_bytes_are_known_again(home, admin_client):
    address = reverse("wagtailimages_chooser:create")
    fields = {"image-chooser-upload-title": "F", "image-chooser-upload-description": "Anna"}
    for _ in range(2):
        answer = admin_client.post(
            address, {**fields, "image-chooser-upload-file": photograph()}
        ).json()
    assert answer["step"] == "duplicate_found"


def test_a_file_that_keeps_its_place_is_refused(home, admin_client, monkeypatch):
    monkeypatch.setattr("cms.images.forms.without_location", lambda data: data)
    response = upload(admin_client, file=photograph())
    assert not SiteImage.objects.exists()
    assert "file" in response.context["form"].errors


def test_another_file_for_a_picture_loses_its_place_too(home, admin_client):
    upload(admin_client, file=photograph())
    image = SiteImage.objects.get()
    fields = {"title": "Foto", "description": "Anna", "file": photograph("#ffffff")}
    admin_client.post(reverse("wagtailimages:edit", args=[image.pk]), fields)
    image.refresh_from_db()
    assert exif(image).get_ifd(GPS_TAG) == {}
    with image.open_file() as file, Image.open(file) as opened:
        assert opened.getpixel((0, 0)) == (255, 255, 255)
