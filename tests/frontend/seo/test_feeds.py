"""The feeds: valid, complete, with names that stay, and nothing that is not public."""

from datetime import date
from pathlib import Path

import feedparser
import pytest
from bs4 import BeautifulSoup
from lxml import etree

from cms.models import StoryIndexPage
from tests import builders
from tests.frontend.seo.conftest import SECRET

ROOT = "http://127.0.0.1:8000"
SCHEMA = Path(__file__).with_name("atom.rng")
ATOM, JSON = "/verhalen/feed.atom", "/verhalen/feed.json"
RSS = "/verhalen/feed.rss"
TRAP = "Anna & Co <b>vet</b> \u2028 “x” ]]> \x07"


@pytest.fixture
def stories(home):
    image = builders.picture(size=(1300, 700))
    target = builders.info("Doel", slug="doel")
    link = f'<p>Lees <a linktype="page" id="{target.pk}">dit</a> & <b>dat</b>.</p>'
    picture = {"picture": {"image": image.pk, "alt_text": "Samen", "decorative": False}}
    body = [
        {"type": "text", "value": link},
        {"type": "picture", "value": {**picture, "caption": "Onderschrift"}},
    ]
    builders.story("Anna", slug="anna", excerpt=TRAP, body=body, date=date(2026, 10, 27))
    builders.story(TRAP, slug="val", category=builders.category("Taal & werk"))


def parsed(client, address: str = ATOM) -> feedparser.FeedParserDict:
    response = client.get(address)
    assert response.status_code == 200
    headers = {name.lower(): value for name, value in response.items()}
    found = feedparser.parse(response.content, response_headers=headers)
    assert found.bozo == 0
    return found


@pytest.mark.parametrize("address", [ATOM, "/verhalen/feed-ervaringen.atom"])
def test_the_feed_is_valid_atom(stories, client, address):
    response = client.get(address)
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    schema = etree.RelaxNG(etree.parse(SCHEMA))
    schema.assertValid(etree.fromstring(response.content))


def test_the_schema_refuses_what_is_no_atom(stories, client):
    schema = etree.RelaxNG(etree.parse(SCHEMA))
    for name in ("updated", "id", "title"):
        feed = etree.fromstring(client.get(ATOM).content)
        entry = feed.find("{http://www.w3.org/2005/Atom}entry")
        entry.remove(entry.find(f"{{http://www.w3.org/2005/Atom}}{name}"))
        assert not schema.validate(feed), name


def test_an_entry_has_summary_and_whole_text_with_whole_addresses(stories, client):
    entry = next(entry for entry in parsed(client).entries if entry.title == "Anna")
    assert entry.link == f"{ROOT}/verhalen/anna/"
    assert "&lt;b&gt;vet&lt;/b&gt;" in entry.summary
    assert [tag.term for tag in entry.tags] == ["Ervaringen"]
    assert entry.published.startswith("2026-10-27")
    text = entry.content[0].value
    assert f'<a href="{ROOT}/doel/">dit</a>' in text
    assert f'src="{ROOT}/media/images/' in text
    assert 'alt="Samen"' in text
    assert "Onderschrift" in text
    assert "srcset" not in text


def test_a_title_with_signs_of_markup_arrives_as_it_is(stories, client):
    titles = {item["title"] for item in client.get(JSON).json()["items"]}
    assert TRAP in titles
    plain = etree.fromstring(client.get(ATOM).content)
    found = [title.text for title in plain.iter("{http://www.w3.org/2005/Atom}title")]
    assert TRAP.replace("\x07", "") in found


def test_the_json_feed_says_the_same(stories, client):
    response = client.get(JSON)
    assert response["Content-Type"] == "application/feed+json; charset=utf-8"
    feed = response.json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == ROOT + JSON
    atom = parsed(client)
    assert [item["id"] for item in feed["items"]] == [entry.id for entry in atom.entries]
    for item in feed["items"]:
        assert item["content_html"]
        assert item["image"].startswith(f"{ROOT}/")
        assert item["date_modified"] >= item["date_published"][:10]


def test_the_rss_feed_has_the_same_stories_and_dates(stories, client):
    rss, atom = parsed(client, RSS), parsed(client)
    assert rss.version == "rss20"
    for name in ("id", "title", "link", "published_parsed"):
        assert [entry[name] for entry in rss.entries] == [entry[name] for entry in atom.entries]
    assert rss.feed.updated_parsed == atom.feed.updated_parsed
    assert client.get(RSS)["Content-Type"] == "application/rss+xml; charset=utf-8"
    assert client.get(RSS).content == client.get(RSS).content


def test_a_category_has_its_own_feed(stories, client):
    entries = parsed(client, "/verhalen/feed-taal-werk.atom").entries
    assert len(entries) == 1
    items = client.get("/verhalen/feed-ervaringen.json").json()["items"]
    assert [item["title"] for item in items] == ["Anna"]
    ids = {parsed(client, a).feed.id for a in (ATOM, "/verhalen/feed-ervaringen.atom")}
    assert len(ids) == 2


def test_names_stay_when_pages_move_and_updated_is_the_last_publication(stories, client):
    before = parsed(client)
    index = StoryIndexPage.objects.get()
    index.slug = "nieuws"
    index.save_revision().publish()
    after = parsed(client, "/nieuws/feed.atom")
    assert [entry.id for entry in after.entries] == [entry.id for entry in before.entries]
    assert after.feed.id == before.feed.id
    assert after.feed.updated == before.feed.updated == max(e.updated for e in after.entries)


def test_an_empty_list_has_a_valid_feed(home, client):
    schema = etree.RelaxNG(etree.parse(SCHEMA))
    schema.assertValid(etree.fromstring(client.get(ATOM).content))
    assert client.get(ATOM).content == client.get(ATOM).content


def test_nothing_that_is_not_public_is_in_it(hidden, client):
    for address in (ATOM, RSS, JSON, "/verhalen/feed-ervaringen.atom"):
        body = client.get(address).content.decode()
        assert SECRET not in body
        assert "Openbaar" in body


def test_there_is_no_feed_of_what_is_no_list_or_no_category(stories, client):
    for address in (
        "/nergens/feed.atom",
        "/verhalen/anna/feed.json",
        "/verhalen/feed-nergens.atom",
    ):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "path", ["/", "/verhalen/", "/verhalen/anna/", "/doel/", "/verhalen/?categorie=ervaringen"]
)
def test_heads_name_the_feeds_and_they_are_there(stories, client, path):
    page = BeautifulSoup(client.get(path).content, "html.parser")
    feeds = [
        link["href"]
        for link in page.select("link[rel=alternate]")
        if link["type"] in ("application/atom+xml", "application/feed+json")
    ]
    assert len(feeds) == (4 if "?" in path else 2)
    for address in feeds:
        assert client.get(address).status_code == 200
