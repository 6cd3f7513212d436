"""The list of stories under real clicks and keys: searching, choosing, showing more, going back."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import PHONE, STORIES

pytestmark = pytest.mark.any_database

SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])


@pytest.fixture
def stories(full, open_page) -> Page:
    return open_page("/verhalen/", full)


def cards(page: Page):
    return page.locator("#lijst > li")


def test_show_more_goes_on_at_the_first_new_story(stories):
    expect(stories.get_by_role("status")).to_contain_text(f"9 van {STORIES + 1}")
    stories.get_by_role("link", name="Toon meer verhalen").focus()
    stories.keyboard.press("Enter")
    expect(cards(stories)).to_have_count(18)
    expect(cards(stories).nth(9).get_by_role("link")).to_be_focused()
    expect(stories).to_have_url(re.compile(r"/verhalen/\?toon=18$"))
    expect(stories.get_by_role("status")).to_contain_text("18 van")


@SCRIPT
def test_more_results_come_below_and_back_brings_them_back(script, full, open_page):
    page = open_page("/zoeken/?q=werk", full, java_script_enabled=script)
    total = int(re.search(r"van (\d+)", page.get_by_role("status").inner_text())[1])
    first = cards(page).count()
    assert first < total
    page.get_by_role("link", name="Toon meer resultaten").click()
    shown = min(2 * first, total)
    expect(cards(page)).to_have_count(shown)
    expect(page.locator("header.top")).to_have_count(1)
    expect(page).to_have_url(re.compile(rf"\?q=werk&toon={2 * first}$"))
    if script:
        expect(cards(page).nth(first).get_by_role("link")).to_be_focused()
        expect(page.get_by_role("status")).to_contain_text(re.compile(rf"^\s*{shown} "))
    cards(page).nth(first).get_by_role("link").click()
    page.wait_for_url(re.compile(r"/verhalen/[a-z]+-"))
    page.go_back()
    expect(cards(page)).to_have_count(shown)


@SCRIPT
def test_back_from_a_story_brings_list_and_place_back(script, full, open_page):
    page = open_page("/verhalen/", full, java_script_enabled=script)
    page.get_by_role("link", name="Toon meer verhalen").click()
    expect(cards(page)).to_have_count(18)
    cards(page).nth(14).get_by_role("link").click()
    page.wait_for_url(re.compile(r"/verhalen/[a-z]+-"))
    page.go_back()
    expect(cards(page)).to_have_count(18)
    expect(cards(page).nth(14)).to_be_in_viewport()
    expect(page.locator("header.top")).to_have_count(1)


def test_back_from_the_memory_of_the_browser_is_the_page_as_it_was(
    full, open_page, chromium_with_bfcache
):
    page = open_page("/verhalen/", full, browser=chromium_with_bfcache)
    page.evaluate("addEventListener('pageshow', event => { window.kept = event.persisted })")
    page.get_by_role("link", name="Toon meer verhalen").click()
    expect(cards(page)).to_have_count(18)
    cards(page).nth(14).get_by_role("link").click()
    page.wait_for_url(re.compile(r"/verhalen/[a-z]+-"))
    page.evaluate("history.back()")
    expect(cards(page)).to_have_count(18)
    assert page.evaluate("window.kept"), "the browser had to make the page anew"
    expect(cards(page).nth(14)).to_be_in_viewport()


def test_back_and_forward_go_through_the_categories(stories):
    seen = [(stories.url, stories.title(), stories.get_by_role("status").inner_text())]
    for category in ("Ervaringen", "Vrijwilligers"):
        chip = stories.get_by_role("link", name=re.compile(f"^{category}"))
        chip.click()
        expect(chip).to_have_attribute("aria-current", "true")
        expect(chip).to_be_focused()
        expect(stories.get_by_role("status")).to_contain_text(category)
        seen.append((stories.url, stories.title(), stories.get_by_role("status").inner_text()))
    assert len({title for _, title, _ in seen}) == 3
    steps = [(stories.go_back, 1), (stories.go_back, 0), (stories.go_forward, 1)]
    for go, place in (*steps, (stories.go_forward, 2)):
        go()
        url, title, status = seen[place]
        expect(stories).to_have_url(url)
        expect(stories).to_have_title(title)
        expect(stories.get_by_role("status")).to_have_text(status)
        expect(stories.locator("header.top")).to_have_count(1)


def test_a_search_keeps_the_category_also_without_script(full, open_page):
    page = open_page("/verhalen/?categorie=vrijwilligers", full, java_script_enabled=False)
    page.get_by_role("searchbox").fill("brief")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"q=brief"))
    expect(page).to_have_url(re.compile(r"categorie=vrijwilligers"))
    expect(page.get_by_role("status")).to_contain_text("gevonden voor ‘brief’")


def test_of_two_answers_the_last_question_counts(stories):
    def slow(route: Route) -> None:
        stories.wait_for_timeout(1500)
        route.continue_()

    stories.route(re.compile(r"q=onvindbaar$"), slow)
    box = stories.get_by_role("searchbox")
    box.press_sequentially("onvindbaar", delay=20)
    stories.wait_for_timeout(600)  # the question is on its way
    box.fill("brief")
    expect(stories.get_by_role("status")).to_contain_text("gevonden voor ‘brief’")
    stories.wait_for_timeout(2000)
    expect(stories.get_by_role("status")).to_contain_text("gevonden voor ‘brief’")
    expect(box).to_be_focused()
    expect(stories).to_have_url(re.compile("q=brief$"))


def test_while_an_answer_is_late_the_list_says_that_it_is_busy(stories):
    stories.route(
        re.compile(r"toon=18"), lambda route: (stories.wait_for_timeout(800), route.continue_())
    )
    stories.get_by_role("link", name="Toon meer verhalen").click(no_wait_after=True)
    expect(stories.locator("#lijst-blok")).to_have_attribute("aria-busy", "true")
    expect(cards(stories)).to_have_count(18)
    expect(stories.locator("#lijst-blok")).not_to_have_attribute("aria-busy", "true")


def test_after_an_error_the_list_stays_and_the_click_can_be_repeated(stories):
    broken = re.compile(r"categorie=ervaringen")
    stories.route(broken, lambda route: route.fulfill(status=500, body="<h1>Kapot</h1>"))
    before = cards(stories).all_inner_texts()
    stories.get_by_role("link", name=re.compile("^Ervaringen")).click()
    expect(stories.get_by_role("alert")).to_contain_text("Dat lukte niet")
    assert cards(stories).all_inner_texts() == before
    assert "Kapot" not in stories.content()
    expect(stories).to_have_url(re.compile("/verhalen/$"))
    stories.unroute(broken)
    stories.get_by_role("link", name=re.compile("^Ervaringen")).click()
    expect(stories.get_by_role("status")).to_contain_text("Ervaringen")
    expect(stories.get_by_role("alert")).to_be_hidden()


def test_the_whole_of_a_card_leads_to_its_story(full, open_page):
    stories = open_page("/verhalen/", full, reduced_motion="reduce")  # scrolls at once
    title = cards(stories).first.get_by_role("link").inner_text()
    excerpt = cards(stories).first.locator(".excerpt")
    excerpt.scroll_into_view_if_needed()
    box = excerpt.bounding_box()
    stories.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(stories.get_by_role("heading", level=1)).to_have_text(title)


@pytest.mark.parametrize("path", ["/verhalen/", "/verhalen/?toon=18", "/"])
def test_large_text_and_small_screens_hide_nothing(path, full, open_page):
    page = open_page(path, full, viewport=PHONE)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    page.evaluate("document.fonts.ready.then(() => true)")  # letters of another font are wider
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_nothing_moves_while_the_page_loads(full, open_page):
    page = open_page("/verhalen/", full, viewport=PHONE)
    page.wait_for_load_state("networkidle")
    moved = page.evaluate(
        """() => new Promise(done => new PerformanceObserver(list =>
            done(list.getEntries().reduce((sum, entry) => sum + entry.value, 0)))
            .observe({type: "layout-shift", buffered: true}) || setTimeout(() => done(0), 500))"""
    )
    assert moved < 0.01
