"""What an editor pastes from Word and from mail: the text and its structure, not its looks."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_editor import sign_in

pytestmark = pytest.mark.any_database

WORD = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w="urn:schemas-microsoft-com:office:word"><head>'
    '<meta name=Generator content="Microsoft Word 15"><style>'
    '<!-- p.MsoNormal {margin:0cm;font-family:"Calibri"} --></style></head>'
    "<body lang=NL style='tab-interval:36.0pt'><!--StartFragment--><h2>Een kop<o:p></o:p></h2>"
    "<p class=MsoNormal><b style='mso-bidi-font-weight:normal'>Vet</b> en <i>schuin</i>"
    " en <span style='font-family:\"Comic Sans MS\";color:red'>rood</span> en <u>streep</u>.<o:p>"
    "</o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>"
    "<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'>"
    "<![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>"
    "·<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span>"
    "</span></span><![endif]>Eerste punt<o:p></o:p></p>"
    "<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'>"
    "<![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>"
    "·<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span>"
    "</span></span><![endif]>Tweede punt<o:p></o:p></p><p class=MsoNormal>"
    'Zie <a href="https://example.org/x">deze bladzijde</a>'
    '.<img width=10 height=10 src="file:///C:/Users/x/clip_image001.png"></p><!--EndFragment-->'
    "</body></html>"
)
MAIL = (
    '<div dir="ltr" style="font-family:Arial;color:#222">Hallo redactie,<div><br></div><div>'
    'Hier is <b>mijn</b> verhaal. <span style="font-size:large">Groot.</span></div><div><br>'
    '</div><ul><li>een</li><li>twee</li></ul><div><img src="cid:abc@mail" alt="foto"></div>'
    '<blockquote class="gmail_quote"><div>Op maandag schreef Jan:</div></blockquote></div>'
)
PASTE = """(editor, html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    clipboardData.setData("text/plain", "");
    const options = {clipboardData, bubbles: true, cancelable: true};
    editor.dispatchEvent(new ClipboardEvent("paste", options));
}"""


@pytest.fixture
def editor(open_page, server) -> Page:
    page = open_page("/cms/")
    sign_in(page, server.password)
    page.get_by_role("link", name="Nieuw verhaal").click()
    return page


def pasted(page: Page, html: str, end: str) -> dict:
    """Return what the editor saves, as Draft.js has it, once the last words are in it."""
    text = page.locator("[data-draftail-editor-wrapper] [contenteditable=true]").first
    text.click()
    text.evaluate(PASTE, html)
    field = page.locator("#body-0-value")
    expect(field).to_have_value(re.compile(end))
    return json.loads(field.input_value())


def blocks(saved: dict) -> list[tuple[str, str]]:
    return [(block["type"], block["text"].strip()) for block in saved["blocks"]]


def styles(saved: dict) -> set[str]:
    return {each["style"] for block in saved["blocks"] for each in block["inlineStyleRanges"]}


def test_from_word(editor):
    saved = pasted(editor, WORD, "bladzijde")
    assert blocks(saved) == [
        ("header-two", "Een kop"),
        ("unstyled", "Vet en schuin en rood en streep."),
        ("unordered-list-item", "Eerste punt"),
        ("unordered-list-item", "Tweede punt"),
        ("unstyled", "Zie deze bladzijde."),
    ]
    assert styles(saved) == {"BOLD", "ITALIC"}
    [link] = saved["entityMap"].values()
    assert (link["type"], link["data"]["url"]) == ("LINK", "https://example.org/x")


def test_from_mail(editor):
    saved = pasted(editor, MAIL, "schreef Jan")
    assert blocks(saved) == [
        ("unstyled", "Hallo redactie,\nHier is mijn verhaal. Groot."),
        ("unordered-list-item", "een"),
        ("unordered-list-item", "twee"),
        ("unstyled", "Op maandag schreef Jan:"),
    ]
    assert styles(saved) == {"BOLD"}
    assert saved["entityMap"] == {}
