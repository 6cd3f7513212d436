"""What comes after a story: something to do, ways to pass it on, and the stories of its time."""

from datetime import date
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from bs4 import BeautifulSoup

from cms.models import StoryIndexPage
from tests import builders


@pytest.fixture(autouse=True)
def site(home):
    return home


@pytest.fixture
def end(client):
    def read(path: str = "/verhalen/anna/") -> BeautifulSoup:
        return BeautifulSoup(client.get(path).content, "html.parser")

    return read


@pytest.fixture
def form():
    page = builders.form("Ik word maatje")
    values = {"closing_text": "Wil jij ook helpen?", "closing_page": page}
    StoryIndexPage.objects.update(**values)
    return page


def test_staff_write_the_call_once(end, form):
    builders.story("Anna", slug="anna")
    call = end().select_one(".ending .call")
    assert call.p.get_text(strip=True) == "Wil jij ook helpen?"
    assert (call.a["href"], call.a.string) == ("/ik-word-maatje/", "Ik word maatje")


def test_a_story_may_have_its_own(end, form):
    page = builders.info("Geef", slug="geef")
    builders.story("Anna", slug="anna", closing_page=page, closing_button="Geef ook")
    call = end().select_one(".ending .call")
    assert (call.a["href"], call.a.string) == ("/geef/", "Geef ook")
    assert "Wil jij ook helpen?" not in call.text


def test_a_call_to_a_page_that_is_not_public_is_not_there(end, form, client):
    builders.story("Anna", slug="anna")
    form.unpublish()
    assert not end().select(".ending .call")
    assert client.get("/api/v2/pages/find/?html_path=/verhalen/").json()["closing"] is None


def test_a_text_that_ends_with_a_call_gets_no_second_one(end, form):
    value = {"text": "<p>Bel ons.</p>", "button": {"label": "Bel", "url": "https://example.org/"}}
    builders.story("Anna", slug="anna", body=[{"type": "call_to_action", "value": value}])
    assert [each.a.string for each in end().select("main .call")] == ["Bel"]


def test_the_markdown_of_a_story_has_the_call(client, form):
    builders.story("Anna", slug="anna")
    text = client.get("/verhalen/anna/index.md").content.decode()
    assert "[Ik word maatje](http://127.0.0.1:8000/ik-word-maatje/)" in text


def test_a_story_is_passed_on_by_plain_links(end):
    builders.story("Anna & “Bas”: 100%", slug="anna")
    mail, whatsapp = (link["href"] for link in end().select(".share a"))
    url = "http://127.0.0.1:8000/verhalen/anna/"
    query = parse_qs(urlsplit(mail).query, strict_parsing=True)
    assert mail.startswith("mailto:?")
    assert query == {"subject": ["Anna & “Bas”: 100%"], "body": [f"Anna & “Bas”: 100%\r\n{url}"]}
    assert whatsapp.startswith("https://wa.me/?text=")
    assert unquote(whatsapp.partition("=")[2]) == f"Anna & “Bas”: 100% {url}"
    button = end().select_one(".share button[data-copy]")
    assert button["data-copy"] == url
    assert button.parent.has_attr("hidden"), "without the script it would do nothing"


def test_also_read_shows_its_neighbours_in_time(end):
    for year in range(2010, 2020):
        builders.story(f"Van {year}", slug=f"van-{year}", date=date(year, 1, 1))
    titles = [link.string for link in end("/verhalen/van-2013/").select(".related .card a")]
    assert titles == ["Van 2014", "Van 2012", "Van 2011"]
    newest = [link.string for link in end("/verhalen/van-2019/").select(".related .card a")]
    assert newest == ["Van 2018", "Van 2017", "Van 2016"]
