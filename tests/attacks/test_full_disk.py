"""A disk that is full while somebody uploads: a message in Dutch, and no trace of a half file."""

import errno

import pytest
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from wagtail.documents.models import Document

from cms.models import SiteImage
from tests import builders

TEXT = "kan dit bestand nu niet bewaren"


@pytest.fixture(params=[errno.ENOSPC, errno.EDQUOT])
def full(request, monkeypatch):
    def save(self, name, content):
        raise OSError(request.param, "it is full")

    monkeypatch.setattr(FileSystemStorage, "_save", save)


def picture() -> SimpleUploadedFile:
    return SimpleUploadedFile("foto.jpg", builders.jpeg((80, 100)), "image/jpeg")


def document() -> SimpleUploadedFile:
    return SimpleUploadedFile("stuk.pdf", b"%PDF-1.4", "application/pdf")


@pytest.mark.parametrize(("kind", "file"), [("images", picture), ("documents", document)])
def test_files_that_are_dropped(kind, file, home, admin_client, full):
    """That screen shows the text of an answer, but of an error of the server only its number."""
    admin_client.raise_request_exception = False
    admin_client.get(f"/cms/{kind}/multiple/add/")  # the session knows since when somebody works
    with transaction.atomic():
        response = admin_client.post(
            f"/cms/{kind}/multiple/add/",
            {"files[]": file(), "title": "x"},
            headers={"X-Requested-With": "XMLHttpRequest"},
        )
    assert response.json()["success"] is False
    assert TEXT in response.json()["error_message"]
    assert not SiteImage.objects.exists()
    assert not Document.objects.exists()


def test_a_form_with_a_document(home, admin_client, full):
    admin_client.raise_request_exception = False
    with transaction.atomic():
        response = admin_client.post("/cms/documents/add/", {"title": "x", "file": document()})
    assert response.status_code == 507
    assert TEXT in response.text
    assert not Document.objects.exists()


@pytest.fixture(params=["opened", "not opened"])
def former(request, home, admin_client) -> SiteImage:
    """A picture of which the form shows a size that was made when somebody opened it, or none."""
    image = builders.picture("Anna")
    if request.param == "opened":
        admin_client.get(f"/cms/images/{image.pk}/")
    return image


def test_a_picture_in_the_place_of_another(admin_client, former, full):
    """The form comes back with an error at the field, and with the former picture in it."""
    admin_client.raise_request_exception = False
    form = {"title": "Anna", "description": "Anna lacht", "file": picture()}
    is_opened = former.renditions.filter(filter_spec="max-800x600").exists()
    with transaction.atomic():
        response = admin_client.post(f"/cms/images/{former.pk}/", form)
    assert response.status_code == (200 if is_opened else 507)
    assert ("kan deze foto nu niet bewaren" if is_opened else TEXT) in response.text
    name = former.file.name
    former.refresh_from_db()
    assert former.file.name == name
    assert former.file.storage.exists(name)


def test_a_file_that_is_not_there_is_another_failure(home, admin_client, monkeypatch):
    def save(self, name, content):
        raise OSError(errno.ENOENT, "it is not there")

    monkeypatch.setattr(FileSystemStorage, "_save", save)
    admin_client.raise_request_exception = False
    with transaction.atomic():
        response = admin_client.post("/cms/documents/add/", {"title": "x", "file": document()})
    assert response.status_code == 500
