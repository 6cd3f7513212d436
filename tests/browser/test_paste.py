"""What an editor pastes becomes text and blocks, which Undo takes back in one step.

What is read of each program's clipboard is in `test_clipboard.py`.
"""

import base64
import json
import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import write_text

pytestmark = pytest.mark.any_database

CASES = Path(__file__).parent / "clipboard"
VIDEO = "https://www.youtube.com/watch?v=abc123"
TEXT = "[data-draftail-editor-wrapper] [contenteditable=true]"
VALUES = "fields => fields.map(({value}) => value)"
PASTE = """(editor, data) => {
    const clipboardData = new DataTransfer();
    for (const [type, value] of Object.entries(data)) clipboardData.setData(type, value);
    const options = {clipboardData, bubbles: true, cancelable: true};
    editor.dispatchEvent(new ClipboardEvent("paste", options));
}"""


@pytest.fixture
def editor(sign_in) -> Page:
    page = sign_in("redacteur")
    page.get_by_role("link", name="Nieuw verhaal").click()
    write_text(page, "Voor. Na.")
    for _ in " Na.":
        page.keyboard.press("ArrowLeft")
    return page


def paste(page: Page, **data: str) -> None:
    types = {f"text/{name}": value for name, value in {"plain": "", **data}.items()}
    page.locator(":focus").evaluate(PASTE, types)


def children(page: Page) -> Locator:
    return page.locator("[data-contentpath=body] [data-streamfield-child]:visible")


def types(page: Page) -> list[str]:
    return children(page).locator("> input[name$=-type]").evaluate_all(VALUES)


def paragraphs(page: Page, name: str, end: str) -> list[tuple[str, str]]:
    """Return type and words of what a rich text saves, once the last words are in it."""
    field = page.locator(f"[name={name}]")
    expect(field).to_have_value(re.compile(end))
    blocks = json.loads(field.input_value())["blocks"]
    return [(block["type"], block["text"]) for block in blocks]


def rtf_with(picture: Image.Image) -> str:
    """Return RTF as Word has it: the picture, and once more for programs of long ago."""
    file = BytesIO()
    picture.save(file, "PNG")
    return (
        r"{\rtf1\ansi Anna {\*\shppict{\pict{\*\picprop{\sp{\sn wzName}{\sv Anna}}}\picscalex100"
        r"\pngblip\bliptag12{\*\blipuid 0123abcd} " + file.getvalue().hex() + "}}"
        r"{\nonshppict{\pict\picscalex100\wmetafile8 0100090000}}}"
    )


def test_a_story_from_word(editor):
    html = (CASES / "word-desktop.html").read_text("utf-8")
    paste(editor, html=html, rtf=rtf_with(Image.new("RGB", (60, 40), "navy")))
    expect(editor.locator(".rich-text-notice")).to_contain_text("Geplakt. Tabellen, foto’s")
    assert types(editor) == ["text", "table", "picture", "text"]
    first = paragraphs(editor, "body-0-value", "Bram")
    assert first[:2] == [("unstyled", "Voor.Samen aan tafel"), ("header-two", "Hoe het begon")]
    assert first[-1] == ("ordered-list-item", "Bram")
    table, picture, last = (children(editor).nth(at) for at in (1, 2, 3))
    heads = table.locator("input.column-heading").evaluate_all(
        "all => all.map((head) => head.value)"
    )
    assert heads == ["Dag", "Tijd"]
    expect(table.locator(TEXT)).to_have_text(["maandag", re.compile("10.00 uur")])
    expect(picture.get_by_role("textbox", name="Wat er op de afbeelding staat")).to_have_value(
        "Anna lacht"
    )
    expect(picture.locator("img")).to_be_visible()
    expect(last.locator(TEXT)).to_have_text("Meer over Anna.[1] Schrijf haar, of lees dit. Na.")
    last.locator(TEXT).click()
    editor.keyboard.press("Control+z")
    expect(children(editor)).to_have_count(1)
    assert paragraphs(editor, "body-0-value", "Na") == [("unstyled", "Voor. Na.")]


@pytest.mark.long  # tests/browser/test_clipboard.py reads what each program puts there
def test_pictures_that_are_not_on_the_clipboard_are_named(editor):
    paste(editor, html=(CASES / "gmail.html").read_text("utf-8"))
    message = editor.locator(".rich-text-notice")
    expect(message).to_contain_text("1 foto is niet meegenomen. Voeg die hier toe.")
    message.get_by_role("button", name="Ga naar: foto 1").click()
    expect(editor.get_by_role("button", name="Kies een afbeelding").last).to_be_focused()
    first = paragraphs(editor, "body-0-value", "twee")
    assert first[1] == ("unstyled", "Hier is mijn verhaal. Groot. 😀")
    children(editor).last.locator(TEXT).click()
    editor.keyboard.type("Nog wat. ")
    message.get_by_role("button", name="Ongedaan maken").click()
    expect(message).to_contain_text("Er is daarna iets veranderd.")
    expect(children(editor)).to_have_count(3)


@pytest.mark.long  # tests/browser/test_clipboard.py reads what each program puts there
def test_pictures_that_addresses_hold(editor):
    file = BytesIO()
    Image.new("RGB", (60, 40), "teal").save(file, "PNG")
    held = f"data:image/png;base64,{base64.b64encode(file.getvalue()).decode()}"
    broken = ("data:image/png;base64,%%%", "data:image/svg+xml,<svg/>")
    html = "".join(f'<p>Kijk</p><img src="{address}">' for address in (held, *broken))
    paste(editor, html=html)
    expect(editor.locator(".rich-text-notice")).to_contain_text("2 foto’s zijn niet meegenomen")
    expect(children(editor).locator("[data-chooser-title] >> visible=true")).to_have_count(1)


def test_the_address_of_a_video(editor):
    paste(editor, plain=VIDEO)
    expect(children(editor)).to_have_count(3)
    assert types(editor) == ["text", "embed", "text"]
    title = children(editor).nth(1).get_by_role("textbox", name="Titel")
    expect(title).to_be_focused()
    title.fill("Een dag met Bram")
    expect(children(editor).nth(1).get_by_role("textbox", name="Adres")).to_have_value(VIDEO)
    title.fill("")
    editor.locator(TEXT).first.click()
    editor.get_by_role("button", name="Ongedaan maken").first.click()
    expect(children(editor)).to_have_count(1)
