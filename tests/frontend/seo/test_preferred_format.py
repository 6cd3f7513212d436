"""A page is Markdown at its own address for who prefers that, and no cache confuses the two."""

import pytest

from frontend.cache.answers import call
from frontend.cache.keys import Key
from frontend.serving import internal_requests
from frontend.serving.build import build_delivery
from frontend.serving.environ import complete, head
from tests import builders

HTML, MARKDOWN = "text/html; charset=utf-8", "text/markdown; charset=utf-8"
BROWSER, PROGRAM = "text/html,application/xhtml+xml,*/*;q=0.8", "text/markdown, text/html;q=0.9"
PAGES = ["/", "/verhalen/", "/verhalen/anna/"]


@pytest.fixture
def delivery(asking_at_once, api, rendering):
    builders.story(slug="anna")
    return build_delivery(rendering)


def asked(delivery, address: str, accept: str, **headers):
    return call(delivery, internal_requests.request(address) | {"HTTP_ACCEPT": accept} | headers)


@pytest.mark.parametrize("order", [(BROWSER, PROGRAM), (PROGRAM, BROWSER)])
@pytest.mark.parametrize("address", PAGES)
def test_both_are_kept_and_neither_is_given_for_the_other(delivery, rendering, address, order):
    for _ in range(2):
        for accept in order:
            answer = asked(delivery, address, accept)
            assert answer.fields["content-type"] == (HTML if accept == BROWSER else MARKDOWN)
            assert answer.fields["vary"] == "Accept-Encoding, Accept"
    assert rendering.addresses.count(address) == 2
    html, markdown = (asked(delivery, address, accept) for accept in (BROWSER, PROGRAM))
    assert html.body.startswith(b"<!DOCTYPE html>")
    assert markdown.body == asked(delivery, f"{address}index.md", BROWSER).body
    assert markdown.fields["content-location"] == f"{address}index.md"
    for mine, other in ((BROWSER, markdown), (PROGRAM, html)):
        again = asked(delivery, address, mine, HTTP_IF_NONE_MATCH=other.fields["etag"])
        assert again.status == "200 OK"
    unchanged = asked(delivery, address, PROGRAM, HTTP_IF_NONE_MATCH=markdown.fields["etag"])
    assert unchanged.status == "304 Not Modified"
    assert unchanged.fields["vary"] == "Accept-Encoding, Accept"


@pytest.mark.parametrize("accept", [BROWSER, PROGRAM])
def test_the_server_reads_it_before_any_thread_works_on_the_request(delivery, accept):
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": "/verhalen/anna/",
        "query_string": b"",
        "headers": [(b"host", b"testserver"), (b"accept", accept.encode())],
    }
    first, whole = (delivery.policy.key(read(scope)) for read in (head, complete))
    assert first == whole == Key("/verhalen/anna/", "", False, accept == PROGRAM)


@pytest.mark.parametrize("address", ["/verhalen/?q=werk", "/zoeken/", "/nergens/"])
def test_what_has_no_markdown_is_the_same_for_everyone(delivery, address):
    html, other = (asked(delivery, address, accept) for accept in (BROWSER, PROGRAM))
    assert other.fields["content-type"] == html.fields["content-type"] == HTML
    assert other.body == html.body
    assert other.fields["vary"] == "Accept-Encoding"


def test_an_address_without_its_slash_leads_on_as_for_everyone(delivery):
    answer = asked(delivery, "/verhalen/anna", PROGRAM)
    assert (answer.status[:3], answer.fields["location"]) == ("301", "/verhalen/anna/")


def test_a_process_that_reads_them_from_disk_knows_them_apart(
    asking_at_once, api, rendering, settings, tmp_path
):
    settings.DELIVERY_DIR = tmp_path
    builders.story(slug="anna")
    delivery = build_delivery(rendering)
    kept = [(accept, asked(delivery, "/verhalen/anna/", accept)) for accept in (BROWSER, PROGRAM)]
    assert len({answer.body for _, answer in kept}) == 2
    assert delivery.disk.flush(10)
    for accept, answer in kept:
        key = delivery.policy.key(
            internal_requests.request("/verhalen/anna/") | {"HTTP_ACCEPT": accept}
        )
        found = delivery._from_disk(key)
        assert found.body == answer.body
        assert dict(found.form("identity").headers)["Vary"] == "Accept-Encoding, Accept"
