"""`/sitemap.xml` and `/robots.txt`: every public page, and nothing else."""

import urllib.robotparser
from datetime import datetime
from xml.etree import ElementTree as ET

from tests import builders
from tests.frontend.seo.conftest import SECRET

ROOT = "http://127.0.0.1:8000"
NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "i": "http://www.google.com/schemas/sitemap-image/1.1",
}


def read(client, address: str = "/sitemap.xml") -> ET.Element:
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (
        200,
        "application/xml; charset=utf-8",
    )
    return ET.fromstring(response.content)


def locations(tree: ET.Element) -> list[str]:
    return [entry.text.removeprefix(ROOT) for entry in tree.findall("*/s:loc", NAMES)]


def test_every_public_page_is_in_it_once(home, client, api):
    story = builders.story(slug="anna")
    builders.info(slug="café-1")
    story.create_alias(parent=story.get_parent(), update_slug="ook-anna")
    found = locations(read(client))
    assert sorted(found) == ["/", "/caf%C3%A9-1/", "/verhalen/", "/verhalen/anna/"]
    for path in found:
        assert client.get(path).status_code == 200


def test_nothing_that_is_not_public_is_in_it(hidden, client):
    body = client.get("/sitemap.xml").content.decode()
    assert SECRET not in body
    assert not [path for path in hidden if path in body]
    assert "/verhalen/openbaar/" in body


def test_it_tells_the_last_change_and_the_pictures(home, client):
    own, within = builders.picture(size=(1300, 700)), builders.picture("In de tekst")
    chosen = {"image": within.pk, "alt_text": "x", "decorative": False}
    block = {"type": "picture", "value": {"picture": chosen, "caption": ""}}
    story = builders.story(slug="anna", thumb=own, thumb_alt="x", body=[block])
    [entry] = [
        url
        for url in read(client).findall("s:url", NAMES)
        if url.find("s:loc", NAMES).text.endswith("/anna/")
    ]
    changed = entry.find("s:lastmod", NAMES).text
    reported = datetime.fromisoformat(changed)
    assert reported == story.last_published_at.replace(microsecond=0)
    pictures = [found.text for found in entry.findall("i:image/i:loc", NAMES)]
    assert len(pictures) == 2
    shown = client.get("/verhalen/anna/").content.decode()
    for address in pictures:
        assert address.removeprefix(ROOT) in shown


def test_many_pages_are_listed_in_parts(home, client, monkeypatch):
    monkeypatch.setattr("frontend.seo.sitemap.PART", 3)
    monkeypatch.setattr("frontend.seo.sitemap.MOST_AT_ONCE", 2)
    for number in range(5):
        builders.info(f"Pagina {number}", slug=f"pagina-{number}")
    parts = locations(read(client))
    assert parts == ["/sitemap-1.xml", "/sitemap-2.xml", "/sitemap-3.xml"]
    found = [path for part in parts for path in locations(read(client, part))]
    assert len(found) == len(set(found)) == 7
    assert client.get("/sitemap-4.xml").status_code == 404
    assert client.get("/sitemap-0.xml").status_code == 404


def test_a_query_is_no_other_answer(home, client):
    assert client.get("/sitemap.xml?utm=1").status_code == 200
    response = client.get("/robots.txt?q=x")
    assert (response.status_code, response["Location"]) == (301, "/robots.txt")


def test_crawlers_may_see_pages_and_no_drafts(home, client):
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    rules = urllib.robotparser.RobotFileParser()
    rules.parse(response.content.decode().splitlines())
    assert rules.site_maps() == [f"{ROOT}/sitemap.xml"]
    assert rules.can_fetch("Googlebot", f"{ROOT}/verhalen/anna/")
    assert rules.can_fetch("Googlebot", f"{ROOT}/verhalen/?categorie=taal")
    assert not rules.can_fetch("Googlebot", f"{ROOT}/preview/?token=x")


def test_without_the_cms_they_say_so(no_cms, client):
    for address in ("/robots.txt", "/sitemap.xml", "/deel.png"):
        assert client.get(address).status_code == 503
