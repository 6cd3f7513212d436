"""The site as plain files, made by either form, in a real browser."""

import pytest
from playwright.sync_api import expect

from tests import servers
from tests.browser.conftest import accessibility_faults
from tests.long import long
from tests.plain_files import crawl, served

pytestmark = pytest.mark.any_database


@pytest.fixture(scope="module", params=["all in one", *long("split")])
def copy(request, server, story_with_picture, tmp_path_factory):
    """A web server of files alone, with a copy that this form of the site made."""
    folder = tmp_path_factory.mktemp("copy")
    if request.param == "split":
        with servers.frontend(server.url) as site:
            site.manage("export_site", str(folder))
    else:
        server.manage("export_site", str(folder))
    with served(folder) as url:
        yield servers.Server(url, {})


@pytest.mark.long  # in a short run tests/frontend/export asks each address without a browser
def test_every_page_is_there_and_no_link_is_dead(copy, server):
    found = crawl(copy.url)
    assert {address for address, (status, _) in found.items() if status != 200} == set()
    assert [address for address in found if "?" in address] == []
    pages = servers.CLIENT.get(f"{server.url}/api/v2/pages/?fields=_,html_path&limit=100").json()[
        "items"
    ]
    assert {page["meta"]["html_path"] for page in pages} <= set(found)
    assert {"image/avif", "image/webp"} <= {kind for _, kind in found.values()}


def test_a_visitor_reads_on_from_the_home_page(copy, open_page):
    # Chromium reports it as an error when a slow style sheet costs a page its transition.
    page = open_page("/", host=copy, reduced_motion="reduce")
    page.get_by_role("link", name="Verhalen").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Verhalen")
    page.get_by_role("link", name="Ervaringen").first.click()
    expect(page).to_have_url("/verhalen/categorie/ervaringen/")
    assert accessibility_faults(page) == []
    page.get_by_role("link", name="Een jobhulptraject geeft mij voldoening").click()
    expect(page).to_have_url("/verhalen/najib/")
    picture = page.locator(".portrait img")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.naturalWidth") > 0
    assert accessibility_faults(page) == []
