import re

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.utils.translation import override

from frontend.content.stories import StoryList
from frontend.content.story_lists import NOUNS, STORIES
from frontend.lists.story_list import Listing, Selection
from tests import builders

pytestmark = pytest.mark.every_database


@pytest.fixture
def visit(client, home):
    def visit(query: str = "", status: int = 200) -> BeautifulSoup:
        response = client.get(f"/verhalen/{query}")
        assert response.status_code == status
        return BeautifulSoup(response.content, "html.parser")

    return visit


def titles(page: BeautifulSoup) -> list[str]:
    return [link.string for link in page.select("#lijst a")]


def status(page: BeautifulSoup) -> str:
    return " ".join(page.select_one("[role=status]").get_text().split())


def test_show_more_is_a_link_to_the_longer_list(visit):
    for number in range(20):
        builders.story(f"Verhaal {number}")
    page = visit()
    assert (len(titles(page)), status(page)) == (9, "9 van 20 verhalen")
    more = page.select_one("#meer a")
    assert more["href"] == more["data-hx-get"] == "/verhalen/?toon=18"
    longer = visit("?toon=18")
    assert titles(longer)[:9] == titles(page)
    end = visit("?toon=27")
    assert (len(titles(end)), status(end), end.select("#meer a")) == (20, "20 verhalen", [])


def test_a_category_is_chosen_by_a_chip_with_its_number(visit):
    builders.story("Taalles", category=builders.category("Taal"))
    builders.story("Anders")
    chips = {" ".join(chip.get_text().split()): chip for chip in visit().select("#chips a")}
    assert set(chips) == {"Alle verhalen", "Taal 1", "Ervaringen 1"}
    assert chips["Alle verhalen"]["aria-current"] == "true"
    page = visit(chips["Taal 1"]["href"].removeprefix("/verhalen/"))
    assert (titles(page), status(page)) == (["Taalles"], "1 verhaal in de categorie Taal")
    assert page.title.string.strip().startswith("Verhalen: Taal")


def test_a_search_says_what_it_found_and_keeps_the_category(visit):
    builders.story("Leren fietsen", category=builders.category("Taal"))
    builders.story("Fietsen maken")
    page = visit("?q=fietsen&categorie=taal")
    assert titles(page) == ["Leren fietsen"]
    said = re.sub(r"\W+", " ", status(page))
    assert said == "1 verhaal gevonden voor fietsen in de categorie Taal"
    assert page.select_one("#q")["value"] == "fietsen"
    hidden = page.select_one("input[name=categorie]")
    assert (hidden["value"], hidden["form"]) == ("taal", page.select_one("form")["id"])
    assert page.select_one("meta[name=robots]")["content"] == "noindex"


@pytest.mark.parametrize("words", ["zzzz", "'", '"', "%", "*", "a AND (", "-", "<b>", "é" * 150])
def test_a_search_without_results_has_a_way_out(visit, words):
    builders.story()
    page = visit(f"?q={words}".replace("%", "%25"))
    assert titles(page) == []
    assert page.select_one("#lijst-blok a")["href"] == "/verhalen/"


def test_large_numbers_are_written_as_people_write_them():
    listing = Listing(Selection(), None, (), StoryList((), 12345), NOUNS[STORIES])
    with override("nl"):
        text = render_to_string("frontend/_story_count.html", {"listing": listing})
    assert " ".join(text.split()) == "0 van 12.345 verhalen"


def test_an_unknown_category_is_missing_but_has_a_way_out(visit):
    builders.story()
    page = visit("?categorie=bestaat-niet", status=404)
    assert titles(page) == []
    assert page.select_one("#lijst-blok a")["href"] == "/verhalen/"


def test_a_site_without_stories_says_so(visit):
    assert "Hier staan nog geen verhalen" in visit().get_text()


def test_every_enhanced_element_also_works_without_script(visit):
    for number in range(10):
        builders.story(f"Verhaal {number}")
    enhanced = visit().select("[data-hx-get]")
    assert len(enhanced) > 2
    for element in enhanced:
        assert element["data-hx-get"] == element.get("href", element.get("action"))
