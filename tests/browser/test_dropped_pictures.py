"""Photos are dropped or pasted where they belong: the browser stays, and names each of them."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE, write_text
from tests.browser.dropped_files import BROKEN, drag_in, hand_over, jpeg, photo
from tests.browser.test_paste import TEXT, VALUES

pytestmark = pytest.mark.any_database


def new_story(page: Page) -> Page:
    page.get_by_role("link", name="Nieuw verhaal").click()
    write_text(page, "Voor.")
    page.keyboard.press("Enter")
    page.keyboard.type("Na.")
    return page


@pytest.fixture
def editor(sign_in) -> Page:
    return new_story(sign_in("redacteur"))


def blocks(page: Page) -> Locator:
    return page.locator("[data-contentpath=body] [data-streamfield-child]:visible")


def types(page: Page) -> list[str]:
    return blocks(page).locator("> input[name$=-type]").evaluate_all(VALUES)


def titles(page: Page) -> list[str]:
    names = blocks(page).locator("[data-chooser-title]")
    return [text.strip() for text in names.all_inner_texts() if text.strip()]


def notice(page: Page) -> Locator:
    return page.locator(".picture-notice").last


def arrived(page: Page, name: str) -> None:
    line = page.get_by_role("listitem").filter(has_text=f"{name}: toegevoegd")
    expect(line).to_be_visible()


def faults_in(page: Page, part: str) -> list[str]:
    return [each["id"] for each in Axe().run(page, part).response["violations"]]


def thumb(page: Page) -> Locator:
    return page.locator("#id_thumb-chooser")


def test_many_between_two_paragraphs_in_their_order_and_back(editor):
    paragraph = editor.locator(f"{TEXT} [data-block]").last
    colours = {"een.jpg": "red", "twee.jpg": "lime", "drie.jpg": "blue"}
    files = [photo(*each) for each in colours.items()]
    hand_over(paragraph, *files[:2], BROKEN, files[2], at_top=True)
    expect(notice(editor)).to_contain_text("3 van 4 foto’s toegevoegd")
    expect(notice(editor)).to_contain_text(re.compile("kapot.jpg: Deze foto is kapot"))
    assert types(editor) == ["text", "picture", "picture", "picture", "text"]
    assert titles(editor) == ["een", "twee", "drie"]
    assert [text.strip() for text in editor.locator(TEXT).all_inner_texts()][:2] == ["Voor.", "Na."]
    assert faults_in(editor, ".picture-notice") == []
    notice(editor).get_by_role("button", name="Ongedaan maken").click()
    expect(blocks(editor)).to_have_count(1)
    expect(editor.locator(TEXT).first).to_have_text("Voor.Na.")


def test_on_the_field_of_the_story_and_what_is_more_into_its_text(editor):
    hand_over(thumb(editor), photo("kop.jpg", "yellow"), photo("meer.jpg", "cyan"))
    expect(notice(editor)).to_contain_text("2 foto’s toegevoegd")
    expect(thumb(editor).locator("[data-chooser-title]")).to_have_text("kop")
    assert types(editor) == ["text", "picture"]
    assert titles(editor) == ["meer"]
    notice(editor).get_by_role("button", name="Ongedaan maken").click()
    expect(blocks(editor)).to_have_count(1)
    expect(editor.locator("#id_thumb")).to_have_value("")


def test_whether_there_are_people_in_it_is_asked_once_and_waits_for_nobody(editor):
    text = editor.locator(TEXT).first
    hand_over(text, photo("lopers.jpg", "peru"), photo("bergen.jpg", "plum"))
    said = notice(editor)
    expect(said).to_contain_text("2 foto’s toegevoegd")
    expect(editor.get_by_text("Bewaard om")).to_be_visible()
    said.get_by_role("button", name="Nee, niemand: bergen.jpg").click()
    expect(said).to_contain_text("Er staan geen mensen op.")
    said.get_by_role("button", name="Ja: lopers.jpg").click()
    consent = said.get_by_role("link", name="Leg vast dat zij het goed vinden")
    expect(consent).to_have_attribute("href", re.compile(r"/cms/toestemming/foto/\d+/"))
    assert faults_in(editor, ".picture-notice") == []
    hand_over(text, photo("bergen.jpg", "plum"))
    arrived(editor, "bergen.jpg")
    expect(notice(editor)).to_contain_text("De foto is toegevoegd")
    expect(notice(editor).get_by_role("button", name="Ja: bergen.jpg")).to_have_count(0)


def test_from_the_desktop_as_the_system_tells_of_it(editor, tmp_path):
    file = tmp_path / "bureaublad.jpg"
    file.write_bytes(jpeg("crimson"))
    drag_in(editor.locator(TEXT).first, file)
    arrived(editor, "bureaublad.jpg")
    editor.locator(TEXT).first.click()
    editor.keyboard.press("Control+Home")
    editor.keyboard.type("Eerst. ")
    expect(editor.locator(TEXT).first).to_contain_text("Eerst. ")
    drag_in(editor.get_by_role("link", name="Agenda"), file)
    expect(blocks(editor).filter(has_text="bureaublad")).to_have_count(2)


@pytest.mark.long  # the server is asked by tests/cms/admin/test_many_pictures.py
def test_beside_all_fields_it_comes_at_the_end(editor):
    hand_over(editor.locator("#id_title"), photo("titel.jpg", "magenta"))
    arrived(editor, "titel.jpg")
    hand_over(editor.locator("body"), photo("rand.jpg", "maroon"))
    arrived(editor, "rand.jpg")
    assert titles(editor) == ["titel", "rand"]
    hand_over(blocks(editor).nth(1), photo("boven.jpg", "green"), at_top=True)
    arrived(editor, "boven.jpg")
    assert titles(editor) == ["boven", "titel", "rand"]
    editor.locator(TEXT).first.click()
    editor.keyboard.press("Control+End")
    editor.keyboard.type(" Verder.")  # the text takes keys after a file was above it
    expect(editor.locator(TEXT).first).to_contain_text("Verder.")


def test_a_pasted_one_comes_at_the_cursor_and_the_same_is_one_picture(editor):
    text = editor.locator(TEXT)
    hand_over(text, photo("schermafdruk.jpg", "navy"), kind="paste")
    arrived(editor, "schermafdruk.jpg")
    hand_over(blocks(editor).last, photo("nog-eens.jpg", "navy"))
    arrived(editor, "nog-eens.jpg")
    assert titles(editor) == ["schermafdruk", "schermafdruk"]


@pytest.mark.long  # the server is asked by tests/cms/admin/test_many_pictures.py
def test_the_window_to_choose_takes_it_on_its_first_tab(editor):
    editor.locator("#id_thumb-chooser [data-chooser-action-choose]:visible").click()
    window = editor.get_by_role("dialog")
    expect(window).to_contain_text("Of sleep een foto hierheen")
    hand_over(window.locator("#search-results"), photo("venster.jpg", "olive"))
    expect(thumb(editor).locator("[data-chooser-title]")).to_have_text("venster")
    expect(window).to_have_count(0)
    assert types(editor) == ["text"]


@pytest.mark.long  # the server is asked by tests/cms/admin/test_many_pictures.py
def test_what_is_said_once_is_offered_with_each_use(editor):
    hand_over(thumb(editor), photo("eenmaal.jpg", "indigo"))
    arrived(editor, "eenmaal.jpg")
    description = editor.locator("#id_thumb_alt")
    for text in ("Anna", "Anna lacht"):
        description.fill(text)
        with editor.expect_response("**/beschrijving/"):
            description.press("Tab")
    hand_over(blocks(editor).last, photo("andermaal.jpg", "indigo"))
    arrived(editor, "andermaal.jpg")
    asked = editor.get_by_role("textbox", name="Wat er op de afbeelding staat")
    in_block = blocks(editor).last.locator(asked)
    expect(in_block).to_have_value("Anna lacht")
    in_block.fill("Anna in een ander verhaal")  # of this use alone
    in_block.press("Tab")
    hand_over(blocks(editor).last, photo("nogmaals.jpg", "indigo"))
    arrived(editor, "nogmaals.jpg")
    expect(blocks(editor).last.locator(asked)).to_have_value("Anna lacht")


@pytest.mark.long  # the others drop photos too, by one hand
def test_by_keyboard_and_on_a_phone(sign_in, tmp_path):
    page = sign_in("redacteur", viewport=PHONE)
    new_story(page)
    files = [tmp_path / name for name in ("links.jpg", "rechts.jpg")]
    for at, file in enumerate(files):
        file.write_bytes(jpeg(("silver", "tan")[at]))
    button = page.get_by_role("button", name="Foto’s toevoegen")
    with page.expect_file_chooser() as opened:
        button.press("Enter")
    opened.value.set_files(files)
    expect(notice(page)).to_contain_text("2 foto’s toegevoegd")
    assert titles(page) == ["links", "rechts"]
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert faults_in(page, ".picture-notice") == []
    assert faults_in(page, ".picture-add") == []


def test_what_was_dropped_is_in_the_draft(editor):
    hand_over(thumb(editor), photo("bovenaan.jpg", "khaki"), photo("eronder.jpg", "salmon"))
    expect(notice(editor)).to_contain_text("2 foto’s toegevoegd")
    state = editor.locator("[data-draft-state]")
    expect(state).to_have_attribute("data-draft-state", "saved")
    address = editor.url
    seen = editor.context.new_page()
    for _ in range(20):  # the draft that is told of may be that of before
        seen.goto(address)
        if titles(seen) == ["eronder"]:
            break
        seen.wait_for_timeout(500)
    assert titles(seen) == ["eronder"]
    expect(thumb(seen).locator("[data-chooser-title]")).to_have_text("bovenaan")


def test_on_a_slow_line_the_next_wait_and_leaving_is_asked_about(editor):
    held = []
    editor.route("**/cms/foto/", lambda route: held.append(route))
    hand_over(editor.locator("#id_title"), photo("traag.jpg", "orchid"))
    hand_over(editor.locator("#id_title"), photo("daarna.jpg", "sienna"))
    expect(editor.get_by_role("listitem").filter(has_text="daarna.jpg: wacht")).to_be_visible()
    assert types(editor) == ["text", "picture", "picture"]
    leave = "!window.dispatchEvent(new Event('beforeunload', {cancelable: true}))"
    assert editor.evaluate(leave)
    write_text(editor, "Intussen. ")  # nobody waits for a photo
    for at in range(2):
        while len(held) <= at:
            editor.wait_for_timeout(100)
        held[at].continue_()
    arrived(editor, "traag.jpg")
    arrived(editor, "daarna.jpg")
    assert titles(editor) == ["traag", "daarna"]


def test_what_does_not_arrive_can_be_sent_again(editor):
    editor.route("**/cms/foto/", lambda route: route.fulfill(status=503))
    hand_over(editor.locator("#id_title"), photo("ver-weg.jpg", "teal"))
    expect(notice(editor)).to_contain_text("ver-weg.jpg: De foto is niet aangekomen")
    editor.unroute("**/cms/foto/")
    notice(editor).get_by_role("button", name="Opnieuw proberen: ver-weg.jpg").click()
    arrived(editor, "ver-weg.jpg")
    assert titles(editor) == ["ver-weg"]


@pytest.mark.long  # the server is asked by tests/cms/admin/test_many_pictures.py
def test_who_is_signed_out_signs_in_over_the_page(editor):
    editor.wait_for_function("window.drafts.owner")
    editor.evaluate("window.drafts.owner")
    cookies = editor.context.cookies()
    editor.context.clear_cookies()
    hand_over(editor.locator("#id_title"), photo("uitgelogd.jpg", "purple"))
    window = editor.get_by_role("dialog")
    expect(window).to_be_visible()
    editor.context.add_cookies(cookies)
    window.locator("iframe").evaluate("frame => frame.contentWindow.location.reload()")
    arrived(editor, "uitgelogd.jpg")
    assert titles(editor) == ["uitgelogd"]


@pytest.mark.long  # the server is asked by tests/cms/admin/test_many_pictures.py
def test_beside_the_places_that_take_one_the_browser_stays_too(sign_in):
    page = sign_in("redacteur")
    hand_over(page.locator("body"), photo("dashboard.jpg", "orange"))
    assert page.url.endswith("/cms/")
