import pytest
from django.test import Client

from tests import builders


@pytest.fixture
def draft(home):
    story = builders.story("Nog niet af", live=False)
    story.excerpt, story.category = "", None  # as in the editor, halfway
    return story


def preview(client: Client, page):
    token = page.create_page_preview().token
    return client.get("/preview/", {"token": token, "content_type": "cms.storypage"})


def test_a_draft_is_shown_as_it_will_look_with_a_clear_mark(client, draft):
    response = preview(client, draft)
    assert response.status_code == 200
    assert "Nog niet af" in response.text
    assert "nog niet gepubliceerd" in response.text


def test_every_type_of_page_can_be_previewed(client, home):
    for page in (home, home.get_children().first().specific, builders.info("Over", live=False)):
        assert preview(client, page).status_code == 200


def test_a_preview_leaves_no_traces(client, draft):
    headers = preview(client, draft).headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Robots-Tag"] == "noindex"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "ETag" not in headers


def test_the_cms_may_frame_a_preview_and_nothing_else(client, draft):
    response = preview(client, draft)
    assert "X-Frame-Options" not in response.headers
    assert "frame-ancestors 'self'" in response.headers["Content-Security-Policy"]
    page = client.get("/").headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in page


@pytest.mark.parametrize("query", [{}, {"token": ""}, {"token": "verzonnen"}])
def test_a_ticket_that_never_was_shows_nothing(client, home, query):
    response = client.get("/preview/", query)
    assert response.status_code == 404
    assert "Dit voorbeeld bestaat niet" in response.text


def test_an_expired_ticket_says_what_to_do(client, draft, settings):
    settings.PREVIEW_MAX_AGE = -1
    response = preview(client, draft)
    assert response.status_code == 410
    assert "vraag een nieuw voorbeeld" in response.text
    assert response.headers["Cache-Control"] == "no-store"
