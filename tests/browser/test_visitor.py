"""A visitor reads the site: by keyboard, with and without JavaScript, on a phone and a desk."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE, accessibility_faults

pytestmark = pytest.mark.any_database

SMALL = {"width": 320, "height": 700}

PAGES = {
    "home": "/",
    "stories": "/verhalen/",
    "no stories": "/verhalen/?q=onvindbaarwoord",
    "story": "/verhalen/najib/",
    "info": "/de-maatjes/",
    "404": "/bestaat-niet/",
    "search": "/zoeken/",
    "found": "/zoeken/?q=vertrouwen",
    "corrected": "/zoeken/?q=vertrowen",
    "nothing found": "/zoeken/?q=onvindbaarwoord",
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


# Each width and each scheme; a page has the same colours at any width.
LOOKS = [(SMALL, "dark"), (DESKTOP, "light")]
OTHER_LOOKS = [(PHONE, "light"), (PHONE, "dark"), (SMALL, "light"), (DESKTOP, "dark")]


@pytest.mark.parametrize("looks", [LOOKS, pytest.param(OTHER_LOOKS, marks=pytest.mark.long)])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_a_page_is_light_and_can_be_used_by_everybody_on_any_screen(path, looks, open_page):
    page = open_page(path)
    page.wait_for_load_state("networkidle")
    assert page.context.cookies() == []
    assert page.evaluate("performance.getEntriesByType('resource').length") <= 6
    assert page.get_by_role("heading", level=1).count() == 1
    for viewport, scheme in looks:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size(viewport)
        assert accessibility_faults(page) == [], (viewport, scheme)
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


@pytest.mark.parametrize("path", ["/", "/verhalen/"])
@pytest.mark.parametrize("wish", [{"forced_colors": "active"}, {"contrast": "more"}])
def test_what_people_ask_of_their_browser_costs_them_nothing(wish, path, open_page):
    page = open_page(path, reduced_motion="reduce", **wish)
    faults = accessibility_faults(page)
    if "forced_colors" in wish:  # axe compares colours that nobody sees then
        faults = [fault for fault in faults if not fault.startswith("color-contrast")]
    assert faults == []
    assert page.evaluate("document.getAnimations().length") == 0


def test_on_paper_there_are_the_words_and_nothing_to_press(open_page):
    page = open_page("/verhalen/najib/")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text("Het is dan zijn plan en niet het mijne")).to_be_visible()
    for what in ("header.top", "footer.foot", ".crumbs"):
        expect(page.locator(what)).to_be_hidden()


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


def test_a_menu_of_many_pages_does_not_fill_the_head_of_the_page(open_page):
    page = open_page("/")
    button = page.get_by_role("button", name="Menu")
    menu = page.get_by_role("navigation", name="Hoofdmenu")
    expect(menu).to_be_visible()
    expect(button).to_be_hidden()
    page.evaluate(
        """document.querySelectorAll("nav:is(.menu, .foot nav) ul").forEach((list) => {
            while (list.children.length < 30) list.append(list.lastElementChild.cloneNode(true));
        })"""
    )
    expect(menu).to_be_hidden()
    button.click()
    expect(menu).to_be_visible()
    assert accessibility_faults(page) == []
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    assert page.locator("header").bounding_box()["height"] < 100


def test_a_page_that_is_not_there_offers_a_way_on(open_page):
    page = open_page("/bestaat-niet/")
    page.get_by_role("searchbox").fill("vertrouwensband")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zoeken/?q=vertrouwensband")
    expect(page.get_by_role("status")).to_contain_text("1 resultaat")


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


def test_the_site_is_searched_while_typing_and_words_are_marked(open_page):
    page = open_page("/")
    page.get_by_role("banner").get_by_role("link", name="Zoeken").click()
    field = page.get_by_role("searchbox")
    field.press_sequentially("vertrowensband", delay=20)
    expect(page.get_by_role("status")).to_contain_text("Bedoelde je ‘vertrouwensband’?")
    expect(page).to_have_url("/zoeken/?q=vertrowensband")
    expect(field).to_be_focused()
    expect(page.locator(".hit mark").first).to_have_text("vertrouwensband")
    page.get_by_role("link", name="Een jobhulptraject geeft mij voldoening").press("Enter")
    expect(page).to_have_url("/verhalen/najib/")
    page.go_back()
    expect(page.locator(".hit mark").first).to_have_text("vertrouwensband")
    expect(page.get_by_role("banner")).to_have_count(1)


def test_the_site_is_searched_without_script_by_keyboard_alone(open_page):
    page = open_page("/zoeken/", java_script_enabled=False, viewport=PHONE)
    page.get_by_role("searchbox").press_sequentially("vertrouwensband")
    page.keyboard.press("Enter")
    expect(page).to_have_url("/zoeken/?q=vertrouwensband")
    expect(page.get_by_role("status")).to_have_text("1 resultaat voor ‘vertrouwensband’")
