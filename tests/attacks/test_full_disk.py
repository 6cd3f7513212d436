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


def test_a_file_that_is_not_there_is_another_failure(home, admin_client, monkeypatch):
    def save(self, name, content):
        raise OSError(errno.ENOENT, "it is not there")

    monkeypatch.setattr(FileSystemStorage, "_save", save)
    admin_client.raise_request_exception = False
    with transaction.atomic():
        response = admin_client.post("/cms/documents/add/", {"title": "x", "file": document()})
    assert response.status_code == 500
