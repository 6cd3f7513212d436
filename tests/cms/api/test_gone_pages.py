"""`pages/find/` tells of a page that was public and is not any more, and of no other."""

import pytest
from wagtail.models import PageViewRestriction

from cms.admin.trash.discard import discard
from cms.models import StoryIndexPage, gone_addresses
from cms.models.gone_addresses import GoneAddress
from tests import builders

pytestmark = pytest.mark.every_database


@pytest.fixture(autouse=True)
def site(home):
    return home


def status(client, path: str) -> int:
    response = client.get("/api/v2/pages/find/", {"html_path": path})
    if response.status_code != 200:
        assert set(response.json()) == {"message"}
    return response.status_code


def take_off(page):
    page.unpublish()


def delete(page):
    page.delete()


def expire(page):
    page.unpublish(set_expired=True)


def delete_for_ever_from_the_trash(page):
    discard(page).page.delete()


@pytest.mark.parametrize(
    "away",
    [take_off, expire, discard, delete, delete_for_ever_from_the_trash],
)
def test_what_was_public_is_gone(client, away):
    away(builders.story(slug="anna"))
    assert [status(client, path) for path in ("/verhalen/anna/", "/verhalen/anna")] == [410, 410]
    assert status(client, "/verhalen/anne/") == 404


def test_what_is_below_a_deleted_page_is_gone_with_it(client):
    section = builders.info(slug="hulp")
    builders.info(slug="geld", parent=section)
    builders.info(slug="klad", parent=section, live=False)
    discard(section)
    found = {path: status(client, path) for path in ("/hulp/", "/hulp/geld/", "/hulp/klad/")}
    assert found == {"/hulp/": 410, "/hulp/geld/": 410, "/hulp/klad/": 404}


def test_of_what_nobody_could_see_nothing_is_told(client):
    draft = builders.info(slug="klad", live=False)
    private = builders.info(slug="besloten")
    below = builders.info(slug="kamer", parent=private)
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    draft.delete()
    below.unpublish()
    discard(private)
    paths = ("/klad/", "/besloten/", "/besloten/kamer/")
    assert [status(client, path) for path in paths] == [404] * 3
    assert not GoneAddress.objects.exists()


def test_what_is_restricted_now_is_not_told_of_though_it_was_away_once(client):
    page = builders.info(slug="hulp")
    page.unpublish()
    page.save_revision().publish()
    assert status(client, "/hulp/") == 200
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert status(client, "/hulp/") == 404


def test_a_draft_at_the_address_makes_no_difference(client):
    builders.info(slug="hulp").delete()
    builders.info(slug="hulp", live=False)
    assert status(client, "/hulp/") == 410


def test_a_new_page_at_the_address_is_shown(client):
    builders.info(slug="hulp").delete()
    builders.info(slug="hulp")
    assert status(client, "/hulp/") == 200


def test_an_alias_is_gone_with_its_source(client):
    story = builders.story(slug="anna")
    story.create_alias(parent=StoryIndexPage.objects.get(), update_slug="ook-anna")
    discard(story)
    assert status(client, "/verhalen/ook-anna/") == 410


def test_the_oldest_addresses_make_room(client, monkeypatch):
    monkeypatch.setattr(gone_addresses, "MOST", 2)
    for slug in ("een", "twee", "drie"):
        builders.info(slug=slug).unpublish()
    assert [status(client, f"/{slug}/") for slug in ("een", "twee", "drie")] == [404, 410, 410]


def test_no_address_can_be_read_from_the_table():
    builders.story(slug="anna-de-vries").delete()
    [row] = GoneAddress.objects.values()
    assert "anna" not in str(row)
