"""A file that is replaced: the new one is shown, and the former is not lost before that is sure."""

from io import BytesIO

import pytest
from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.urls import reverse
from PIL import Image
from wagtail.documents.models import Document

from cms.background import tasks
from cms.compat.wagtail.models import SourceImageIOError
from cms.images import sizes
from cms.models import SiteImage
from cms.models import images as models

RED, GREEN = (200, 30, 30), (30, 200, 30)


def coloured(colour: tuple[int, int, int]) -> ImageFile:
    data = BytesIO()
    Image.new("RGB", (80, 100), colour).save(data, "PNG")
    return ImageFile(data, "foto.png")


def shows(image: SiteImage) -> set[str]:
    """Return which colours the sizes of a picture have."""
    found = set()
    for rendition in image.renditions.all():
        with Image.open(rendition.file) as size:
            red, green, _blue = size.convert("RGB").getpixel((5, 5))
        found.add("red" if red > green else "green")
    return found


@pytest.fixture
def picture(home) -> SiteImage:
    image = SiteImage(title="Anna", file=coloured(RED))
    image.save()
    return image


@pytest.fixture
def replaced_meanwhile(picture, monkeypatch):
    """Somebody replaces the file of the picture while its sizes are made of the former one."""

    def make(image, filters):
        made = sizes.make_sizes(image, filters)
        if SiteImage.objects.get(pk=picture.pk).file.name == picture.file.name:
            other = SiteImage.objects.get(pk=picture.pk)
            other.file = coloured(GREEN)
            other.save()
        return made

    monkeypatch.setattr(models, "make_sizes", make)


@pytest.mark.parametrize("task", [tasks.make_first_renditions, tasks.make_renditions])
def test_the_new_picture_gets_sizes_of_its_own(task, picture, replaced_meanwhile):
    task.call(picture.pk)
    assert shows(picture) == set()
    tasks.make_renditions.call(picture.pk)  # as saving the new one has asked for
    assert shows(picture) == {"green"}
    assert picture.renditions.count() == len(models.ALL_SPECS)


def test_the_lists_of_the_cms_show_the_new_picture(picture, replaced_meanwhile):
    with pytest.raises(SourceImageIOError):
        SiteImage.objects.get(pk=picture.pk).get_rendition("max-165x165")
    SiteImage.objects.get(pk=picture.pk).get_rendition("max-165x165")
    assert shows(picture) == {"green"}


def test_a_picture_that_is_deleted_meanwhile_leaves_no_sizes(picture, monkeypatch):
    def make(image, filters):
        made = sizes.make_sizes(image, filters)
        SiteImage.objects.all().delete()
        return made

    monkeypatch.setattr(models, "make_sizes", make)
    folder = picture.renditions_folder
    tasks.make_renditions.call(picture.pk)
    storage = picture.file.storage
    assert not storage.exists(folder) or storage.listdir(folder)[1] == []


@pytest.fixture
def document(home) -> Document:
    return Document.objects.create(
        title="Plan", file=SimpleUploadedFile("plan.pdf", b"%PDF-1.4 eerst", "application/pdf")
    )


def replace(client, document: Document):
    file = SimpleUploadedFile("nieuw.pdf", b"%PDF-1.4 nieuw", "application/pdf")
    return client.post(
        reverse("wagtaildocs:edit", args=[document.pk]), {"title": "Plan", "file": file}
    )


def test_a_document_keeps_its_file_if_the_new_one_cannot_be_saved(
    document, admin_client, monkeypatch
):
    def save(*args, **kwargs):
        raise OperationalError("database is locked")

    admin_client.raise_request_exception = False
    with monkeypatch.context() as away:
        away.setattr(Document, "save", save)
        assert replace(admin_client, document).status_code == 503
    document.refresh_from_db()
    with document.file.open() as file:
        assert file.read() == b"%PDF-1.4 eerst"


def test_the_former_file_of_a_document_goes_once_the_new_one_is_stored(
    document, admin_client, client, django_capture_on_commit_callbacks
):
    former, address = document.file.name, document.url
    with django_capture_on_commit_callbacks(execute=True):
        assert replace(admin_client, document).status_code == 302
        assert document.file.storage.exists(former)
    assert not document.file.storage.exists(former)
    document.refresh_from_db()
    assert client.get(address).status_code == 404
    assert b"".join(client.get(document.url)) == b"%PDF-1.4 nieuw"
