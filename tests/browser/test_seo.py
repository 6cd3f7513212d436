"""A real browser takes the heads as they are, and a real server gives what they name."""

import json

import brotli
import pytest

from tests import servers

pytestmark = pytest.mark.any_database

PATHS = ["/", "/verhalen/", "/verhalen/najib/", "/de-maatjes/"]
REPORTS = (
    "addEventListener('securitypolicyviolation', e => (window.refused ??= []).push(e.blockedURI))"
)


@pytest.mark.parametrize("path", PATHS)
def test_linked_data_is_read_and_breaks_no_rule(path, chromium, server):
    context = chromium.new_context(base_url=server.url)
    context.add_init_script(REPORTS)
    page = context.new_page()
    errors = []
    page.on("console", lambda message: errors.append(message.text))
    page.goto(path)
    page.wait_for_load_state("networkidle")
    text = page.locator("script[type='application/ld+json']").text_content()
    assert json.loads(text)["@context"] == "https://schema.org"
    assert page.evaluate("window.refused ?? []") == []
    assert errors == []
    context.close()


def test_the_browser_shows_the_drawn_picture(open_page):
    page = open_page("/")
    size = page.evaluate(
        """async () => {
            const image = new Image();
            image.src = "/verhalen/najib/deel.png";
            await image.decode();
            return [image.naturalWidth, image.naturalHeight];
        }"""
    )
    assert size == [1200, 630]


@pytest.mark.parametrize("path", PATHS)
def test_what_a_head_names_is_there_and_the_page_stays_small(path, open_page, server):
    page = open_page(path)
    named = page.eval_on_selector_all(
        "link[href]:not([rel=canonical])", "links => links.map(link => link.getAttribute('href'))"
    )
    shared = page.get_attribute("meta[property='og:image']", "content")
    for address in [*named, shared.removeprefix(server.url)]:
        answer = servers.CLIENT.get(server.url + address)
        assert answer.status_code == 200, address
        assert answer.headers["X-Content-Type-Options"] == "nosniff", address
    html = servers.CLIENT.get(server.url + path).content
    assert len(brotli.compress(html, quality=5)) <= 8192
