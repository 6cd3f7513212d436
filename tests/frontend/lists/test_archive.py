"""Old stories: by year, and on pages after the longest first one. Nothing is out of reach."""

from datetime import date, timedelta
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup
from django.http import QueryDict

from frontend.content.addresses import Words
from frontend.lists import public_addresses, story_list
from tests import builders


@pytest.fixture(scope="module")
def stories(kept_for_module) -> None:
    """Forty stories, of which 22 are of 2020."""
    for number in range(40):
        builders.story(f"Verhaal {number}", date=date(2020, 6, 1) + timedelta(days=10 * number))


@pytest.fixture(autouse=True)
def pages_of_18(stories, home, monkeypatch):
    for module in (story_list, public_addresses):
        monkeypatch.setattr(module, "MOST", 18)


def page(client, query: str = "", status: int = 200) -> BeautifulSoup:
    response = client.get(f"/verhalen/{query}")
    assert response.status_code == status, query
    return BeautifulSoup(response.content, "html.parser")


def titles(found: BeautifulSoup) -> list[str]:
    return [link.string for link in found.select("#lijst h2 a")]


def test_pages_follow_each_other_to_the_oldest_story(client):
    found, seen = page(client, "?toon=18"), []
    while True:
        seen += titles(found)
        link = found.select_one("#meer a[rel=next]")
        if link is None:
            break
        found = page(client, link["href"].removeprefix("/verhalen/"))
    assert seen == [f"Verhaal {number}" for number in reversed(range(40))]
    assert found.select_one("#meer a[rel=prev]")["href"] == "/verhalen/?pagina=2"
    assert " ".join(found.select_one("#status").text.split()) == "37 tot en met 40 van 40 verhalen"


def test_each_page_is_its_own_for_search_engines(client):
    found = page(client, "?pagina=2")
    assert found.select_one("link[rel=canonical]")["href"].endswith("/verhalen/?pagina=2")
    assert "pagina 2" in found.title.string
    robots = client.get("/robots.txt").content.decode()
    assert "pagina" not in robots
    assert "jaar" not in robots


def test_years_are_linked_and_each_shows_all_of_its_stories(client):
    links = page(client).select(".years a")
    assert [link["href"] for link in links] == ["/verhalen/?jaar=2021", "/verhalen/?jaar=2020"]
    found = page(client, "?jaar=2020")
    assert titles(found) == [f"Verhaal {number}" for number in reversed(range(22))][:18]
    assert "uit 2020" in found.select_one("#status").text
    assert found.select_one(".years a[aria-current]")["href"] == "/verhalen/?jaar=2020"
    assert not found.select("#chips a[aria-current]")
    older = found.select_one("#meer a[rel=next]")["href"]
    assert older == "/verhalen/?jaar=2020&pagina=2"
    assert titles(page(client, "?jaar=2020&pagina=2")) == [
        "Verhaal 3",
        "Verhaal 2",
        "Verhaal 1",
        "Verhaal 0",
    ]
    assert "uit 2020" in found.title.string


def test_a_list_of_one_year_has_no_links_to_years(client):
    builders.StoryPage.objects.filter(date__lt=date(2021, 1, 1)).delete()
    assert not page(client).select(".years")


@pytest.mark.parametrize("query", ["?jaar=1999", "?pagina=9", "?jaar=2020&pagina=3"])
def test_a_state_without_stories_is_a_404_with_a_way_on(client, query):
    found = page(client, query, status=404)
    assert found.select_one(".empty a")["href"] == "/verhalen/"


@pytest.mark.parametrize(
    ("query", "same"),
    [
        ("?jaar=20x0", ""),
        ("?pagina=1", ""),
        ("?pagina=-2", ""),
        ("?pagina=0", ""),
        ("?toon=18&pagina=2", "?pagina=2"),
        ("?pagina=2&jaar=2020", "?jaar=2020&pagina=2"),
    ],
)
def test_each_state_has_one_address(client, query, same):
    read = story_list.Selection.from_query(QueryDict(query[1:]), Words())
    assert read.query == same


def test_every_address_that_a_crawler_finds_is_warmed(client, api):
    """Following links from the list, without those that robots.txt leaves out."""
    todo, found = ["/verhalen/"], set()
    while todo:
        address = todo.pop()
        if address in found or not address.startswith("/verhalen/"):
            continue
        found.add(address)
        html = BeautifulSoup(client.get(address).content, "html.parser")
        todo += [urljoin(address, link["href"]) for link in html.select("main a[href]")]
    states = {address for address in found if "?" in address and "toon=" not in address}
    assert {"/verhalen/?jaar=2020&pagina=2"} <= states
    assert states <= set(public_addresses.public_addresses(api)) | {
        "/verhalen/?categorie=ervaringen"
    }
    assert {f"/verhalen/verhaal-{number}/" for number in range(40)} <= found
