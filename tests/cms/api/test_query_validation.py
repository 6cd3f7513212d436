"""No query makes API v2 or v3 fail: what it cannot mean is a 400 (v3: also 404 or 422)."""

import re
from pathlib import Path

import pytest

from cms.models import StoryIndexPage
from tests import builders

HUGE = "99999999999999999999"
V2 = "/api/v2/pages/"
REFUSED = [
    f"{V2}?offset={HUGE}",
    f"{V2}?offset=-1",
    f"{V2}?limit=abc",
    f"{V2}?limit=101",
    f"{V2}?child_of={HUGE}",
    f"{V2}?descendant_of=x",
    f"{V2}?ancestor_of=9999",
    f"{V2}find/?id=abc",
    f"{V2}find/?id={HUGE}",
    f"{V2}?first_published_at=2026",
    f"{V2}?search_operator=foo&search=x",
    f"{V2}?search=%00",
    f"{V2}?site=elsewhere.example",
    f"{V2}?locale=nl",
    f"{V2}?format=api",
    f"{V2}?_=1",
    f"{V2}?colour=red",
    f"{V2}?fields=colour",
    f"{V2}?fields=title(",
    f"{V2}?type=cms.Nothing",
    f"{V2}?type=auth.User",
    f"{V2}?order=colour",
    f"{V2}?rich_text_format=pdf",
    f"{V2}?type=cms.InfoPage&order=colour",
    f"{V2}?type=cms.StoryPage&date=yesterday",
    f"{V2}?type=cms.StoryPage&thumb={HUGE}",
    f"{V2}?type=cms.InfoPage&order=order&colour=1",
    f"{V2}find/?html_path=/&colour=1",
    f"{V2}find/?html_path=/%00/",
    "/api/v2/site/?colour=1",
    "/api/v2/version/?limit=1",
    "/api/v2/categories/?search=x",
    "/api/v2/categories/?colour=1",
    "/api/v2/redirects/?colour=1",
    "/api/v2/images/?colour=1",
    "/api/v2/images/?tags=x",
    "/api/v2/documents/?colour=1",
    "/api/v2/documents/?limit=1e3",
    "/api/v2/preview/?colour=1",
    f"/api/v3/pages/?offset={HUGE}",
    "/api/v3/pages/?search=%00",
    "/api/v3/pages/?site=elsewhere.example",
]
MISSING = [
    f"{V2}{HUGE}/",
    f"{V2}999/",
    f"{V2}find/?id=999",
    f"{V2}find/?html_path=/nergens/",
    f"{V2}find/",
    "/api/v2/redirects/find/?html_path=/nergens/",
    "/api/v2/preview/",
    "/api/v2/preview/?token=verzonnen",
    "/api/v2/images/1/",
    "/api/v2/unknown/",
]


@pytest.mark.parametrize("address", REFUSED)
def test_a_query_that_means_nothing_is_refused(address, home, client):
    builders.story()
    assert client.get(address).status_code == 400, client.get(address).content


@pytest.mark.parametrize("address", MISSING)
def test_what_is_not_there_is_a_404(address, home, client):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "word", ['"', "'", "*", "AND OR NOT", "(", "a:b", "-", "é" * 500, "\\", "%"]
)
@pytest.mark.parametrize("api", ["v2", "v3"])
def test_any_word_can_be_searched(word, api, home, client):
    builders.story()
    response = client.get(f"/api/{api}/pages/", {"search": word, "type": "cms.StoryPage"})
    assert response.status_code == 200


def test_a_refusal_names_what_is_wrong(home, client):
    assert "colour" in client.get(f"{V2}?colour=1").json()["message"]
    assert "colour" in client.get(f"{V2}?fields=colour").json()["message"]
    assert "colour" in client.get(f"{V2}find/?html_path=/&colour=1").json()["message"]
    assert "offset" in client.get(f"{V2}?offset=x").json()["message"]


def test_only_reading_is_allowed(home, client):
    for method in (client.post, client.put, client.patch, client.delete):
        assert method(V2).status_code == 405


LISTS = Path("docs/api.md").read_text().partition("## Lists")[2].partition("## ")[0]
EXAMPLES = [
    example
    for row in re.findall(r"^\| (`.+?) \|", LISTS, re.MULTILINE)
    for example in re.findall(r"`([^`…]+=[^`…]+)`", row)
]


def test_each_list_of_the_document_can_be_asked_for(home, client):
    story = builders.story(category=builders.category("Ervaringen"))
    ids = {"near=12": story.pk, "child_of=4": StoryIndexPage.objects.get().pk, "_of=3": home.pk}
    assert len(EXAMPLES) > 10
    for example in EXAMPLES:
        query = example
        for sign, pk in ids.items():
            query = query.replace(sign, f"{sign.partition('=')[0]}={pk}")
        answer = client.get(f"{V2}?{query}")
        assert answer.status_code == 200, (example, answer.text)
