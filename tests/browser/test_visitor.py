"""A visitor reads the site: by keyboard, with and without JavaScript, on a phone and a desk."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE, accessibility_faults

PAGES = {
    "home": "/",
    "stories": "/verhalen/",
    "no stories": "/verhalen/?q=onvindbaarwoord",
    "story": "/verhalen/najib/",
    "info": "/de-maatjes/",
    "404": "/bestaat-niet/",
}


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_from_the_home_page_to_a_story_by_keyboard(script, open_page):
    page = open_page("/", java_script_enabled=script)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    page.keyboard.press("Enter")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.locator(":focus").inner_text() == "Een jobhulptraject geeft mij voldoening":
            break
    page.keyboard.press("Enter")
    expect(page).to_have_url("/verhalen/najib/")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Een jobhulptraject geeft mij voldoening")
    expect(page.get_by_text("Het is dan zijn plan en niet het mijne")).to_be_visible()


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_axe_finds_nothing(path, scheme, viewport, open_page):
    page = open_page(path, color_scheme=scheme, viewport=viewport)
    assert accessibility_faults(page) == []
    assert page.get_by_role("heading", level=1).count() == 1


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_nothing_sticks_out_at_320_pixels(path, open_page):
    page = open_page(path, viewport={"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_no_page_sets_a_cookie_or_loads_much(path, open_page):
    page = open_page(path)
    page.wait_for_load_state("networkidle")
    assert page.context.cookies() == []
    assert page.evaluate("performance.getEntriesByType('resource').length") <= 6


def test_the_menu_follows_the_order_of_the_pages(open_page):
    page = open_page("/")
    menu = page.get_by_role("navigation", name="Hoofdmenu")
    assert menu.get_by_role("link").all_inner_texts() == ["Verhalen", "De maatjes"]


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_the_menu_opens_on_a_phone(script, open_page):
    page = open_page("/", viewport=PHONE, java_script_enabled=script)
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("link", name="De maatjes").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("De maatjes")


def test_a_page_that_is_not_there_offers_a_way_on(open_page):
    page = open_page("/bestaat-niet/")
    page.get_by_role("searchbox").fill("vertrouwensband")
    page.keyboard.press("Enter")
    page.wait_for_url("**/verhalen/?q=vertrouwensband")
    expect(page.get_by_role("status")).to_contain_text("1 verhaal")


def test_searching_while_typing_keeps_the_focus(open_page):
    page = open_page("/verhalen/")
    field = page.get_by_role("searchbox")
    field.press_sequentially("onvindbaar", delay=20)
    expect(page.get_by_role("status")).to_contain_text("onvindbaar")
    expect(field).to_be_focused()
    expect(page).to_have_url("/verhalen/?q=onvindbaar")
    field.fill("")
    expect(page.get_by_role("status")).to_have_text("1 verhaal")


def test_a_category_is_chosen_without_leaving_the_list(open_page):
    page = open_page("/verhalen/")
    page.get_by_role("link", name="Ervaringen").first.click()
    expect(page).to_have_url("/verhalen/?categorie=ervaringen")
    expect(page.locator("[aria-current=true]")).to_contain_text("Ervaringen")
    page.go_back()
    expect(page).to_have_url("/verhalen/")


def test_a_story_without_a_picture_describes_none(open_page):
    page = open_page("/verhalen/najib/")
    assert page.get_by_role("img").count() == 0
    assert "Een portret van JobHulpMaatje Najib" not in page.content()
