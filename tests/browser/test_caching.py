"""What a real browser asks the server for, and what it does not ask a second time."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.any_database

STORY = "/verhalen/najib/"


@pytest.fixture
def page(open_page) -> Page:
    return open_page("/")


def sizes(page: Page) -> dict[str, int]:
    """Return for each file of the page the bytes that came over the network."""
    entries = page.evaluate(
        "performance.getEntriesByType('resource').map(entry => [entry.name, entry.transferSize])"
    )
    return {name: size for name, size in entries if "/static/" in name or "/media/" in name}


def test_files_come_once_and_are_not_asked_for_again(page):
    page.wait_for_load_state("networkidle")
    first = sizes(page)
    assert first
    assert all(first.values())
    page.reload()
    page.wait_for_load_state("networkidle")
    again = sizes(page)
    assert again
    assert set(again.values()) == {0}


def navigation(page: Page) -> dict:
    return page.evaluate("performance.getEntriesByType('navigation')[0].toJSON()")


def test_a_page_that_did_not_change_is_only_confirmed(page):
    assert navigation(page)["transferSize"] > navigation(page)["encodedBodySize"]
    page.reload()
    assert navigation(page)["deliveryType"] == "cache"
    assert navigation(page)["transferSize"] < navigation(page)["encodedBodySize"]


def test_a_link_under_the_pointer_is_fetched_and_the_click_uses_it(page):
    link = page.locator(f'main a[href="{STORY}"]').first
    link.hover()
    page.wait_for_timeout(1000)
    link.click()
    expect(page).to_have_url(STORY)
    assert navigation(page)["deliveryType"] == "navigational-prefetch"
