"""Preview tickets: a draft for whoever holds one, for an hour, and for nobody else."""

import datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail_headless_preview.models import PagePreview

from tests import builders


@pytest.fixture
def ticket(home, rf, admin_user):
    """The query of the address to which the editor's preview of a changed story leads."""
    story = builders.story("Najib")
    story.title = "Najib, concept"
    request = rf.get("/cms/")
    request.user = admin_user
    location = story.serve_preview(request, "").headers["Location"]
    assert urlsplit(location).path == "/preview/"
    return {name: values[0] for name, values in parse_qs(urlsplit(location).query).items()}


def test_a_ticket_shows_the_draft(ticket, client):
    response = client.get("/api/v2/preview/", ticket)
    assert response.status_code == 200
    assert response.json()["title"] == "Najib, concept"
    assert response.json()["meta"]["html_path"] == "/verhalen/najib/"
    assert response.headers["Cache-Control"] == "no-store"


def test_a_changed_ticket_shows_nothing(ticket, client):
    token = ticket["token"]
    for wrong in (token[:-1], token.replace("id=", "id=1"), "id=4", "", f"{token}x"):
        response = client.get("/api/v2/preview/", {"token": wrong})
        assert response.status_code == 404
        assert b"Najib" not in response.content


def test_a_ticket_expires(ticket, client, settings):
    settings.PREVIEW_MAX_AGE = -1
    response = client.get("/api/v2/preview/", ticket)
    assert response.status_code == 410
    assert b"Najib" not in response.content


def test_a_ticket_does_not_outlive_its_row(ticket, client):
    PagePreview.objects.update(created_at=timezone.now() - datetime.timedelta(days=3))
    PagePreview.garbage_collect()
    assert client.get("/api/v2/preview/", ticket).status_code == 404


def test_a_page_that_was_never_saved_can_be_previewed(home, client, admin_client):
    from cms.models import StoryIndexPage

    parent = StoryIndexPage.objects.get()
    address = reverse("wagtailadmin_pages:preview_on_add", args=["cms", "storypage", parent.pk])
    form = {
        "title": "Gloednieuw",
        "slug": "gloednieuw",
        "category": builders.category().pk,
        "excerpt": "Kort.",
        "thumb_alt": "",
        "body-count": 0,
        **{f"comments-{name}_FORMS": 0 for name in ("TOTAL", "INITIAL", "MIN_NUM", "MAX_NUM")},
    }
    assert admin_client.post(address, form).json()["is_valid"]
    location = admin_client.get(address).headers["Location"]
    response = client.get(location.replace("/preview/", "/api/v2/preview/"))
    assert response.status_code == 200, response.content
    assert response.json()["title"] == "Gloednieuw"
    meta = response.json()["meta"]
    assert meta["html_path"] == "/verhalen/gloednieuw/"
    assert [ancestor["title"] for ancestor in meta["ancestors"]][1:] == ["Verhalen"]


def test_view_live_leads_to_the_site(home, admin_client, settings):
    story = builders.story("Najib")
    page = admin_client.get(reverse("wagtailadmin_pages:edit", args=[story.pk])).content.decode()
    assert 'href="/verhalen/najib/"' in page
