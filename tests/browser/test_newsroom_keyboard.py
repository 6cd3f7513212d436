"""A story's whole life without a mouse: written, illustrated, seen, submitted, approved, corrected,
planned, moved to another address, thrown away and taken back. Then the menu of the site.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests.browser.conftest import PASSWORD, accessibility_faults, has_status, says, visit_until
from tests.browser.keyboard import fill, has_focus, press, turn_to, walk_to
from tests.builders import STORY_LIST
from tests.importers.files.test_pictures import jpeg

pytestmark = pytest.mark.any_database  # the same life runs on both in test_newsroom

TITLE = "Najib bakt brood"
MOVED = "Een dag bij de bakker"
STORIES = f"/cms/pages/{STORY_LIST}/"


@pytest.fixture
def sign_in(open_page, newsroom) -> Callable[[str], Page]:
    def sign_in(name: str) -> Page:
        page = open_page("/cms/login/", host=newsroom)
        field = page.get_by_role("textbox", name="Gebruikersnaam")
        if has_focus(field):
            page.keyboard.type(name)
        else:
            fill(field, name)
        fill(page.get_by_role("textbox", name="Wachtwoord"), PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url("/cms/")
        return page

    return sign_in


def act(page: Page, name: str | re.Pattern) -> None:
    button = page.locator("footer").get_by_role("button", name=name, exact=isinstance(name, str))
    if not button.first.is_visible():
        press(page.get_by_role("button", name="Meer", exact=True))
    press(button)


def publish(page: Page) -> None:
    act(page, "Publiceren")
    expect(page).to_have_url(STORIES)
    expect(page.locator(".messages")).to_contain_text("gepubliceerd")


def open_story(page: Page, title: str) -> None:
    page.goto(STORIES)
    press(page.get_by_role("link", name=title, exact=True).first)
    expect(page.get_by_role("textbox", name="Titel*")).to_be_visible()


def write_story(page: Page, picture: Path) -> None:
    press(page.get_by_role("link", name="Nieuw verhaal"))
    fill(page.get_by_role("textbox", name="Titel*"), TITLE)
    walk_to(page.locator("#id_category"))
    page.keyboard.press("ArrowDown")
    fill(page.get_by_role("textbox", name="Samenvatting*"), "Nu bakt Najib er brood.")
    press(page.get_by_role("button", name="Kies een afbeelding").first)
    upload_picture(page, picture)
    fill(page.get_by_role("textbox", name="Wat er op de afbeelding staat"), "Anna en Najib")
    walk_to(page.locator("[data-draftail-editor-wrapper] [contenteditable=true]").first)
    page.keyboard.type("Het was druk.")
    page.keyboard.press("Enter")
    page.keyboard.type("En gezellig.")


def upload_picture(page: Page, picture: Path) -> None:
    page.once("filechooser", lambda chooser: chooser.set_files(picture))
    expect(page.locator(".modal")).to_be_focused()  # which it takes when it has slid in
    window = page.locator(".modal-body")
    turn_to(window, "Zoeken", "Uploaden")
    file = window.locator("input[type=file]")
    walk_to(file)
    page.keyboard.press("Space")
    expect(file).to_have_value(re.compile(picture.name))
    fill(
        window.get_by_role("textbox", name="Wat er op de afbeelding staat"),
        "Anna en Najib bij de oven",
    )
    press(window.get_by_role("button", name="Uploaden"))
    expect(window).to_have_count(0)


def heading(page: Page | FrameLocator):
    return page.get_by_role("heading", level=1)


@pytest.mark.long
def test_a_story_is_written_approved_and_corrected(sign_in, open_page, newsroom, tmp_path):
    picture = tmp_path / "open-dag.jpg"
    picture.write_bytes(jpeg("#b14e4e", (1200, 900)))
    writer = sign_in("redacteur")
    write_story(writer, picture)
    press(writer.get_by_role("button", name="Toon/verberg voorvertoning"))
    preview = writer.frame_locator("#w-preview-iframe")
    expect(heading(preview)).to_have_text(TITLE)
    expect(preview.get_by_text("En gezellig.")).to_be_visible()
    act(writer, "Indienen")
    expect(writer.locator(".messages")).to_contain_text(TITLE)

    editor = sign_in("eindredacteur")
    press(editor.get_by_role("link", name=TITLE).first)
    act(editor, re.compile("^Goedkeuren( en publiceren)?$", re.IGNORECASE))
    expect(editor).to_have_url(STORIES)
    address = "/verhalen/najib-bakt-brood/"
    visitor = open_page("/", host=newsroom)
    visit_until(visitor, address, says(f"{TITLE}</h1>"))

    correct(editor)
    visit_until(visitor, address, says(f"{TITLE}, verbeterd</h1>"))


@pytest.mark.long
def test_a_story_moves_is_planned_goes_and_comes_back(sign_in, open_page, newsroom):
    make = f"from tests import builders; builders.story({MOVED!r}, slug='verhuisd')"
    newsroom.manage("shell", "--verbosity", "0", "--command", make)
    editor = sign_in("eindredacteur")
    visitor = open_page("/", host=newsroom)
    change_address(editor)
    former, address = "/verhalen/verhuisd/", "/verhalen/verhuisd-2026/"
    visit_until(visitor, former, lambda answer: answer.url.endswith(address))
    plan_the_end(editor)
    visit_until(visitor, address, has_status(200))

    throw_away(editor)
    visit_until(visitor, address, has_status(410))
    press(editor.get_by_role("button", name="Ongedaan maken"))
    expect(editor.locator(".messages")).to_contain_text("staat weer op de site")
    visit_until(visitor, address, has_status(200))

    throw_away(editor)
    press(editor.get_by_role("link", name="Prullenbak").first)
    press(editor.get_by_role("link", name=re.compile("Terugzetten")).first)
    press(editor.get_by_role("button", name=re.compile("Terugzetten")))
    expect(editor.locator(".messages")).to_contain_text("staat weer op de site")
    visit_until(visitor, address, has_status(200))


def correct(page: Page) -> None:
    open_story(page, TITLE)
    fill(page.get_by_role("textbox", name="Titel*"), ", verbeterd")
    publish(page)


def change_address(page: Page) -> None:
    open_story(page, MOVED)
    turn_to(page, "Inhoud", "Eigenschappen")
    fill(page.locator("#id_slug"), "-2026")
    publish(page)


def plan_the_end(page: Page) -> None:
    open_story(page, MOVED)
    press(page.get_by_role("button", name="Toon/verberg status"))
    press(page.get_by_role("button", name="Stel schema in"))
    window = page.get_by_role("dialog")
    fill(window.get_by_role("textbox", name="Vervaldatum/tijd"), "2036-01-10 09:00")
    press(window.get_by_role("button", name="Schema bewaren"))
    expect(page.get_by_text("10 januari 2036 09:00")).to_be_visible()
    publish(page)
    press(page.get_by_role("link", name="Agenda").first)
    expect(heading(page)).to_contain_text("Agenda")
    assert accessibility_faults(page) == []


def throw_away(page: Page) -> None:
    open_story(page, MOVED)
    press(page.get_by_role("button", name="Acties").first)
    press(page.get_by_role("link", name="Verwijderen").first)
    press(page.get_by_role("button", name=re.compile("prullenbak", re.IGNORECASE)))
    expect(page.get_by_role("button", name="Ongedaan maken")).to_be_visible()


def menu(page: Page) -> list[str]:
    pages = page.request.get("/api/v2/pages/?type=cms.InfoPage&order=order&fields=order").json()
    return [item["title"] for item in pages["items"]]


@pytest.mark.long  # in a short run by mouse, in test_newsroom.py
def test_the_menu_is_put_in_order(sign_in, newsroom):
    make = "from tests import builders; builders.info('Inloop', order=2)"
    newsroom.manage("shell", "--verbosity", "0", "--command", make)
    editor = sign_in("eindredacteur")
    before = menu(editor)
    editor.goto("/cms/menu/")
    assert accessibility_faults(editor) == []
    assert before[0] != "Inloop"
    walk_to(editor.locator("[data-w-orderable-target=handle]").first)
    editor.keyboard.press("ArrowDown")
    with editor.expect_response("**/menu/move/**"):
        editor.keyboard.press("Enter")
    assert menu(editor) == [before[1], before[0], *before[2:]]
