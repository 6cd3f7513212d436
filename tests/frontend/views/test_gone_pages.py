"""A page that was taken off the site is a 410 that helps, in every format."""

import pytest
from bs4 import BeautifulSoup
from wagtail.contrib.redirects.models import Redirect

from cms.admin.trash.discard import discard
from cms.models import SiteDetails
from frontend.cache.answers import call
from frontend.serving import internal_requests
from frontend.serving.build import build_delivery
from tests import builders


@pytest.fixture(autouse=True)
def deleted(home):
    story = builders.story("Anna", slug="anna")
    discard(story)


@pytest.mark.parametrize("path", ["/verhalen/anna/", "/verhalen/anna", "/Verhalen/Anna.html"])
def test_it_says_so_and_shows_the_way_on(client, path):
    SiteDetails.objects.update(phone="088 123 45 67")
    response = client.get(path)
    page = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 410
    assert page.h1.get_text(strip=True) == "We hebben deze pagina weggehaald"
    assert "Anna" not in response.content.decode()
    assert page.select_one("main form[role=search] input[name=q]")
    assert {"/", "/verhalen/"} <= {link["href"] for link in page.select("main a")}
    assert page.select_one('main a[href="tel:0881234567"]')


@pytest.mark.parametrize("name", ["index.md", "deel.png", "feed.atom"])
def test_its_other_formats_are_gone_too(client, name):
    assert client.get(f"/verhalen/anna/{name}").status_code == 410
    assert client.get(f"/verhalen/nooit/{name}").status_code == 404


def test_what_never_was_is_a_404(client):
    assert client.get("/verhalen/nooit/").status_code == 404


def test_a_redirect_comes_first(client):
    Redirect.objects.create(old_path="/verhalen/anna", redirect_link="/verhalen/")
    response = client.get("/verhalen/anna/")
    assert (response.status_code, response["Location"]) == (301, "/verhalen/")


def test_it_is_kept_like_other_pages_until_the_page_is_there_again(asking_at_once, rendering):
    delivery = build_delivery(rendering)
    request = internal_requests.request
    for _ in range(2):
        assert call(delivery, request("/verhalen/anna/")).status == "410 Gone"
    assert rendering.addresses == ["/verhalen/anna/"]
    builders.story("Anna", slug="anna")
    assert call(delivery, request("/verhalen/anna/")).status == "200 OK"
