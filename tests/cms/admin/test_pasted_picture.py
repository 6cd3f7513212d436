"""A picture that was pasted is stored as each other that is uploaded."""

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile

from cms.models import SiteImage
from tests import builders

ADDRESS = "/cms/tekst/foto/"


@pytest.fixture
def writer(db, django_user_model, client):
    builders.site()
    user = django_user_model.objects.create_user("anna", "anna@example.org")
    user.groups.add(Group.objects.get(name="Redacteur"))
    client.force_login(user)
    return client


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


def test_what_is_no_picture_is_refused(writer):
    answer = upload(writer, b"GIF89a<script>")
    assert answer.status_code == 422
    assert "file" in answer.json()["errors"]
    assert not SiteImage.objects.exists()


def test_who_may_not_add_pictures_does_not(writer):
    group = Group.objects.get(name="Redacteur")
    group.collection_permissions.filter(permission__codename="add_image").delete()
    assert upload(writer, builders.jpeg((60, 40))).status_code in (302, 403)
    assert not SiteImage.objects.exists()
