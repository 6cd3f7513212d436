"""A damaged picture, and a disk that is full, are messages at the field, in each way to upload."""

import errno
from io import BytesIO
from itertools import product
from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from cms.models import SiteImage

KINDS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif", "GIF": "gif"}


def whole(kind: str) -> bytes:
    data = BytesIO()
    Image.effect_noise((300, 300), 60).convert("RGB").save(data, kind)
    return data.getvalue()


def damages(data: bytes) -> dict[str, bytes]:
    middle = len(data) // 2
    return {
        "cut off in the middle": data[:middle],
        "cut off early": data[:60],
        "a part is zeros": data[:middle] + bytes(middle // 2) + data[middle + middle // 2 :],
        "a head alone": data[:20],
    }


CUTS = ("cut off in the middle", "cut off early", "a head alone")
DAMAGED = [*product(KINDS, CUTS[:1]), *product(["JPEG"], CUTS[1:]), ("PNG", "a part is zeros")]


def by_form(client, file):
    answer = client.post(
        reverse("wagtailimages:add"), {"title": "F", "description": "Anna", "file": file}
    )
    return answer.status_code, answer.context["form"].errors.get("file")


def by_drag_and_drop(client, file):
    answer = client.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "F", "files[]": file},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    return answer.status_code, answer.json().get("error_message")


def by_chooser(client, file):
    prefix = "image-chooser-upload"
    fields = {f"{prefix}-title": "F", f"{prefix}-description": "Anna", f"{prefix}-file": file}
    answer = client.post(reverse("wagtailimages_chooser:create"), fields)
    html = answer.json()["htmlFragment"]
    return answer.status_code, "error-message" in html


WAYS = [by_form, by_drag_and_drop, by_chooser]


@pytest.mark.parametrize(("kind", "how"), DAMAGED)
@pytest.mark.parametrize("way", WAYS)
def test_a_damaged_picture_is_a_message_at_the_field(home, admin_client, way, kind, how):
    data = damages(whole(kind))[how]
    status, message = way(admin_client, SimpleUploadedFile(f"foto.{KINDS[kind]}", data))
    assert status == 200
    assert message
    assert not SiteImage.objects.exists()


@pytest.fixture
def full_disk(monkeypatch):
    """A storage that has room for the start of each file."""

    def save(storage, name, content):
        path = Path(storage.path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.read(100))
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(FileSystemStorage, "_save", save)


@pytest.mark.parametrize("way", [by_form, by_chooser])
def test_a_full_disk_is_a_message_at_the_field_and_leaves_no_part(
    home, admin_client, settings, full_disk, way
):
    before = set(Path(settings.MEDIA_ROOT).rglob("*.png"))
    status, message = way(admin_client, SimpleUploadedFile("foto.png", whole("PNG")))
    assert status == 200
    assert message
    assert not SiteImage.objects.exists()
    assert set(Path(settings.MEDIA_ROOT).rglob("*.png")) == before
