"""Addresses and parameters of thousands of parts: no error of the server, and no endless work."""

import pytest
from django.core.files.base import ContentFile
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document

from cms.models.redirect_address import addresses_for
from tests import builders
from tests.attacks.growth import is_linear, repeated

LONG = 24_000  # bytes: servers take more
PIECES = ["a ", "50+", '"a" ', "title:a ", "kinderopvang "]
SEARCHES = [
    *(f"/api/v{version}/{name}/?search=" for version in (2, 3) for name in ("images", "documents")),
    "/api/v2/pages/?search=",
    "/api/v2/pages/?search_operator=or&search=",
    "/api/v3/pages/?search=",
    "/zoeken/?q=",
]
SEARCHES_OF_STAFF = [
    *(f"/cms/{name}/?q=" for name in ("images", "documents", "snippets/cms/category", "users")),
    *(f"/cms/{name}/chooser/results/?q=" for name in ("images", "documents")),
    *(f"/cms/{name}/search/?q=" for name in ("pages", "choose-page")),
    "/cms/redirects/?q=",
    "/cms/reports/site-history/?object=",
]
LISTS = [
    ("/api/v2/pages/?type=cms.StoryPage&fields=", "category("),
    ("/api/v2/images/?fields=", "(a,"),
    ("/api/v2/pages/?type=cms.StoryPage&order=", "title,"),
    ("/api/v2/pages/?order=", "-title,"),
    ("/api/v2/pages/?fields=", "title,"),
    ("/api/v2/pages/?type=", "cms.StoryPage,"),
    ("/api/v2/pages/find/?html_path=", "/a"),
    ("/api/v3/pages/find/?html_path=", "/a"),
    ("/api/v2/redirects/find/?html_path=/x?", "a%26b=c%26"),
    ("/x?", "a&"),
    ("/", "a/"),
]


def many(piece: str) -> str:
    return piece * (LONG // len(piece))


@pytest.mark.parametrize("address", SEARCHES)
def test_a_search_of_many_words_is_answered(address, home, client):
    builders.picture()
    for piece in PIECES:
        assert client.get(address + many(piece)).status_code == 200, piece


@pytest.mark.parametrize("address", SEARCHES_OF_STAFF)
def test_one_by_staff_is_too(address, home, admin_client):
    for piece in PIECES:
        assert admin_client.get(address + many(piece)).status_code in (200, 400), piece


@pytest.mark.parametrize(("address", "piece"), LISTS)
def test_what_is_listed_many_times_is_answered_or_refused(address, piece, home, client):
    assert client.get(address + many(piece)).status_code in (200, 400, 404)


def test_quotes_in_the_search_for_pages_take_no_longer_than_their_length(home, admin_client):
    def search(text: str) -> None:
        admin_client.get("/cms/pages/search/", {"q": text})

    search("warm")
    assert is_linear(search, repeated('"a" ', "", ""))


def test_as_many_words_as_a_search_takes_are_all_looked_for(home, client):
    words = " ".join(f"woord{number}" for number in range(40))
    Document.objects.create(title=words, file=ContentFile(b"%PDF", "d.pdf"))
    for text, number in ((words, 1), (f"{words} ontbreekt", 0)):
        found = client.get("/api/v2/documents/", {"search": text}).json()
        assert found["meta"]["total_count"] == number


def test_forms_of_an_old_address_take_no_longer_than_its_length():
    def read(address: str) -> None:
        for _ in addresses_for(address):
            pass

    assert is_linear(read, repeated("a&", "/x?", ""))


def test_a_page_is_looked_for_no_longer_than_its_address_is(home, client):
    def find(path: str) -> None:
        client.get("/api/v2/pages/find/", {"html_path": path})

    assert is_linear(find, repeated("/a", "", "/"))


def test_a_redirect_with_many_parts_is_found_and_the_others_are_kept(home, client):
    Redirect.add_redirect("/x?id=4", "https://example.org/")
    rest = "&".join(f"utm{number}=a" for number in range(100))
    assert client.get(f"/x?id=4&{rest}").headers["Location"] == f"https://example.org/?{rest}"
