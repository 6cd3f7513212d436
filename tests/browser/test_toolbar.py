"""The toolbar of a text is in view, and works by mouse and by keyboard."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import write_text

pytestmark = pytest.mark.any_database


def saved(page: Page, words: str) -> list[tuple[str, str, set[str]]]:
    """Return type, text and styles of each paragraph, once these words are among them."""
    field = page.locator("#body-0-value")
    expect(field).to_have_value(re.compile(words))
    return [
        (block["type"], block["text"], {each["style"] for each in block["inlineStyleRanges"]})
        for block in json.loads(field.input_value())["blocks"]
    ]


def test_a_heading_a_list_and_bold_words(sign_in):
    page = sign_in("redacteur")
    page.get_by_role("link", name="Nieuw verhaal").click()
    write_text(page, "Hoe het begon")
    toolbar = page.get_by_role("toolbar", name="Opmaak").first
    for name in ("Kop", "Vet", "Schuin", "Lijst", "Nummering", "Link", "Ongedaan maken"):
        expect(toolbar.get_by_role("button", name=name)).to_be_visible()
    toolbar.get_by_role("button", name="Kop").click()
    expect(toolbar.get_by_role("button", name="Kop")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Enter")
    page.keyboard.press("Alt+F10")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(toolbar.get_by_role("button", name="Lijst")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+b")
    page.keyboard.type("Eerst dit")
    assert saved(page, "Eerst dit") == [
        ("header-two", "Hoe het begon", set()),
        ("unordered-list-item", "Eerst dit", {"BOLD"}),
    ]
    toolbar.get_by_role("button", name="Ongedaan maken").click()
    expect(page.locator("#body-0-value")).not_to_have_value(re.compile("Eerst dit"))
    more = toolbar.get_by_role("button", name="Meer")
    more.click()
    expect(toolbar.get_by_role("button", name="Kleinere kop")).to_be_visible()
    expect(toolbar.get_by_role("button", name="Code")).to_have_count(0)
