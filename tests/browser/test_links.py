"""A link is made in one window: by words of a page's title, or by an address of any kind."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, accessibility_faults, write_text
from tests.long import long

pytestmark = pytest.mark.any_database


def link_last_word(page: Page, typed: str) -> None:
    page.keyboard.press("Control+Shift+ArrowLeft")
    page.keyboard.press("Control+k")
    field = page.get_by_role("textbox", name="Waar gaat de link heen?")
    expect(field).to_be_focused()
    field.fill(typed)


def expect_saved(page: Page, *words: str) -> None:
    field = page.locator("#body-0-value")
    for each in words:
        expect(field).to_have_value(re.compile(re.escape(each)))


@pytest.mark.parametrize("size", [PHONE, *long(DESKTOP)])
def test_a_link_by_an_address_and_by_words(sign_in, size):
    page = sign_in("redacteur")
    page.get_by_role("link", name="Nieuw verhaal").click()
    page.set_viewport_size(size)
    write_text(page, "Kijk bij werk")
    link_last_word(page, "werk.nl/vacatures")
    page.keyboard.press("Enter")  # before anything is found
    expect_saved(page, '"url":"https://werk.nl/vacatures"')
    page.keyboard.press("End")
    page.keyboard.type(" of lees Najib")
    link_last_word(page, "jobhulptraject")
    found = page.get_by_role("dialog").get_by_role(
        "link", name="Een jobhulptraject geeft mij voldoening"
    )
    expect(found).to_be_visible()
    assert accessibility_faults(page, ".modal-content") == []
    found.click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect_saved(page, '"url":"https://werk.nl/vacatures"', '"url":"/verhalen/najib/"')


@pytest.mark.long  # the one above is the longer way through the same window
def test_a_link_that_exists_is_changed_in_the_same_window(sign_in):
    page = sign_in("redacteur")
    page.get_by_role("link", name="Nieuw verhaal").click()
    write_text(page, "Mail ons")
    link_last_word(page, "info@example.org")
    offered = page.get_by_role("link", name="Link naar info@example.org")
    offered.click()
    expect_saved(page, '"url":"mailto:info@example.org"')
    page.locator("[data-draftail-editor-wrapper]").get_by_role("button", name="ons").click()
    page.get_by_role("button", name="Wijzigen").click()
    field = page.get_by_role("textbox", name="Waar gaat de link heen?")
    expect(field).to_have_value("info@example.org")
    field.fill("070 123 45 67")
    page.get_by_role("button", name="Link maken").click()
    expect_saved(page, '"url":"tel:0701234567"')


@pytest.mark.long  # tests/cms/admin/test_links.py asks the server
def test_words_that_no_page_has_are_reported(sign_in):
    page = sign_in("redacteur")
    page.get_by_role("link", name="Nieuw verhaal").click()
    write_text(page, "Kijk hier")
    link_last_word(page, "zzzz yyyy")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Geen pagina heeft deze woorden")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect_saved(page, "Kijk hier")
