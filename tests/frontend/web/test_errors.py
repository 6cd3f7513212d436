import httpx2
import pytest
from bs4 import BeautifulSoup
from django.test import RequestFactory

from cms.models import SiteDetails
from frontend.web.errors import server_error


@pytest.mark.parametrize("path", ["/", "/verhalen/", "/wat/dan/ook/", "/preview/?token=x"])
def test_without_the_cms_every_page_is_a_friendly_503(client, no_cms, path):
    response = client.get(path)
    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0
    assert "no-store" in response.headers["Cache-Control"]
    assert "(het CMS) antwoordt niet" in response.text


def broken(client: httpx2.Client, request: httpx2.Request, **options) -> httpx2.Response:
    return httpx2.Response(500, request=request)


def test_the_503_shows_the_contact_that_was_read_last(client, home, monkeypatch):
    details = SiteDetails.objects.get()
    details.email = "hulp@example.org"
    details.save()
    assert client.get("/").status_code == 200
    monkeypatch.setattr(httpx2.Client, "send", broken)
    response = client.get("/")
    assert response.status_code == 503
    assert "hulp@example.org" in response.text
    assert "Verhalen" in response.text, "the menu of last time"


@pytest.mark.parametrize("address", ["/zoeken/?q=werk", "/verhalen/?q=werk&toon=18"])
def test_a_search_without_the_cms_says_so_and_leads_on(client, home, monkeypatch, address):
    assert client.get("/").status_code == 200
    monkeypatch.setattr(httpx2.Client, "send", broken)
    response = client.get(address)
    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0
    assert "no-store" in response.headers["Cache-Control"]
    page = BeautifulSoup(response.content, "html.parser")
    assert page.h1.string == "Zoeken lukt nu even niet"
    assert {link["href"] for link in page.select("main a")} >= {"/", "/verhalen/"}
    assert "Zoeken lukt" not in client.get("/verhalen/?toon=18").text


def test_our_own_fault_has_a_page_that_asks_nothing(no_cms):
    response = server_error(RequestFactory().get("/"))
    assert response.status_code == 500
    assert "Er ging iets mis" in response.text
