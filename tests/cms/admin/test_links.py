"""The window for links takes addresses of every kind, and words to search pages by."""

import pytest

from cms.admin.rich_text.links import typed_link
from tests import builders

CHOOSER = "/cms/choose-page/"
SEARCH = f"{CHOOSER}search/"
LINK = {"allow_external_link": "true"}


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("https://www.werk.nl/vacatures?plaats=Den+Haag#lijst", None),
        ("http://café.nl/é", None),
        ("www.werk.nl", "https://www.werk.nl"),
        ("werk.nl/vacatures?x=1", "https://werk.nl/vacatures?x=1"),
        ("  werk.nl:8080/x ", "https://werk.nl:8080/x"),
        ("info@example.org", "mailto:info@example.org"),
        ("MAILTO:info@example.org", "mailto:info@example.org"),
        ("070 - 123 45 67", "tel:0701234567"),
        ("+31 (0)6 1234 5678", "tel:+31612345678"),
        ("(0343) 12 34 56", "tel:0343123456"),
        ("tel:112", "tel:112"),
        ("#aanmelden", "#aanmelden"),
        ("/documents/1/folder.pdf", "/documents/1/folder.pdf"),
    ],
)
def test_an_address_becomes_a_link(home, typed, url):
    assert typed_link(typed).url == (url or typed)


@pytest.mark.parametrize(
    "typed",
    [
        "", " ", "verhalen", "maatje worden", "Wat?", "een. twee", "2026", "10.30 uur", "a@b", "#",
        "javascript:alert(1)", "data:text/html,x", "https://", "http://[", "//[", "https://a b.nl",
        "ftp://example.org", "een / twee", "\x00", "x" * 3000, "https://" + "é" * 5000,
        "a." * 900, "@" * 1900, "0" * 1900, "(" * 1900,
    ],
)  # fmt: skip
def test_everything_else_is_words(home, typed):
    assert typed_link(typed) is None


def test_an_address_of_a_page_of_the_site_is_that_page_from_then_on(home, settings):
    page = builders.info("Over ons")
    for typed in (page.full_url, page.get_url(), page.get_url().rstrip("/").upper()):
        assert typed_link(typed).page == page
    for typed in (f"{page.full_url}?x=1", f"{page.full_url}#kop", f"{page.full_url}feed/"):
        assert typed_link(typed).page is None


def test_the_window_offers_what_was_typed_beside_the_pages_that_are_found(home, admin_client):
    page = builders.info("Over werk.nl")
    found = admin_client.get(SEARCH, LINK | {"q": "werk.nl"}).text
    assert 'data-url="https://werk.nl"' in found
    assert f'data-id="{page.pk}"' in found
    only_words = admin_client.get(SEARCH, LINK | {"q": "Over"}).text
    assert "data-typed-link" not in only_words
    assert f'data-id="{page.pk}"' in only_words
    assert "Geen pagina heeft deze woorden" in admin_client.get(SEARCH, LINK | {"q": "zzz"}).text


def test_what_was_typed_is_text_in_the_window(home, admin_client):
    found = admin_client.get(SEARCH, LINK | {"q": 'https://x.nl/"><script>alert(1)</script>'}).text
    assert "<script>" not in found


def test_a_link_that_exists_opens_in_the_same_window(home, admin_client):
    window = admin_client.get(CHOOSER, LINK | {"link_url": "https://werk.nl/x"}).json()["html"]
    assert 'value="https://werk.nl/x"' in window
    assert "data-typed-link" in window


def test_where_only_a_page_fits_no_address_is_offered(home, admin_client):
    assert "data-link-window" not in admin_client.get(CHOOSER).json()["html"]
    assert "data-typed-link" not in admin_client.get(SEARCH, {"q": "werk.nl"}).text
