"""The page that searches the whole site: what it shows, and at which addresses."""

import pytest
from bs4 import BeautifulSoup
from django.core.handlers.wsgi import WSGIHandler

from frontend.cache.answers import call
from frontend.lists.public_addresses import public_addresses
from frontend.serving import internal_requests
from frontend.serving.build import build_delivery
from tests import builders

pytestmark = pytest.mark.every_database


@pytest.fixture
def visit(client, home):
    def visit(query: str = "", status: int = 200, **parameters) -> BeautifulSoup:
        response = client.get(f"/zoeken/{query}", parameters or None)
        assert response.status_code == status
        return BeautifulSoup(response.content, "html.parser")

    return visit


def text(element) -> str:
    return " ".join(element.get_text().split())


def titles(page: BeautifulSoup) -> list[str]:
    return [text(link) for link in page.select("#lijst h2 a")]


def status(page: BeautifulSoup) -> str:
    return text(page.select_one("[role=status]"))


def test_stories_and_pages_are_found_together_and_say_which_they_are(visit):
    builders.story("De bakker")
    builders.info("Over bakkers")
    page = visit("?q=bakker")
    kinds = {text(hit.h2): text(hit.select_one(".kind")) for hit in page.select(".hit")}
    assert kinds == {"De bakker": "Verhaal", "Over bakkers": "Pagina"}
    assert status(page) == "2 resultaten voor ‘bakker’"
    assert page.select_one("#q")["value"] == "bakker"
    assert page.title.string.startswith("Zoeken naar ‘bakker’")
    assert {link["href"] for link in page.select(".hit a")} == {
        "/verhalen/de-bakker/",
        "/over-bakkers/",
    }


def test_words_are_marked_and_all_else_is_escaped(visit):
    body = [{"type": "text", "value": "<p>Bij &lt;script&gt;bakkers&lt;/script&gt; thuis.</p>"}]
    builders.story("<b>Bakker</b>", excerpt="“Hallo” & dag.", body=body)
    hit = visit(q="bakker").select_one(".hit")
    assert hit.select("script, b") == []
    assert text(hit.h2) == "<b>Bakker</b>"
    assert [mark.string for mark in hit.select("mark")] == ["Bakker", "bakkers"]
    assert "“Hallo” & dag. Bij <script>bakkers</script> thuis." in text(hit)


def test_a_word_with_an_error_shows_what_was_probably_meant(visit):
    builders.story("De bakker")
    page = visit("?q=baker")
    assert titles(page) == ["De bakker"]
    assert status(page) == (
        "Niets gevonden voor ‘baker’. Bedoelde je ‘bakker’? Daarvoor is er 1 resultaat."
    )
    assert page.select_one("#q")["value"] == "baker"


def test_the_story_list_tells_so_too(client, home):
    builders.story("De bakker")
    page = BeautifulSoup(client.get("/verhalen/?q=baker").content, "html.parser")
    assert status(page) == (
        "Niets gevonden voor ‘baker’. Bedoelde je ‘bakker’? 1 verhaal gevonden voor ‘bakker’"
    )


def test_nothing_found_leads_on(visit):
    builders.story("De bakker")
    builders.info("Over ons")
    page = visit("?q=xyzzy")
    assert status(page) == "0 resultaten voor ‘xyzzy’"
    ways = {link["href"] for link in page.select("#lijst-blok a")}
    assert {"/", "/verhalen/", "/over-ons/", "/verhalen/?categorie=ervaringen"} <= ways


def test_the_page_itself_has_a_field_and_suggestions(visit):
    builders.story("De bakker")
    page = visit()
    assert page.select_one("form[role=search] input[name=q]")["value"] == ""
    assert status(page) == "Typ een woord, en je ziet meteen wat er is."
    assert [text(link) for link in page.select(".chip")] == ["Ervaringen"]
    assert [text(link) for link in page.select(".card a")] == ["De bakker"]


def test_an_empty_site_has_the_page_too(visit):
    assert visit().select_one("#q")


def test_show_more_is_a_link_to_the_longer_list(visit):
    for number in range(20):
        builders.info(f"Bakker {number}")
    page = visit("?q=bakker")
    assert (len(titles(page)), status(page)) == (9, "9 van 20 resultaten voor ‘bakker’")
    more = page.select_one("#meer a")
    assert more["href"] == "/zoeken/?q=bakker&toon=18"
    assert titles(visit("?q=bakker&toon=18"))[:9] == titles(page)
    end = visit("?q=bakker&toon=27")
    assert (len(titles(end)), end.select("#meer a")) == (20, [])


def test_no_search_engine_keeps_it(visit):
    for query in ("", "?q=bakker"):
        assert visit(query).select_one("meta[name=robots]")["content"] == "noindex"


def test_every_enhanced_element_also_works_without_script(visit):
    for number in range(10):
        builders.story(f"Bakker {number}")
    enhanced = visit("?q=bakker").select("[data-hx-get]")
    assert len(enhanced) == 3
    for element in enhanced:
        assert element["data-hx-get"].split("?")[0] in ("/zoeken/", "")  # to try again
        assert element["data-hx-get"] == element.get("href", element.get("action"))


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [
        ("/zoeken", "/zoeken/"),
        ("/zoeken?q=jan", "/zoeken/?q=jan"),
        ("/zoeken/?categorie=taal", "/zoeken/"),
        ("/zoeken/?toon=18", "/zoeken/"),
        ("/zoeken/?q=jan&categorie=taal", "/zoeken/?q=jan"),
    ],
)
def test_each_search_has_one_address(asked, leads_to, client, home):
    response = client.get(asked)
    assert (response.status_code, response["location"]) == (301, leads_to)


@pytest.mark.parametrize(
    "typed", ["'", '"', "%", "a AND (", "<b>", "x" * 10_000, "\x01", "😀", "é" * 150, "{{ q }}"]
)
def test_any_text_gets_a_page(typed, visit):
    builders.story()
    page = visit(q=typed)
    assert page.h1
    assert page.select("#lijst-blok a")


def test_searches_have_a_small_place_in_memory_and_the_plain_page_a_lasting_one(
    asking_at_once, api
):
    builders.story("De bakker")
    delivery = build_delivery(WSGIHandler())
    for address in ("?q=bakker", "?q=baker", "?q=x", "?toon=18", "?categorie=x", "?categorie=y"):
        call(delivery, internal_requests.request(f"/zoeken/{address}"))
    assert (len(delivery.pages), len(delivery.others)) == (0, 6)
    call(delivery, internal_requests.request("/zoeken/"))
    assert len(delivery.pages) == 1


def test_warming_visits_the_plain_page(api):
    assert "/zoeken/" in set(public_addresses(api))


def test_every_page_leads_to_it(client, home):
    builders.info("Over ons")
    for path in ("/", "/over-ons/", "/bestaat-niet/"):
        page = BeautifulSoup(client.get(path).content, "html.parser")
        link = page.select_one("header a[href='/zoeken/']")
        assert text(link) == "Zoeken"


def test_a_story_looks_as_on_its_card(visit):
    builders.story(
        "De bakker",
        excerpt="Bij de bakker in de stad.",
        date="2026-05-04",
        thumb=builders.picture(),
        thumb_alt="Brood",
    )
    builders.info("Over bakkers")
    hits = {text(hit.select_one(".kind")): hit for hit in visit(q="bakker").select(".hit")}
    page, story = hits["Pagina"], hits["Verhaal"]
    assert "Bij de bakker in de stad." in text(story)
    assert [mark.string for mark in story.select("p mark")] == ["bakker"]
    assert text(story.select_one(".meta")) == "Ervaringen 4 mei 2026"
    assert story.img["alt"] == ""
    assert (page.select("img"), page.select(".meta")) == ([], [])
