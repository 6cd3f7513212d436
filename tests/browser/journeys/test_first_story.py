"""A first story, title first, by somebody who makes every mistake there is, while everything fails.

Not one word is lost: the tab is closed, the session ends, the server is killed and starts again.
"""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.dropped_files import jpeg
from tests.browser.journeys.conftest import in_every_way
from tests.browser.journeys.hands import TEXT, Hands, act, show
from tests.faults.mortal_cms import MortalCms
from tests.prepared import PASSWORD

TITLE = "Mijn eerste verhaal"
SENTENCES = (
    "Het begon op een dinsdag.",
    " Toen viel de server uit.",
    " Het tabblad ging dicht.",
    " En de sessie was voorbij.",
)
STATE = "[data-draft-state]"
STARTING = 60_000  # milliseconds in which a server starts, and the editor tries again


@pytest.mark.long  # test_nothing_is_lost.py asks the same piece by piece
@in_every_way
def test_not_one_word_is_lost(come_in, mortal, hands, tmp_path):
    photo = tmp_path / "dinsdag.jpg"
    photo.write_bytes(jpeg("peru"))
    writer = come_in("redacteur", mortal)
    title_first(writer, hands)
    all_mistakes(writer, hands, photo)
    submitted_too_soon(writer, hands)
    server_killed(writer, hands, mortal)
    writer = tab_closed(writer, hands, mortal)
    session_ended(writer, hands)
    mistakes_put_right(writer, hands)
    expect(writer.locator(".messages")).to_contain_text(TITLE)
    show(writer, "submitted")

    editor = come_in("eindredacteur", mortal)
    hands.press(editor.get_by_role("link", name=TITLE).first)
    expect(editor.locator(TEXT).first).to_have_text("".join(SENTENCES))
    expect(editor.get_by_role("textbox", name="Titel*")).to_have_value(TITLE)


def expect_saved(page: Page) -> None:
    expect(page.locator(STATE)).to_have_text(re.compile(r"^Bewaard om \d\d:\d\d"), timeout=STARTING)


def write(page: Page, hands: Hands, sentence: str) -> None:
    hands.fill(page.locator(TEXT).first, sentence)


def title_first(page: Page, hands: Hands) -> None:
    hands.press(page.get_by_role("link", name="Nieuw verhaal"))
    hands.fill(page.get_by_role("textbox", name="Titel*"), TITLE)
    expect(page).to_have_url(re.compile("/edit/$"))
    expect_saved(page)


def all_mistakes(page: Page, hands: Hands, photo: Path) -> None:
    """No category, no summary, a photo of which nobody says what it shows, a video of nothing."""
    write(page, hands, SENTENCES[0])
    hands.add_photo(page, photo)
    expect(page.get_by_text("dinsdag.jpg: toegevoegd")).to_be_visible()
    hands.press(page.get_by_role("button", name="Blok invoegen").last)
    hands.pick(page.get_by_role("option", name="Video"))
    expect(page.get_by_role("textbox", name="Adres")).to_be_visible()
    expect_saved(page)
    show(page, "mistakes are saved")


def submitted_too_soon(page: Page, hands: Hands) -> None:
    act(page, hands, "Indienen")
    expect(page.get_by_text("Dit kan nog niet naar de site")).to_be_visible()
    expect(page.get_by_text("Dit is een verplicht veld.").first).to_be_visible()
    show(page, "told what is missing")


def server_killed(page: Page, hands: Hands, mortal: MortalCms) -> None:
    mortal.kill()
    write(page, hands, SENTENCES[1])
    expect(page.get_by_text("Er is geen verbinding.")).to_be_visible(timeout=STARTING)
    act(page, hands, "Indienen")
    expect(page.get_by_text("Je klik op “Indienen” is niet aangekomen.")).to_be_visible()
    show(page, "told that the server does not answer")
    mortal.start()
    expect(page.get_by_text("Er is geen verbinding.")).to_have_count(0, timeout=STARTING)
    expect_saved(page)
    show(page, "saved, once the server is there again")


def tab_closed(page: Page, hands: Hands, mortal: MortalCms) -> Page:
    """In the middle of what the server never got."""
    mortal.kill()
    write(page, hands, SENTENCES[2])
    page.wait_for_timeout(500)
    address, context = page.url, page.context
    page.close(run_before_unload=False)
    mortal.start()
    page = context.new_page()
    page.goto(address)
    offer = page.get_by_role("dialog", name="Er is nieuwere tekst van")
    expect(offer).to_contain_text(SENTENCES[2].strip())
    hands.press(offer.get_by_role("button", name="Terughalen"))
    expect(page.get_by_text("staat er weer")).to_be_visible()
    expect_saved(page)
    show(page, "fetched back")
    return page


def session_ended(page: Page, hands: Hands) -> None:
    page.context.clear_cookies(name="sessionid")
    write(page, hands, SENTENCES[3])
    window = page.get_by_role("dialog", name="Log opnieuw in")
    expect(window).to_be_visible()
    frame = window.frame_locator("iframe")
    show(page, "signed out")
    expect(frame.get_by_role("textbox", name="Gebruikersnaam")).to_have_value("redacteur")
    frame.get_by_role("textbox", name="Wachtwoord").fill(PASSWORD)
    frame.get_by_role("textbox", name="Wachtwoord").press("Enter")
    expect(window).to_have_count(0)
    expect_saved(page)


def mistakes_put_right(page: Page, hands: Hands) -> None:
    hands.choose(page.locator("#id_category"), "Ervaringen")
    hands.fill(page.get_by_role("textbox", name="Samenvatting*"), "Alles viel uit, en toch.")
    descriptions = page.get_by_role("textbox", name="Wat er op de afbeelding staat")
    for at in range(descriptions.count()):
        hands.fill(descriptions.nth(at), "Een dinsdag")
    hands.press(page.get_by_role("button", name="Verwijderen").last)
    expect(page.get_by_role("textbox", name="Adres")).to_have_count(0)
    act(page, hands, "Indienen")
