"""A disk that takes nothing while somebody uploads: a message in Dutch, no trace of a half file.

What was there before stays.

It is full, read-only or broken, the file is too long for it, or the folder is another user's.
"""

import errno
from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse
from wagtail.documents.models import Document

from cms.models import SiteImage
from tests import builders

TEXT = "kan dit bestand nu niet bewaren"


FULL = (errno.ENOSPC, errno.EDQUOT)
OTHERS = (errno.EROFS, errno.EIO, errno.EFBIG, errno.EACCES, errno.EPERM)


@pytest.fixture(params=[*FULL, *OTHERS], ids=errno.errorcode.get)
def full(request, monkeypatch):
    def save(self, name, content):
        raise OSError(request.param, "it is full")

    monkeypatch.setattr(FileSystemStorage, "_save", save)
    return request.param


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
    assert ("is geen plaats voor dit bestand" in response.text) == (full in FULL)
    assert not Document.objects.exists()


def test_a_document_in_the_place_of_another(home, admin_client, full):
    """Wagtail removes the former file before it stores the new one."""
    Document.objects.bulk_create([Document(title="Eerst", file="documents/eerst.pdf")])
    former = Document.objects.get()
    path = Path(former.file.path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"%PDF-1.4 eerst")
    admin_client.raise_request_exception = False
    form = {"title": "Eerst", "file": document()}
    with transaction.atomic():
        response = admin_client.post(reverse("wagtaildocs:edit", args=[former.pk]), form)
    assert response.status_code == 507
    former.refresh_from_db()
    assert former.file.name == "documents/eerst.pdf"
    assert path.read_bytes() == b"%PDF-1.4 eerst"


@pytest.mark.parametrize("number", OTHERS)
def test_what_is_no_upload_is_another_failure(number, home, admin_client, monkeypatch):
    def fail(*args, **kwargs):
        raise OSError(number, "it is broken")

    monkeypatch.setattr(Document, "get_file_size", fail)
    document = Document.objects.bulk_create([Document(title="x", file="documents/x.pdf")])[0]
    admin_client.raise_request_exception = False
    assert admin_client.get(reverse("wagtaildocs:edit", args=[document.pk])).status_code == 500


@pytest.fixture(params=["opened", "not opened"])
def former(request, home, admin_client) -> SiteImage:
    """A picture of which the form shows a size that was made when somebody opened it, or none."""
    image = builders.picture("Anna")
    if request.param == "opened":
        admin_client.get(f"/cms/images/{image.pk}/")
    return image


def test_a_picture_in_the_place_of_another(admin_client, former, full):
    """The form comes back with an error at the field, and with all that was typed."""
    admin_client.raise_request_exception = False
    form = {"title": "Anna", "description": "Anna lacht", "file": picture()}
    with transaction.atomic():
        response = admin_client.post(f"/cms/images/{former.pk}/", form)
    assert response.status_code == 200
    assert "kan deze foto nu niet bewaren" in response.text
    assert "Anna lacht" in response.text
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
