"""What is first said of a picture is kept with it, and replaces the words of nobody else."""

import pytest
from django.urls import reverse
from wagtail.models import GroupCollectionPermission

from cms.models import SiteImage
from tests import builders
from tests.cms.setup.test_roles import (
    EDITOR,
    WRITER,
    people,  # noqa: F401  a fixture
)


@pytest.fixture
def writer(client, people):  # noqa: F811
    client.force_login(people[WRITER])
    return people[WRITER]


@pytest.fixture
def image(home, writer) -> SiteImage:
    image = builders.picture(description="")
    image.uploaded_by_user = writer
    image.save()
    return image


def describe(client, image: SiteImage, text: str, was: str = ""):
    return client.post(
        reverse("pictures:describe", args=[image.pk]), {"description": text, "was": was}
    )


def test_what_is_said_first_is_kept_and_can_be_changed_by_who_saw_it(client, image):
    assert describe(client, image, " Anna ").json() == {"description": "Anna"}
    assert describe(client, image, "Anna lacht", was="Anna").json()["description"] == "Anna lacht"
    image.refresh_from_db()
    assert image.description == "Anna lacht"
    assert image.file.storage.exists(image.file.name)


@pytest.mark.parametrize("text", ["", "  ", "x" * 256, "Anna\0"])
def test_what_says_nothing_or_does_not_fit_changes_nothing(client, image, text):
    assert describe(client, image, text).json() == {"description": ""}


def test_the_words_of_somebody_else_stay(client, image):
    describe(client, image, "Anna")
    assert describe(client, image, "Bram").json() == {"description": "Anna"}


def test_who_may_not_change_a_picture_does_not_describe_it(client, image, people):  # noqa: F811
    image.uploaded_by_user = people[EDITOR]
    image.save()
    change = GroupCollectionPermission.objects.filter(permission__codename="change_image")
    change.filter(group__name=WRITER).delete()
    assert describe(client, image, "Anna").status_code in (302, 403)
    image.refresh_from_db()
    assert image.description == ""


def test_what_is_not_there_is_not_found(client, writer):
    assert client.post(reverse("pictures:describe", args=[999_999])).status_code == 404
    assert client.get(reverse("pictures:describe", args=[1])).status_code == 405


def test_it_needs_somebody_who_is_signed_in(client, image):
    client.logout()
    assert describe(client, image, "Anna").status_code == 302
    image.refresh_from_db()
    assert image.description == ""


def tell_of_people(client, image: SiteImage, answer: str):
    return client.post(reverse("pictures:people", args=[image.pk]), {"shows_people": answer})


def test_whether_a_picture_shows_people_is_said_once(client, image):
    for answer in ("misschien", ""):
        assert tell_of_people(client, image, answer).json() == {"shows_people": ""}
    assert tell_of_people(client, image, "people").json() == {"shows_people": "people"}
    assert tell_of_people(client, image, "nobody").json() == {"shows_people": "people"}


def test_who_may_not_change_a_picture_does_not_say_who_is_in_it(client, image, people):  # noqa: F811
    image.uploaded_by_user = people[EDITOR]
    image.save()
    change = GroupCollectionPermission.objects.filter(permission__codename="change_image")
    change.filter(group__name=WRITER).delete()
    assert tell_of_people(client, image, "nobody").status_code in (302, 403)
    image.refresh_from_db()
    assert image.shows_people == ""
