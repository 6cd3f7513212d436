"""The Markdown of whole pages: the words of the page, and only of public ones."""

from datetime import date

import pytest
import yaml
from bs4 import BeautifulSoup
from django.core.management import call_command

from tests import builders
from tests.frontend.markdown.test_rich_text import parser, words
from tests.frontend.seo.conftest import EXPIRED, SECRET

ROOT = "http://127.0.0.1:8000"
RICH = (
    "<h2>Kop: 1. & 2</h2><p><b>Vet?</b><br/>#geen kop * en _</p><ul><li>een</li><li>2. b</li></ul>"
)


@pytest.fixture
def every_block(home):
    image = builders.picture(size=(900, 600))
    target = builders.info("Doel", slug="doel")
    chosen = {"image": image.pk, "alt_text": "Samen [aan] tafel", "decorative": False}
    column = {"type": "text", "heading": "Dag | uur"}
    blocks = [
        ("text", RICH),
        ("picture", {"picture": chosen, "caption": "Een *onderschrift*"}),
        ("quote", {"quote": "<p>Het werd <i>beter</i>.</p>", "attribution": "Anna_B"}),
        (
            "call_to_action",
            {
                "text": "<p>Doe mee!</p>",
                "button": {"label": "Word maatje", "page": target.pk, "url": ""},
            },
        ),
        (
            "person_card",
            {
                "name": "Bram (maatje)",
                "picture": chosen,
                "starting_date": "mei 2020",
                "hobbies": "lezen, 1+1",
            },
        ),
        (
            "table",
            {
                "columns": [column, column],
                "rows": [{"values": ["<p>ma | di</p>", "<p><b>9.00</b></p>"]}],
                "caption": "Rooster",
            },
        ),
        ("embed", {"url": "https://www.example.org/v?a=1", "title": "Een film [1]"}),
        ("code", {"code": "a = `b`\n```\n<c>", "language": "python"}),
    ]
    body = [{"type": type, "value": value} for type, value in blocks]
    builders.story("Anna & Co", slug="anna", excerpt="Kort < lang.", body=body)
    builders.info("Alles", slug="alles", body=body)


def read(client, path: str) -> tuple[dict, BeautifulSoup, str]:
    """Return front matter, the rest as HTML, and the rest as it is."""
    response = client.get(f"{path}index.md")
    assert response.status_code == 200
    assert response["Content-Type"] == "text/markdown; charset=utf-8"
    _, front, text = response.content.decode().split("---\n", 2)
    return yaml.safe_load(front), BeautifulSoup(parser.render(text), "html.parser"), text


def shown(client, path: str) -> str:
    """Return the words of the text of a page as browsers show it."""
    page = BeautifulSoup(client.get(path).content, "html.parser")
    for tag in page.select(".prose dt, .prose dd, .prose span, .prose figcaption, .prose caption"):
        tag.insert_after(" ")
    for tag in page.select(".prose dt"):
        tag.append(":")
    return words(str(page.select_one(".prose")))


@pytest.mark.parametrize("path", ["/verhalen/anna/", "/alles/"])
def test_the_words_of_every_block_are_those_of_the_page(every_block, client, path):
    _, page, _ = read(client, path)
    text = words(str(page))
    expected = shown(client, path)
    for word in ("Kop:", "onderschrift*", "Anna_B", "Word", "(maatje)", "Rooster", "[1]", "<c>"):
        assert word in expected
    assert text.endswith(expected) or expected in text


def test_the_seeds_say_the_same(home, client):
    call_command("import_content", "importers/seeds", verbosity=0)
    for path in ("/verhalen/najib/", "/de-maatjes/"):
        _, page, _ = read(client, path)
        expected = shown(client, path)
        assert len(expected) > 1000
        assert words(str(page)).endswith(expected)


def test_pictures_links_and_structure_are_kept(every_block, client):
    _, page, _ = read(client, "/verhalen/anna/")
    assert page.h1.get_text() == "Anna & Co"
    assert {image["alt"] for image in page.select("img")} == {"Samen [aan] tafel"}
    assert all(image["src"].startswith(f"{ROOT}/media/images/") for image in page.select("img"))
    links = {link.get_text(): link["href"] for link in page.select("a")}
    assert links["Word maatje"] == f"{ROOT}/doel/"
    assert links["Een film [1]"] == "https://www.example.org/v?a=1"
    assert page.select_one("pre code.language-python").get_text() == "a = `b`\n```\n<c>\n"
    assert [cell.get_text() for cell in page.select("td")] == ["ma | di", "9.00"]
    assert page.select_one("blockquote em").get_text() == "beter"


def test_front_matter_says_what_is_known(home, client):
    builders.story('"Anna": 1', slug="anna", date=date(2026, 10, 27), excerpt="# Kort")
    front, _, _ = read(client, "/verhalen/anna/")
    assert front == {
        "title": '"Anna": 1',
        "description": "# Kort",
        "date": "2026-10-27",
        "url": f"{ROOT}/verhalen/anna/",
        "category": "Ervaringen",
    }


def test_each_page_names_its_markdown_and_lists_lead_on(every_block, client):
    for path in ("/", "/verhalen/", "/verhalen/anna/", "/alles/"):
        page = BeautifulSoup(client.get(path).content, "html.parser")
        link = page.select_one("link[rel=alternate][type='text/markdown']")
        assert link["href"] == f"{path}index.md"
        read(client, path)
    _, listed, _ = read(client, "/verhalen/")
    assert listed.select_one("li a")["href"] == f"{ROOT}/verhalen/anna/index.md"


def test_nothing_that_is_not_public_is_in_any(hidden, client):
    for path in hidden:
        expected = 410 if path == EXPIRED else 404
        assert client.get(f"{path}index.md").status_code == expected
    for address in ("/index.md", "/verhalen/index.md", "/verhalen/openbaar/index.md", "/llms.txt"):
        response = client.get(address)
        assert response.status_code == 200
        assert SECRET not in response.content.decode()


def test_llms_txt_tells_what_the_site_is_and_where_all_is(every_block, client):
    response = client.get("/llms.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    page = BeautifulSoup(parser.render(response.content.decode()), "html.parser")
    assert page.h1.get_text() == "JobHulpMaatje Den Haag"
    assert page.blockquote.get_text(strip=True).startswith("Vrijwilligers")
    addresses = [link["href"].removeprefix(ROOT) for link in page.select("a")]
    assert {"/index.md", "/verhalen/anna/index.md", "/alles/index.md"} <= set(addresses)
    for address in addresses:
        assert client.get(address).status_code == 200


def test_an_alias_and_an_odd_path_lead_to_the_page(home, client):
    story = builders.story(slug="anna")
    story.create_alias(parent=story.get_parent(), update_slug="ook-anna")
    response = client.get("/verhalen/ook-anna/index.md")
    assert (response.status_code, response["Location"]) == (301, "/verhalen/anna/index.md")
    assert client.get("/nergens/index.md").status_code == 404
