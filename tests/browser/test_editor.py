"""An editor changes the story: signs in, sees the draft as the site will show it, publishes."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests import servers
from tests.browser.conftest import (
    accessibility_faults,
    act,
    open_panel,
    says,
    sign_in_as,
    visit_until,
)

TITLE = "Een jobhulptraject geeft mij voldoening"


def sign_in(page: Page, password: str) -> None:
    sign_in_as(page, "redactie", password)
    expect(page.get_by_role("button", name="Pagina's")).to_be_visible()


def walk_to_the_story(admin: Page) -> None:
    """Find the story where the tree says: pages, the story list, the story."""
    admin.goto("/cms/pages/")
    admin.get_by_role("link", name="Bekijk de onderliggende pagina's van 'JobHulpMaatje").click()
    admin.get_by_role("link", name="Bekijk de onderliggende pagina's van 'Verhalen'").click()
    admin.get_by_role("link", name=TITLE).click()
    expect(admin.get_by_role("textbox", name="Titel*")).to_be_visible()


def change_title(admin: Page, title: str) -> None:
    admin.get_by_role("textbox", name="Titel*").fill(title)


def expect_preview(admin: Page, title: str) -> None:
    open_panel(admin, "voorvertoning")
    preview = admin.frame_locator("iframe").first
    expect(preview.get_by_role("heading", level=1)).to_have_text(title)
    expect(preview.get_by_text("nog niet gepubliceerd")).to_be_visible()


def publish(admin: Page) -> None:
    act(admin, "Publiceren")
    expect(admin).to_have_url(re.compile(r"/cms/pages/\d+/$"))
    expect(admin.get_by_text("is gepubliceerd")).to_be_visible()


@pytest.fixture
def server(newsroom) -> servers.Server:
    """Not that of other modules: to them, a story that was corrected looks different."""
    return newsroom


@pytest.fixture
def admin(open_page: Callable, server: servers.Server) -> Page:
    page = open_page("/cms/")
    sign_in(page, server.password)
    return page


@pytest.mark.long  # test_newsroom.py asks the same of a story that is new
def test_a_draft_is_seen_in_the_preview_and_nowhere_else_until_published(admin, open_page):
    walk_to_the_story(admin)
    change_title(admin, f"{TITLE}, herzien")
    expect_preview(admin, f"{TITLE}, herzien")
    visitor = open_page("/verhalen/najib/")
    expect(visitor.get_by_role("heading", level=1)).to_have_text(TITLE)

    publish(admin)
    visit_until(visitor, "/verhalen/najib/", says(f"{TITLE}, herzien</h1>"))
    visitor.goto("/verhalen/")
    expect(visitor.get_by_role("link", name=f"{TITLE}, herzien")).to_be_visible()

    admin.get_by_role("link", name="Bekijk live").first.click()
    expect(admin).to_have_url("/verhalen/najib/")
    admin.goto("/cms/pages/")
    walk_to_the_story(admin)
    change_title(admin, TITLE)
    publish(admin)


def test_a_ticket_that_nobody_made_shows_nothing(open_page):
    page = open_page("/preview/?content_type=cms.storypage&token=verzonnen")
    assert accessibility_faults(page) == []
    assert "Najib" not in page.content()


def test_the_whole_admin_speaks_dutch_from_the_first_page(open_page):
    page = open_page("/cms/login/")
    assert page.locator("html").get_attribute("lang") == "nl"
    expect(page.get_by_role("textbox", name="Wachtwoord")).to_be_visible()


@pytest.mark.long  # in a short run test_preview.py and test_split.py show the parts
def test_the_separate_site_shows_the_draft_too(open_page):
    port = servers.free_port()
    site_url = f"http://127.0.0.1:{port}"
    with (
        servers.cms(FRONTEND_URL=site_url, SITE_URL=site_url) as cms,
        servers.frontend(cms.url, port, CMS_ORIGIN=cms.url) as site,
    ):
        admin = open_page("/cms/", host=cms)
        sign_in(admin, cms.password)
        walk_to_the_story(admin)
        change_title(admin, "Gezien in het andere proces")
        expect_preview(admin, "Gezien in het andere proces")
        publish(admin)
        visitor = open_page("/", host=site)
        visit_until(visitor, "/verhalen/najib/", says("Gezien in het andere proces"))
        admin.get_by_role("link", name="Bekijk live").first.click()
        expect(admin).to_have_url(f"{site_url}/verhalen/najib/")
