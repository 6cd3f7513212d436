"""Other bytes have another address: each size, the picture for sharing, and documents."""

from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.db import transaction
from django.urls import reverse
from wagtail.documents.models import Document

from cms.models import SiteImage
from cms.models.images import ALL_SPECS
from tests import builders
from tests.cms.images.test_upload import photograph, upload

pytestmark = pytest.mark.any_database  # it asks for the names of files

LONG = "een heel lange naam van een foto zoals telefoons en fotografen ze maken 2026"


def addresses(image: SiteImage) -> set[str]:
    fresh = SiteImage.objects.get(pk=image.pk)
    fresh.make_renditions()
    return {rendition.url for rendition in fresh.renditions.filter(filter_spec__in=ALL_SPECS)}


def replace_in_form(client, image: SiteImage, colour: str) -> None:
    file = photograph(colour)
    file.name = f"{LONG}.jpg"
    fields = {"title": "Foto", "description": "Anna", "file": file}
    client.post(reverse("wagtailimages:edit", args=[image.pk]), fields)


@pytest.fixture
def image(home, admin_client) -> SiteImage:
    file = photograph("#111111")
    file.name = f"{LONG}.jpg"
    upload(admin_client, file=file)
    return SiteImage.objects.get()


def test_a_replaced_picture_has_other_addresses(image, admin_client):
    first = addresses(image)
    replace_in_form(admin_client, image, "#222222")
    second = addresses(image)
    replace_in_form(admin_client, image, "#333333")
    third = addresses(image)
    assert len(first) == len(second) == len(third) == len(ALL_SPECS)
    assert not first & second
    assert not (first | second) & third


def test_a_picture_that_code_replaces_has_other_addresses(image):
    first = addresses(image)
    image.file = photograph("#444444")
    image.save()
    assert image.renditions.count() == 0
    assert not first & addresses(image)


def test_a_former_file_goes_after_the_commit_only(image, django_capture_on_commit_callbacks):
    storage, former = image.file.storage, image.file.name
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        image.file = photograph("#555555")
        image.save()
        transaction.set_rollback(True)
    assert storage.exists(former)
    image.refresh_from_db()
    assert image.file.name == former
    with django_capture_on_commit_callbacks(execute=True):
        image.file = photograph("#666666")
        image.save()
    assert not storage.exists(former)
    assert storage.exists(image.file.name)


def test_a_name_is_that_of_the_bytes(image):
    for rendition in SiteImage.objects.get().renditions.all():
        name = Path(rendition.file.name).name
        assert LONG[:10].replace(" ", "_") not in name


def test_a_change_of_focal_point_has_another_address(home):
    image = builders.picture(size=(1600, 900))
    size = "fill-320x240|format-webp"
    half = image.get_rendition(size).url
    image.focal_point_x, image.focal_point_y = 100, 100
    image.focal_point_width = image.focal_point_height = 50
    image.save()
    other = SiteImage.objects.get(pk=image.pk).get_rendition(size)
    assert other.url != half


def test_a_replaced_document_has_another_address(home, admin_client, client):
    document = Document.objects.create(title="Plan", file=ContentFile(b"een", name="plan.pdf"))
    seen = [document.url]
    for content in (b"twee", b"drie"):
        file = ContentFile(content, name="plan.pdf")
        address = reverse("wagtaildocs:edit", args=[document.pk])
        admin_client.post(address, {"title": "Plan", "file": file})
        document = Document.objects.get()
        seen.append(document.url)
        assert b"".join(client.get(document.url)) == content
    assert len(set(seen)) == 3
    assert all("/plan-" in address and address.endswith(".pdf") for address in seen)


def test_a_document_keeps_its_address_when_only_its_title_changes(home):
    document = Document.objects.create(title="Plan", file=ContentFile(b"een", name="plan.pdf"))
    address = document.url
    document.title = "Ander plan"
    document.save()
    assert Document.objects.get().url == address
