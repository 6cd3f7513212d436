"""What a page's head says to search engines and to sites on which it is shared."""

import json
from datetime import date

import brotli
import pytest
from bs4 import BeautifulSoup

from cms.models import SiteDetails
from tests import builders

ROOT = "http://127.0.0.1:8000"
TRAP = "</script><script>alert(1)</script> & <!-- \u2028 “aanhaling”"


@pytest.fixture
def head(home, client):
    def head(path: str) -> BeautifulSoup:
        response = client.get(path)
        assert response.status_code == 200
        return BeautifulSoup(response.content, "html.parser")

    return head


def properties(page: BeautifulSoup) -> dict[str, str]:
    return {tag["property"]: tag["content"] for tag in page.select("meta[property]")}


def graph(page: BeautifulSoup) -> dict[str, dict]:
    [script] = page.select("script[type='application/ld+json']")
    return {thing["@type"]: thing for thing in json.loads(script.string)["@graph"]}


def test_a_story_says_all_that_other_sites_show(head):
    image = builders.picture(size=(1300, 700))
    builders.story("Anna", slug="anna", excerpt="Het begin.", thumb=image, thumb_alt="Anna lacht")
    page = head("/verhalen/anna/")
    found = properties(page)
    assert found.pop("og:image").startswith(f"{ROOT}/media/images/")
    assert found == {
        "og:type": "article",
        "og:site_name": "JobHulpMaatje Den Haag",
        "og:title": "Anna",
        "og:description": "Het begin.",
        "og:url": f"{ROOT}/verhalen/anna/",
        "og:locale": "nl_NL",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Anna lacht",
    }
    assert page.select_one("link[rel=canonical]")["href"] == found["og:url"]
    assert page.select_one("meta[name='twitter:card']")["content"] == "summary_large_image"


@pytest.mark.parametrize("path", ["/", "/verhalen/", "/over-ons/", "/verhalen/anna/"])
def test_a_page_without_a_picture_names_a_drawn_one_that_is_there(head, client, path):
    builders.story(slug="anna")
    builders.info(slug="over-ons")
    address = properties(head(path))["og:image"]
    assert address == f"{ROOT}{path}deel.png"
    response = client.get(address.removeprefix(ROOT))
    assert (response.status_code, response["Content-Type"]) == (200, "image/png")
    assert response["X-Content-Type-Options"] == "nosniff"


def test_the_picture_of_the_site_is_for_pages_but_not_for_stories(head):
    builders.story(slug="anna")
    SiteDetails.objects.update(share_picture=builders.picture(description="Twee maatjes"))
    assert properties(head("/"))["og:image:alt"] == "Twee maatjes"
    assert properties(head("/verhalen/anna/"))["og:image"].endswith("deel.png")


def test_a_small_picture_is_shown_small(head):
    builders.story(slug="anna", thumb=builders.picture(size=(400, 500)), thumb_alt="x")
    assert head("/verhalen/anna/").select_one("meta[name='twitter:card']")["content"] == "summary"


def test_a_category_is_a_page_of_its_own(head):
    builders.story()
    page = head("/verhalen/?categorie=ervaringen")
    assert properties(page)["og:url"] == f"{ROOT}/verhalen/?categorie=ervaringen"
    assert properties(page)["og:title"] == "Verhalen: Ervaringen"


def test_a_story_is_an_article_of_the_organisation_on_the_way_from_home(head):
    builders.story("Anna", slug="anna", date=date(2026, 10, 27))
    found = graph(head("/verhalen/anna/"))
    article = found["Article"]
    assert (article["headline"], article["datePublished"]) == ("Anna", "2026-10-27")
    assert article["dateModified"].startswith("20")
    assert article["publisher"]["@id"] == article["author"]["@id"] == f"{ROOT}/#organization"
    assert article["image"]["url"] == f"{ROOT}/verhalen/anna/deel.png"
    steps = found["BreadcrumbList"]["itemListElement"]
    assert [step["item"] for step in steps] == [
        f"{ROOT}/",
        f"{ROOT}/verhalen/",
        f"{ROOT}/verhalen/anna/",
    ]


def test_each_other_type_says_what_it_is(head):
    builders.info("Over ons", slug="over-ons")
    assert graph(head("/"))["Organization"]["name"] == "JobHulpMaatje Den Haag"
    assert graph(head("/over-ons/"))["WebPage"]["name"] == "Over ons"
    assert "BreadcrumbList" in graph(head("/over-ons/"))
    assert graph(head("/verhalen/"))["CollectionPage"]["url"] == f"{ROOT}/verhalen/"


def test_no_title_can_end_the_element_that_it_is_in(head):
    builders.story(TRAP, slug="anna", excerpt=TRAP)
    page = head("/verhalen/anna/")
    assert graph(page)["Article"]["headline"] == TRAP
    assert len(page.select("script:not([src])")) == 1
    assert properties(page)["og:title"] == TRAP


def test_a_page_stays_small(home, client):
    words = " ".join(f"woord{number * 7919 % 997}" for number in range(700))
    builders.story("Anna", slug="anna", body=[{"type": "text", "value": f"<p>{words}</p>"}])
    assert len(brotli.compress(client.get("/verhalen/anna/").content, quality=5)) <= 8192
