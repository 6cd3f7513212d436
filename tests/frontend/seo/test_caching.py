"""What other programs read is kept, compressed and tagged like any page, and no page hides it."""

import json

import pytest

from cms.models import SiteDetails
from frontend.cache.answers import call
from frontend.seo.urls_for_crawlers import program_addresses
from frontend.serving import internal_requests
from frontend.serving.build import build_delivery
from tests import builders

TEXTS = ["/robots.txt", "/sitemap.xml", "/llms.txt", "/site.webmanifest", "/verhalen/index.md"]
TEXTS += ["/verhalen/feed.atom", "/verhalen/feed.json"]


@pytest.fixture
def delivery(asking_at_once, api, rendering):
    builders.story(slug="anna")
    return build_delivery(rendering)


@pytest.mark.parametrize("address", [*TEXTS, "/deel.png", "/favicon.ico"])
def test_it_is_made_once_for_everyone_and_whatever_the_query(delivery, rendering, address):
    first = call(delivery, internal_requests.request(address))
    assert first.status == "200 OK"
    rendering.addresses.clear()
    for query in ("", "?utm_source=x", "?x"):
        environ = internal_requests.request(address + query)
        assert call(delivery, environ).body == first.body
    again = environ | {"HTTP_IF_NONE_MATCH": first.fields["etag"]}
    assert call(delivery, again).status == "304 Not Modified"
    assert rendering.addresses == []
    assert first.fields["x-content-type-options"] == "nosniff"
    assert "set-cookie" not in first.fields


@pytest.mark.parametrize("address", TEXTS)
@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_texts_are_compressed(delivery, address, encoding):
    environ = internal_requests.request(address) | {"HTTP_ACCEPT_ENCODING": encoding}
    raw = call(delivery, environ)
    plain = call(delivery, internal_requests.request(address))
    if len(plain.body) >= 200:
        assert raw.fields["content-encoding"] == encoding
        assert len(raw.body) < len(plain.body)


def test_all_of_them_are_there(delivery, api, client):
    for address in program_addresses(api):
        assert client.get(address).status_code == 200, address


def test_the_manifest_names_icons_that_are_there(home, client):
    document = json.loads(client.get("/site.webmanifest").content)
    assert document["name"] == SiteDetails.objects.get().name
    for icon in document["icons"]:
        response = client.get(icon["src"])
        assert (response.status_code, response["Content-Type"]) == (200, icon["type"])
