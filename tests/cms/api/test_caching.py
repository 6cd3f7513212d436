"""Entity tags and the content version."""

import pytest
from wagtail.models import PageViewRestriction

from cms.content_version.number import current_version
from cms.models import SiteDetails
from tests import builders

ADDRESSES = [
    "/api/v2/pages/",
    "/api/v2/pages/find/?html_path=/",
    "/api/v2/site/",
    "/api/v2/version/",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_unchanged_answer_is_a_304_for_one_query(
    address, home, client, django_assert_num_queries
):
    first = client.get(address)
    tag = first.headers["ETag"]
    assert not tag.startswith("W/")
    with django_assert_num_queries(1):
        second = client.get(address, headers={"if-none-match": tag})
    assert (second.status_code, second.content) == (304, b"")
    assert second.headers["ETag"] == tag


def test_a_change_ends_the_304(home, client):
    tag = client.get("/api/v2/pages/").headers["ETag"]
    builders.info("Nieuw")
    response = client.get("/api/v2/pages/", headers={"if-none-match": tag})
    assert response.status_code == 200
    assert response.headers["ETag"] != tag


def test_two_addresses_never_share_a_tag(home, client):
    tags = [client.get(address).headers["ETag"] for address in ADDRESSES]
    assert len(set(tags)) == len(ADDRESSES)


def test_the_tag_is_never_newer_than_the_content(home, client, monkeypatch):
    """A change while the answer is made: the old tag with it is right, the new one would lie."""
    before = client.get("/api/v2/version/").headers["ETag"]
    make_menu = SiteDetails.for_site.__func__

    def change_meanwhile(cls, site):
        builders.info("Intussen")
        return make_menu(cls, site)

    monkeypatch.setattr(SiteDetails, "for_site", classmethod(change_meanwhile))
    version = client.get("/api/v2/site/").json()["version"]
    assert version < current_version()
    assert client.get("/api/v2/version/").headers["ETag"] != before


def test_no_answer_sets_a_cookie_or_varies_by_one(home, client):
    for address in ADDRESSES:
        response = client.get(address)
        assert not response.cookies
        assert "Cookie" not in response.headers.get("Vary", "")


def test_the_version_is_looked_up_whatever_the_client_has_heard_of(home, client):
    known = str(current_version())
    builders.info("Nieuw")
    now = client.get("/api/v2/version/", headers={"x-content-version": known}).json()["version"]
    assert now == current_version() > int(known)


@pytest.mark.parametrize("made_up", ["99999999999999999999", "-1", "x", "5"])
def test_a_version_that_a_client_makes_up_changes_nothing(made_up, home, client):
    for address in ADDRESSES:
        honest = client.get(address)
        answer = client.get(address, headers={"x-content-version": made_up})
        assert (answer.content, answer.headers["ETag"]) == (honest.content, honest.headers["ETag"])


def test_a_restriction_holds_at_once_for_a_client_with_an_old_version(home, client):
    story = builders.story("Geheim")
    client.get("/api/v2/pages/")
    known = str(current_version())
    PageViewRestriction.objects.create(page=story, restriction_type="login")
    client.get("/api/v2/version/")
    answer = client.get("/api/v2/pages/?type=cms.StoryPage", headers={"x-content-version": known})
    assert answer.json()["meta"]["total_count"] == 0


@pytest.mark.parametrize("query", ["order=random", "order=r%61ndom", "order=random&limit=2"])
def test_a_random_order_is_kept_nowhere(home, client, query):
    for title in "ABCDEFGH":
        builders.info(title)
    answers = [client.get(f"/api/v2/pages/?fields=_,title&{query}") for _ in range(12)]
    assert {answer.headers["Cache-Control"] for answer in answers} == {"no-store"}
    assert not any(answer.has_header("ETag") for answer in answers)
    assert len({answer.content for answer in answers}) > 1
