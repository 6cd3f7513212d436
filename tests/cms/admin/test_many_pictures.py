"""Many pictures at once: one that is here already is reported, one that nobody describes goes."""

import os
import time
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cms.admin.pictures.waiting import DAYS, delete_forgotten
from cms.compat.wagtail.models import UploadedFile
from cms.models import SiteImage
from tests.cms.images.test_upload import photograph

SCREEN = reverse("wagtailimages:add_multiple")
XHR = {"X-Requested-With": "XMLHttpRequest"}


def add(client, file: SimpleUploadedFile) -> dict:
    return client.post(SCREEN, {"title": "F", "files[]": file}, headers=XHR).json()


def known(client) -> SiteImage:
    """A picture that was stored without the place in its file."""
    fields = {"title": "Bekend", "description": "Anna lacht", "file": photograph()}
    client.post(reverse("wagtailimages:add"), fields)
    return SiteImage.objects.get()


def test_one_that_is_here_is_reported_and_can_be_left(home, admin_client):
    known(admin_client)
    answer = add(admin_client, photograph())
    assert answer["duplicate"]
    assert "Bekend" in answer["confirm_duplicate_upload"]
    waiting = UploadedFile.objects.get()
    address = reverse("wagtailimages:delete_upload_multiple", args=[waiting.pk])
    assert address in answer["confirm_duplicate_upload"]
    admin_client.post(address, headers=XHR)
    assert not UploadedFile.objects.exists()
    assert SiteImage.objects.count() == 1


def test_another_is_not_taken_for_it(home, admin_client):
    known(admin_client)
    assert "duplicate" not in add(admin_client, photograph("#ff0000"))


def test_one_that_is_withheld_is_not_shown(home, admin_client):
    SiteImage.objects.filter(pk=known(admin_client).pk).update(withheld=True)
    assert "duplicate" not in add(admin_client, photograph())


@pytest.mark.parametrize(("days", "is_left"), [(DAYS - 1, True), (DAYS + 1, False)])
def test_one_that_nobody_describes_is_deleted_in_time(home, admin_client, days, is_left):
    add(admin_client, photograph())
    path = Path(UploadedFile.objects.get().file.path)
    then = time.time() - days * 24 * 60 * 60
    os.utime(path, (then, then))
    delete_forgotten()
    assert UploadedFile.objects.exists() == path.exists() == is_left


def test_one_whose_file_is_gone_is_deleted(home, admin_client):
    add(admin_client, photograph())
    Path(UploadedFile.objects.get().file.path).unlink()
    delete_forgotten()
    assert not UploadedFile.objects.exists()
