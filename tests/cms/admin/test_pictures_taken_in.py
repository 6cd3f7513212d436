"""A picture that was dropped or pasted is stored as each other that is uploaded."""

import errno

import pytest
from django.contrib.auth.models import Group
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import Collection, CollectionViewRestriction

from cms.models import SiteImage
from tests import builders
from tests.cms.images.test_kept import photo

ADDRESS = "/cms/foto/"


@pytest.fixture
def writer(db, django_user_model, client):
    builders.site()
    user = django_user_model.objects.create_user("anna", "anna@example.org")
    user.groups.add(Group.objects.get(name="Redacteur"))
    client.force_login(user)
    return client


def originals() -> set[str]:
    return set(SiteImage._meta.get_field("file").storage.listdir("original_images")[1])


def upload(client, data: bytes, **fields):
    file = SimpleUploadedFile("geplakt.jpg", data, content_type="image/jpeg")
    return client.post(ADDRESS, {"file": file, **fields})


def test_it_comes_back_as_the_state_of_its_block(writer):
    answer = upload(writer, builders.jpeg((60, 40)), alt="Anna lacht").json()
    picture = SiteImage.objects.get()
    assert picture.description == "Anna lacht"
    assert picture.uploaded_by_user.username == "anna"
    assert answer["picture"]["image"]["id"] == picture.pk
    assert answer["picture"]["alt_text"] == "Anna lacht"
    assert not answer["caption"]


def test_nobody_said_what_is_in_it(writer):
    assert upload(writer, builders.jpeg((60, 40))).status_code == 200
    assert SiteImage.objects.get().description == ""


def test_the_same_bytes_are_one_picture_with_what_is_said_of_it(writer):
    first = upload(writer, builders.jpeg((60, 40)), alt="Anna lacht").json()
    stored = originals()
    again = upload(writer, builders.jpeg((60, 40))).json()
    assert again["picture"]["image"]["id"] == first["picture"]["image"]["id"]
    assert again["picture"]["alt_text"] == "Anna lacht"
    assert SiteImage.objects.count() == 1
    assert originals() == stored


def in_a_private_collection(picture):
    collection = Collection.get_first_root_node().add_child(name="Besloten")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    picture.collection = collection


def in_the_trash(picture):
    picture.is_deleted = picture.withheld = True


def without_consent(picture):
    picture.withheld = True


@pytest.mark.parametrize("hide", [in_a_private_collection, in_the_trash, without_consent])
def test_one_that_visitors_may_not_see_is_not_used_for_it(writer, hide):
    upload(writer, builders.jpeg((60, 40)), alt="Geheim")
    hidden = SiteImage.objects.get()
    hide(hidden)
    hidden.save()
    answer = upload(writer, builders.jpeg((60, 40))).json()
    assert answer["picture"]["image"]["id"] != hidden.pk
    assert "Geheim" not in str(answer)


def test_what_is_no_picture_is_refused(writer):
    answer = upload(writer, b"GIF89a<script>")
    assert answer.status_code == 422
    assert "file" in answer.json()["errors"]
    assert not SiteImage.objects.exists()


def test_a_full_disk_is_reported_and_leaves_nothing(writer, monkeypatch):
    def save(self, name, content):
        raise OSError(errno.ENOSPC, "it is full")

    before = originals()
    monkeypatch.setattr(FileSystemStorage, "_save", save)
    answer = upload(writer, builders.jpeg((60, 40)))
    assert "kan deze foto nu niet bewaren" in str(answer.json())
    assert not SiteImage.objects.exists()
    assert originals() == before


def test_a_photo_of_a_phone_comes_back_as_one_that_browsers_show(writer):
    file = SimpleUploadedFile("IMG_1.HEIC", photo("HEIF"))
    answer = writer.post(ADDRESS, {"file": file}).json()
    picture = SiteImage.objects.get()
    assert answer["picture"]["image"]["title"] == picture.title == "IMG_1"
    assert picture.file.name.endswith(".jpg")
    assert answer["picture"]["alt_text"] == ""  # not the name of its file


def test_who_is_signed_out_adds_nothing(writer):
    writer.logout()
    assert upload(writer, builders.jpeg((60, 40))).status_code == 302
    assert not SiteImage.objects.exists()


def test_who_may_not_add_pictures_does_not(writer):
    group = Group.objects.get(name="Redacteur")
    group.collection_permissions.filter(permission__codename="add_image").delete()
    assert upload(writer, builders.jpeg((60, 40))).status_code in (302, 403)
    assert not SiteImage.objects.exists()
