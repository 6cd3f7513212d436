"""Nothing typed is lost: the session ends, the server fails, the tab is closed mid-word."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import FrameLocator, Page, Route, expect

from cms.admin.second_step import codes
from tests.browser.conftest import PATIENCE, act, in_both_browsers, write_text
from tests.builders import STORY_LIST
from tests.prepared import PASSWORD

NEW = f"/cms/pages/add/cms/storypage/{STORY_LIST}/"
STATE = "[data-draft-state]"
TWO_STEPS = "tweestap"
MAKE_TWO_STEPS = f"""
from django.contrib.auth.models import Group, User
from cms.admin.second_step.models import CodeApp
user = User.objects.create_user({TWO_STEPS!r}, password={PASSWORD!r})
user.groups.add(Group.objects.get(name="Redacteur"))
CodeApp.objects.create(user=user, secret="{{}}")
"""


def add_words(page: Page, words: str) -> None:
    page.locator("[data-draftail-editor-wrapper] [contenteditable=true]").first.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(words)


def expect_saved(page: Page, words: str) -> None:
    """Until the words came through, the line at the top may say what was saved before."""
    expect(page.locator(STATE)).to_have_text(re.compile(r"Bewaard om \d\d:\d\d"))
    address = page.url
    seen = page.context.new_page()
    for _ in range(20):
        seen.goto(address)
        if words in seen.locator("[data-draftail-editor-wrapper]").first.inner_text():
            seen.close()
            return
        seen.wait_for_timeout(500)
    raise AssertionError(f"“{words}” is not saved")


def faults_in(page: Page, part: str) -> list[str]:
    return [each["id"] for each in Axe().run(page, part).response["violations"]]


def sign_in_over_the_page(page: Page, name: str) -> None:
    window = page.get_by_role("dialog", name="Log opnieuw in")
    expect(window).to_be_visible()
    frame = window.frame_locator("iframe")
    name_field = frame.get_by_role("textbox", name="Gebruikersnaam")
    expect(name_field).not_to_have_value("")  # that of who wrote
    name_field.fill(name)
    frame.get_by_role("textbox", name="Wachtwoord").fill(PASSWORD)
    frame.get_by_role("button", name="Inloggen").click()
    expect(window).to_have_count(0)


def fail(route: Route) -> None:
    """As a server that has a fault, to what the editor sends."""
    if route.request.method == "POST" and "/pages/" in route.request.url:
        route.fulfill(status=500, body="<h1>Server Error</h1>", content_type="text/html")
    else:
        route.continue_()


@pytest.mark.long  # in a short run journeys/test_first_story.py does the same
@in_both_browsers
def test_a_story_survives_an_ended_session_a_fault_and_a_closed_tab(sign_in):
    editor = sign_in("redacteur")
    editor.goto(NEW)
    editor.get_by_role("textbox", name="Titel*").fill("Alles gaat mis")
    write_text(editor, "Het begin.")
    expect(editor).to_have_url(re.compile(r"/edit/$"), timeout=PATIENCE)

    editor.context.clear_cookies()
    add_words(editor, " Zonder sessie.")
    sign_in_over_the_page(editor, "redacteur")
    expect_saved(editor, "Zonder sessie.")

    editor.context.route("**/cms/pages/**", fail)
    add_words(editor, " Laatste wo")
    trouble = editor.get_by_text("Er is een storing in het CMS.")
    expect(trouble).to_be_visible()
    expect(editor.locator(STATE)).to_have_text("Nog niet bewaard")
    assert faults_in(editor, ".draft-notes") == []
    address, context = editor.url, editor.context
    editor.wait_for_timeout(500)
    editor.close(run_before_unload=False)

    context.unroute("**/cms/pages/**")
    editor = context.new_page()
    editor.goto(address)
    offer = editor.get_by_role("dialog", name="Er is nieuwere tekst van")
    expect(offer).to_contain_text("Laatste wo")
    assert faults_in(editor, "dialog") == []
    offer.get_by_role("button", name="Terughalen").click()
    expect(editor.get_by_text("staat er weer")).to_be_visible()
    expect_saved(editor, "Laatste wo")
    add_words(editor, "ord.")  # of a form that came from the server Wagtail sees no changes
    expect_saved(editor, "Laatste woord.")


@pytest.mark.long  # journeys/test_first_story.py signs in over the page too
@in_both_browsers
def test_a_sentence_is_not_cut_off_by_the_window_to_sign_in(sign_in):
    editor = sign_in("redacteur")
    editor.get_by_role("link", name="Nieuw verhaal").click()
    editor.get_by_role("textbox", name="Titel*").fill("Midden in een zin")
    editor.wait_for_url("**/edit/")
    editor.context.clear_cookies(name="sessionid")
    sentence = "Wie typt, kijkt niet naar het scherm, en merkt niet dat er iets voor komt."
    editor.get_by_role("textbox", name="Samenvatting*").press_sequentially(sentence, delay=60)
    expect(editor.get_by_role("dialog", name="Log opnieuw in")).to_be_visible()
    expect(editor.locator("#id_excerpt")).to_have_value(sentence)


@pytest.mark.long
def test_who_has_a_second_step_signs_in_over_the_page_with_both(open_page, newsroom):
    secret = codes.new_secret()
    newsroom.manage("shell", "--verbosity", "0", "--command", MAKE_TWO_STEPS.format(secret))
    editor = open_page("/cms/login/", host=newsroom)
    sign_in_with_both(editor, secret, codes.current_step() - 1)  # each code works once
    editor.goto("/cms/")
    editor.get_by_role("link", name="Nieuw verhaal").click()
    editor.get_by_role("textbox", name="Titel*").fill("In twee stappen")
    editor.wait_for_url("**/edit/")
    editor.context.clear_cookies(name="sessionid")
    editor.get_by_role("textbox", name="Samenvatting*").fill("Ze logt in, en gaat verder.")
    window = editor.get_by_role("dialog", name="Log opnieuw in")
    sign_in_with_both(window.frame_locator("iframe"), secret, codes.current_step())
    expect(window).to_have_count(0)
    expect(editor.get_by_text("Bewaard om")).to_be_visible()
    editor.reload()
    expect(editor.locator("#id_excerpt")).to_have_value("Ze logt in, en gaat verder.")


def sign_in_with_both(where: Page | FrameLocator, secret: str, step: int) -> None:
    where.get_by_role("textbox", name="Gebruikersnaam").fill(TWO_STEPS)
    where.get_by_role("textbox", name="Wachtwoord").fill(PASSWORD)
    where.get_by_role("button", name="Inloggen").click()
    where.get_by_label("Code").fill(codes.code_at(secret, step))
    where.get_by_label("Code").press("Enter")


def test_saving_resumes_by_itself_and_publishing_asks_to_sign_in(sign_in):
    editor = sign_in("eindredacteur")
    editor.goto(NEW)
    editor.get_by_role("textbox", name="Titel*").fill("Publiceren zonder sessie")
    write_text(editor, "Er was een storing.")
    expect(editor).to_have_url(re.compile(r"/edit/$"), timeout=PATIENCE)
    editor.context.route("**/cms/pages/**", fail)
    add_words(editor, " En die ging over.")
    expect(editor.get_by_text("Er is een storing in het CMS.")).to_be_visible()
    editor.context.unroute("**/cms/pages/**")
    expect_saved(editor, "En die ging over.")
    expect(editor.get_by_text("Er is een storing in het CMS.")).to_have_count(0)

    editor.context.clear_cookies(name="sessionid")
    editor.locator("[name=action-publish]").first.evaluate("button => button.click()")
    sign_in_over_the_page(editor, "eindredacteur")
    expect(editor.get_by_text("Dit kan nog niet naar de site")).to_be_visible()
    expect(editor.get_by_text("Dit is een verplicht veld.").first).to_be_visible()
    expect_saved(editor, "En die ging over.")


def test_a_form_that_comes_back_with_faults_offers_no_older_text(sign_in):
    editor = sign_in("redacteur")
    editor.goto(NEW)
    editor.get_by_role("textbox", name="Titel*").fill("Te vroeg ingediend")
    write_text(editor, "Er is nog bijna niets.")
    act(editor, "Indienen")
    expect(editor.get_by_text("Dit kan nog niet naar de site")).to_be_visible()
    expect(editor).to_have_url(re.compile(r"/edit/$"), timeout=PATIENCE)
    expect_saved(editor, "Er is nog bijna niets.")
    expect(editor.get_by_role("dialog")).to_have_count(0)


def test_an_error_and_its_count_leave_with_its_cause(sign_in):
    editor = sign_in("redacteur")
    editor.goto(NEW)
    editor.get_by_role("textbox", name="Titel*").fill("Café Søren")
    editor.get_by_role("textbox", name="Titel*").press("Tab")
    expect(editor).to_have_url(re.compile(r"/edit/$"), timeout=PATIENCE)
    expect(editor.locator("#id_slug")).to_have_value("cafe-soren")
    act(editor, "Indienen")
    errors, counted = editor.locator(".error-message"), editor.locator(".w-tabs__errors").first
    expect(errors).to_have_count(3)
    expect(counted).to_contain_text("3 foutmeldingen")
    editor.locator("#id_category").select_option(label="Ervaringen")
    expect(errors).to_have_count(2)
    expect(counted).to_contain_text("2 foutmeldingen")
    editor.get_by_role("textbox", name="Samenvatting*").fill("Koffie.")
    write_text(editor, "Een kop koffie.")
    expect(errors).to_have_count(0)
    expect(counted).to_be_hidden()
    expect(editor.get_by_text("Dit kan nog niet naar de site")).to_have_count(0)


def test_what_does_not_fit_a_field_is_given_back(sign_in):
    editor = sign_in("redacteur")
    editor.goto(NEW)
    summary = editor.get_by_role("textbox", name="Samenvatting*")
    summary.fill("x" * 255 + "Het einde van de titel.")
    summary.press("Control+A")
    summary.press("Control+X")
    title = editor.get_by_role("textbox", name="Titel*")
    title.press("Control+V")
    expect(title).to_have_value("x" * 255)
    told = editor.get_by_role("alert").filter(has_text="Hier passen niet meer dan 255 tekens.")
    expect(told).to_contain_text("“Het einde van de titel.”")
    title.press("Backspace")
    expect(told).to_have_count(0)


def test_without_a_connection_a_button_says_in_one_voice_that_it_did_nothing(sign_in):
    editor = sign_in("redacteur")
    editor.goto(NEW)
    editor.get_by_role("textbox", name="Titel*").fill("Zonder verbinding")
    expect(editor).to_have_url(re.compile(r"/edit/$"), timeout=PATIENCE)
    editor.context.set_offline(True)
    act(editor, "Indienen")
    notes = editor.locator(".draft-notes")
    expect(notes).to_contain_text("Er is geen verbinding.")
    expect(notes).to_contain_text("Je klik op “Indienen” is niet aangekomen.")
    expect(editor.get_by_role("dialog")).to_have_count(0)
    editor.context.set_offline(False)
    expect(notes).not_to_contain_text("Er is geen verbinding.")


THROW_AWAY = """
from wagtail.models import Page
from cms.admin.trash.discard import discard
discard(Page.objects.get(pk={}))
"""


@pytest.mark.long  # tests/attacks/test_late_forms.py asks the server
def test_a_text_whose_page_a_colleague_throws_away_is_saved_and_comes_back(sign_in, newsroom):
    editor = sign_in("redacteur")
    editor.goto(NEW)
    editor.get_by_role("textbox", name="Titel*").fill("Weggegooid")
    write_text(editor, "Het begin.")
    expect(editor).to_have_url(re.compile(r"/edit/$"), timeout=PATIENCE)
    expect_saved(editor, "Het begin.")
    address = editor.url
    pk = address.rstrip("/").split("/")[-2]
    newsroom.manage("shell", "--verbosity", "0", "--command", THROW_AWAY.format(pk))

    add_words(editor, " Nog een zin.")
    note = editor.get_by_text("Iemand heeft deze pagina in de prullenbak gelegd")
    expect(note).to_be_visible(timeout=PATIENCE)
    assert faults_in(editor, ".draft-notes") == []
    add_words(editor, " En een.")
    expect(editor.locator(STATE)).to_have_text(re.compile("Bewaard om"))
    editor.locator("[name=action-submit]").first.evaluate("button => button.click()")
    expect(editor).to_have_url(re.compile(r"/cms/bin/$"))
    expect(editor.get_by_text("Je tekst is bewaard als concept")).to_be_visible()
    row = editor.locator("li").filter(has=editor.get_by_role("heading", name="Weggegooid"))
    row.get_by_role("link", name="Terugzetten").click()
    editor.get_by_role("button", name="Terugzetten").click()
    expect(editor).to_have_url(address)
    text = editor.locator("[data-draftail-editor-wrapper]").first
    expect(text).to_contain_text("Het begin. Nog een zin. En een.")


@pytest.mark.long
def test_two_people_know_of_each_other_and_choose_what_happens_to_whose_text(sign_in):
    anna, bram = sign_in("redacteur"), sign_in("eindredacteur")
    anna.goto(NEW)
    anna.get_by_role("textbox", name="Titel*").fill("Met zijn tweeën")
    write_text(anna, "Van Anna.")
    expect(anna).to_have_url(re.compile(r"/edit/$"), timeout=PATIENCE)
    bram.goto(anna.url)
    expect(bram.get_by_text("redacteur heeft deze pagina al open")).to_be_visible()
    expect(anna.get_by_text("eindredacteur heeft deze pagina ook open, sinds")).to_be_visible()
    add_words(bram, " En van Bram.")
    expect_saved(bram, "En van Bram.")
    add_words(anna, " Nog iets.")
    expect(anna.get_by_text("eindredacteur heeft deze pagina om")).to_be_visible()
    anna.get_by_role("button", name="Bekijk beide teksten").click()
    both = anna.get_by_role("dialog")
    expect(both).to_contain_text("En van Bram.")
    expect(both).to_contain_text("Nog iets.")
    both.get_by_role("button", name="Sluit").click()
    act(anna, "Bewaren")
    expect(anna.get_by_role("button", name="Bekijk beide teksten")).to_be_focused()
    expect(anna.get_by_role("dialog")).to_have_count(0)
    anna.get_by_role("button", name="Bewaar mijn tekst als de nieuwste").click()
    expect_saved(anna, "Nog iets.")

    add_words(bram, " Bram gaat door.")
    bram.get_by_role("button", name="Ga verder met de tekst van redacteur").click()
    expect(bram.get_by_text("Je koos de andere tekst.")).to_be_visible()
    expect(bram.get_by_role("dialog")).to_have_count(0)
    bram.get_by_role("button", name="Bekijk beide teksten").click()
    expect(bram.get_by_role("dialog")).to_contain_text("Bram gaat door.")
    bram.get_by_role("button", name="Terughalen").click()
    expect_saved(bram, "Bram gaat door.")


@in_both_browsers
def test_a_page_that_could_not_go_out_is_loaded_again_with_what_was_typed_since(sign_in):
    editor = sign_in("redacteur")
    editor.goto(NEW)
    editor.get_by_role("textbox", name="Titel*").fill("Zonder categorie")
    write_text(editor, "Eerst dit.")
    expect_saved(editor, "Eerst dit.")
    act(editor, "Indienen")
    expect(editor.get_by_text("Dit kan nog niet naar de site")).to_be_visible()
    add_words(editor, " Daarna dat.")
    expect_saved(editor, "Daarna dat.")
    editor.reload()
    expect(editor.locator("[data-draftail-editor-wrapper]").first).to_contain_text("Daarna dat.")
