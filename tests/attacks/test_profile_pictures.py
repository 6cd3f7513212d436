"""A picture of oneself under Account: Wagtail decodes it in the process that serves everybody."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.users.models import UserProfile

from tests import builders
from tests.attacks.test_guessed_passwords import PERSONAL


@pytest.mark.parametrize("data", [builders.jpeg((40, 40)), builders.jpeg((40, 40))[:-100]])
def test_no_picture_of_oneself_is_taken_in(home, admin_client, admin_user, data):
    picture = SimpleUploadedFile("ik.jpg", data, "image/jpeg")
    form = PERSONAL | {"avatar-avatar": picture}
    answer = admin_client.post(reverse("wagtailadmin_account"), form)
    assert answer.status_code == 302
    assert not UserProfile.get_for_user(admin_user).avatar


def test_the_account_page_asks_for_no_file(home, admin_client):
    assert 'type="file"' not in admin_client.get(reverse("wagtailadmin_account")).text
