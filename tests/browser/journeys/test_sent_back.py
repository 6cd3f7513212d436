"""A story that a colleague sends back with a remark, is changed, submitted again and approved."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import says, visit_until
from tests.browser.journeys.conftest import in_every_way
from tests.browser.journeys.hands import TEXT, Hands, act, show

REMARK = "Noem je ook de naam van de bakker?"


@pytest.mark.long  # in a short run test_newsroom.py has a story approved
@in_every_way
def test_a_story_is_sent_back_changed_and_approved(come_in, open_page, newsroom, hands, way):
    title = f"Bij de bakker {way}"
    writer = come_in("redacteur")
    write_story(writer, hands, title)
    act(writer, hands, "Indienen")
    expect(writer.locator(".messages")).to_contain_text(title)
    show(writer, "submitted")

    editor = come_in("eindredacteur")
    send_back(editor, hands, title)

    writer.bring_to_front()
    writer.goto("/cms/")
    hands.press(writer.get_by_role("link", name=title).first)
    banner = writer.get_by_role("status").filter(has_text="Teruggestuurd door eindredacteur")
    expect(banner).to_contain_text(REMARK)
    show(writer, "sent back")
    hands.fill(writer.locator(TEXT).first, " Hij heet Bram.")
    hands.press(banner.get_by_role("button", name="Opnieuw indienen"))
    expect(writer.locator(".messages")).to_contain_text(title)

    editor.bring_to_front()
    editor.goto("/cms/")
    hands.press(editor.get_by_role("link", name=title).first)
    act(editor, hands, "Goedkeuren en publiceren")
    expect(editor.locator(".messages")).to_contain_text(title)
    show(editor, "approved")
    visitor = open_page("/", host=newsroom)
    visit_until(visitor, f"/verhalen/bij-de-bakker-{way}/", says("Hij heet Bram."))


def write_story(page: Page, hands: Hands, title: str) -> None:
    hands.press(page.get_by_role("link", name="Nieuw verhaal"))
    hands.fill(page.get_by_role("textbox", name="Titel*"), title)
    hands.choose(page.locator("#id_category"), "Ervaringen")
    hands.fill(page.get_by_role("textbox", name="Samenvatting*"), "Een ochtend bij een bakker.")
    hands.fill(page.locator(TEXT).first, "De bakker begint om vier uur.")


def send_back(page: Page, hands: Hands, title: str) -> None:
    hands.press(page.get_by_role("link", name=title).first)
    act(page, hands, "Terugsturen")
    expect(page.locator(".modal")).to_be_focused()  # which it takes when it has slid in
    window = page.get_by_role("dialog")
    hands.fill(window.get_by_role("textbox"), REMARK)
    hands.press(window.get_by_role("button", name="Terugsturen"))
    expect(page.locator(".messages")).to_contain_text(title)
    show(page, "sent it back")
