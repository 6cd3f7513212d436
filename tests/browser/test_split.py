"""The site in a process of its own, against a CMS in another."""

import re

import pytest

from tests import servers
from tests.browser.conftest import accessibility_faults, says, visit_until

pytestmark = pytest.mark.any_database


@pytest.fixture(scope="module")
def site(server):
    with servers.frontend(server.url) as running:
        yield running


@pytest.mark.parametrize("path", ["/", "/verhalen/", "/verhalen/najib/", "/de-maatjes/", "/x/"])
def test_both_forms_give_the_same_page(path, server, site):
    whole = servers.CLIENT.get(server.url + path)
    alone = servers.CLIENT.get(site.url + path)
    assert whole.status_code == alone.status_code
    assert whole.text == alone.text


def test_its_pictures_come_from_its_own_host(site, story_with_picture, open_page):
    page = open_page("/", host=site)
    visit_until(page, "/verhalen/najib/", says("/media/images/"))
    sources = re.findall(r"(/media/images/[^ \",]+)", page.content())
    assert sources
    for source in sources:
        picture = servers.CLIENT.get(site.url + source)
        assert picture.status_code == 200
        assert picture.headers["Content-Type"] in ("image/avif", "image/webp", "image/jpeg")


def test_without_the_cms_it_says_so_plainly(open_page):
    with servers.frontend(f"http://127.0.0.1:{servers.free_port()}") as alone:
        answer = servers.CLIENT.get(f"{alone.url}/verhalen/najib/")
        assert answer.status_code == 503
        assert "Retry-After" in answer.headers
        assert "set-cookie" not in answer.headers
        page = open_page("/verhalen/najib/", host=alone)
        assert "niet laten zien" in page.get_by_role("heading", level=1).inner_text()
        assert accessibility_faults(page) == []
