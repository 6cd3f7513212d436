"""The words in addresses are the site's own, and what they were before goes on working."""

import pytest
from django.http import QueryDict

from cms.models import SiteProfile
from frontend.content.addresses import Words
from frontend.lists.story_list import STEP, Selection
from frontend.web import addresses
from tests import builders

FORMER = {"search": ("zoeken",), "category": ("categorie",)}
NEW = Words("vind", "soort", "aantal", "deel", former=FORMER)


@pytest.fixture(scope="module")
def stories(kept_for_module):
    for number in range(STEP + 2):
        builders.story(f"Soep {number}")


@pytest.fixture
def renamed(stories, home):
    """A site whose words have changed since it began."""
    SiteProfile.objects.update(
        addresses={"search": "vind", "category": "soort", "show": "aantal", "page": "deel"},
        former_addresses={"search": ["zoeken"], "category": ["categorie"], "show": ["toon"]},
    )


def test_every_link_has_the_words_of_now(renamed, client):
    page = client.get("/verhalen/").text
    assert 'href="/verhalen/?soort=ervaringen"' in page
    assert 'href="/verhalen/?aantal=18"' in page
    assert 'action="/vind/"' in client.get("/vind/").text
    assert 'href="/vind/"' in page
    chosen = client.get("/verhalen/?soort=ervaringen").text
    assert 'name="soort" value="ervaringen"' in chosen
    for text in (page, chosen, client.get("/robots.txt").text):
        assert "categorie=" not in text
        assert "toon=" not in text
        assert "/zoeken" not in text


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("/zoeken/", "/vind/"),
        ("/zoeken", "/vind/"),
        ("/vind", "/vind/"),
        ("/zoeken/?q=soep", "/vind/?q=soep"),
        ("/zoeken/?q=soep&toon=18", "/vind/?q=soep&aantal=18"),
    ],
)
def test_an_address_of_before_leads_to_the_one_of_now(renamed, client, before, now):
    response = client.get(before)
    assert (response.status_code, response["Location"]) == (301, now)
    assert client.get(now).status_code == 200


def test_parameters_of_before_say_what_they_said(renamed, client):
    now = client.get("/verhalen/?soort=ervaringen&aantal=18").text
    assert client.get("/verhalen/?categorie=ervaringen&toon=18").text == now
    assert '<link rel="canonical" href="http://127.0.0.1:8000/verhalen/?soort=ervaringen">' in now


def test_the_word_of_now_wins_where_both_are_there():
    query = QueryDict("categorie=oud&soort=nieuw")
    assert Selection.from_query(query, NEW).query == "?soort=nieuw"


def test_what_is_kept_stands_under_the_words_of_now(renamed, api):
    assert addresses.canonical("categorie=x&utm=1") == "categorie=x&utm=1"  # nothing is known yet
    addresses.learn_words()
    assert addresses.canonical("categorie=x&utm=1") == "soort=x"


def test_a_process_stays_with_the_words_that_it_began_with(home, api):
    """What it keeps stands under these: other words come with the next start."""
    assert api.site().words.search == "zoeken"
    SiteProfile.objects.update(addresses={"search": "vind"})
    assert api.site().words.search == api.words().search == "zoeken"
