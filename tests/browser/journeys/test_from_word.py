"""A story is copied in Word, Google Docs and other programs, pasted, illustrated and published.

Each program is a page that puts on the clipboard what that program does. From there on the keys are
those of the editor: Control, C and V.
"""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import says, visit_until
from tests.browser.journeys.conftest import in_every_way
from tests.browser.journeys.hands import TEXT, Hands, act, show

EXPORTS = Path(__file__).parents[1] / "clipboard"
# Of each program: words of a heading or of a list, which are read on the site.
WORDS = {
    "word-desktop": "Hoe het begon",
    "word-online": "bruin brood",
    "google-docs": "Anna zocht",
    "libreoffice": "en vond het",
    "outlook": "ze vond werk",
    "gmail": "met een lege ertussen",
}
COPY = """html => {
    document.body.innerHTML = "<p tabindex=0>Hier staat een document.</p>";
    document.addEventListener("copy", (event) => {
        event.clipboardData.setData("text/html", html);
        event.preventDefault();
    });
    document.querySelector("p").focus();
    getSelection().selectAllChildren(document.querySelector("p"));
}"""


def copy(context: BrowserContext, program: str) -> None:
    """Open a document in a window of its own, select all of it, and copy it."""
    window = context.new_page()
    window.goto("/static/frontend/site.js")
    window.evaluate(COPY, (EXPORTS / f"{program}.html").read_text("utf-8"))
    window.keyboard.press("Control+c")
    window.close()


@pytest.mark.long  # in a short run test_paste.py and test_clipboard.py try the parts
@in_every_way
def test_texts_from_word_and_other_programs(come_in, open_page, newsroom, hands, way):
    editor = come_in("eindredacteur")
    begin(editor, hands, f"Uit Word {way}")
    for program, words in WORDS.items():
        copy(editor.context, program)
        editor.bring_to_front()
        hands.fill(editor.locator(TEXT).last, " ")
        editor.keyboard.press("Control+v")
        expect(editor.locator("[data-contentpath=body]")).to_contain_text(words)
        show(editor, f"pasted from {program}")
    take_empty_pictures_out(editor, hands)
    act(editor, hands, "Publiceren")
    expect(editor.locator(".messages")).to_contain_text("gepubliceerd")
    visitor = open_page("/", host=newsroom)
    visit_until(visitor, f"/verhalen/uit-word-{way}/", says("Dit kwam eerst."))
    text = visitor.locator("main").inner_text()
    assert [words for words in WORDS.values() if words not in text] == []


def take_empty_pictures_out(page: Page, hands: Hands) -> None:
    """Of a picture that is not on the clipboard there is a place."""
    empty = page.locator("[data-streamfield-child]:visible").filter(
        has=page.get_by_role("button", name="Kies een afbeelding")
    )
    for _ in range(empty.count()):
        hands.press(empty.first.get_by_role("button", name="Verwijderen").first)


def begin(page: Page, hands: Hands, title: str) -> None:
    hands.press(page.get_by_role("link", name="Nieuw verhaal"))
    hands.fill(page.get_by_role("textbox", name="Titel*"), title)
    hands.choose(page.locator("#id_category"), "Ervaringen")
    hands.fill(page.get_by_role("textbox", name="Samenvatting*"), "Geschreven in een document.")
    hands.fill(page.locator(TEXT).first, "Dit kwam eerst. ")
