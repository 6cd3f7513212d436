"""An editor changes the story: signs in, sees the draft as the site will show it, publishes."""

import pytest
from playwright.sync_api import Page, expect


@pytest.fixture
def admin(open_page, server) -> Page:
    page = open_page("/cms/")
    page.get_by_label("Gebruikersnaam").fill("redactie")
    page.get_by_label("Wachtwoord", exact=True).fill(server.password)
    page.get_by_role("button", name="Inloggen").click()
    expect(page.get_by_role("link", name="Pagina's").first).to_be_visible()
    return page


def find_story(admin: Page) -> None:
    """Follow the tree as a person would: pages, stories, the story."""
    address = admin.request.get("/api/v2/pages/find/?html_path=/verhalen/najib/").json()["id"]
    admin.goto("/cms/pages/")
    admin.goto(f"/cms/pages/{address}/edit/")
    expect(admin.get_by_role("textbox", name="Paginatitel")).to_be_visible()


def test_a_draft_is_seen_in_the_preview_and_nowhere_else_until_it_is_published(admin, open_page):
    find_story(admin)
    title = admin.get_by_role("textbox", name="Paginatitel")
    old = title.input_value()
    new = f"{old} (herzien)"
    title.fill(new)
    admin.get_by_role("button", name="Voorbeeld").first.click()
    preview = admin.frame_locator("iframe#w-preview-iframe, iframe[title='Voorbeeld']").first
    expect(preview.get_by_role("heading", level=1)).to_have_text(new)
    expect(preview.get_by_text("Voorbeeld").first).to_be_visible()
    assert new not in open_page("/verhalen/najib/").content()

    admin.get_by_role("button", name="Meer acties").last.click()
    admin.get_by_role("button", name="Publiceren").click()
    expect(admin.get_by_text("gepubliceerd").first).to_be_visible()
    visitor = open_page("/verhalen/najib/")
    expect(visitor.get_by_role("heading", level=1)).to_have_text(new)
    visitor.goto("/verhalen/")
    expect(visitor.get_by_role("link", name=new)).to_be_visible()


def test_view_live_leads_to_the_site(admin):
    find_story(admin)
    link = admin.get_by_role("link", name="Bekijk live").first
    assert link.get_attribute("href").endswith("/verhalen/najib/")
