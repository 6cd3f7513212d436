"""The guide that editors read inside the CMS."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from tests.cms.setup.test_roles import (
    WRITER,
    people,  # noqa: F401
)

pytestmark = pytest.mark.any_database

GUIDE = Path(settings.BASE_DIR, "docs", "redactie.md")
PICTURES = re.findall(r"\]\(redactie/([^)]+)\)", GUIDE.read_text(encoding="utf-8"))


def test_every_role_reads_it_in_the_cms(people, client):  # noqa: F811
    client.force_login(people[WRITER])
    page = client.get(reverse("guide")).text
    assert page.count("<h1") == 1
    assert '<h2 id="een-verhaal-maken">Een verhaal maken</h2>' in page
    assert 'href="#een-verhaal-maken"' in page
    assert reverse("guide") in client.get(reverse("wagtailadmin_home")).text


@pytest.mark.parametrize("name", PICTURES)
def test_its_pictures_are_there(admin_client, name):
    response = admin_client.get(reverse("guide_picture", args=[name]))
    assert response["Content-Type"] == "image/png"
    assert b"".join(response.streaming_content).startswith(b"\x89PNG")


@pytest.mark.parametrize("name", ["..", "../redactie.md", "x.png", "..%2fredactie.md"])
def test_nothing_else_is_served(admin_client, name):
    assert admin_client.get(f"{reverse('guide')}{name}").status_code == 404


def test_it_is_for_people_who_work_in_the_cms(home, client):
    assert client.get(reverse("guide")).status_code == 302
    assert client.get(reverse("guide_picture", args=[PICTURES[0]])).status_code == 302


def test_the_help_is_ours_and_nothing_counts_news_of_wagtail(home, admin_client):
    page = admin_client.get(reverse("wagtailadmin_home")).text
    assert reverse("guide") in page
    assert "guide.wagtail.org" not in page
    assert "editor-guide" not in page
    assert "whats-new-in-wagtail" not in page
