"""A story's whole life, by people with a role: written, seen, submitted, approved, corrected,
moved to another address, thrown away and taken back."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, Response, expect

from tests.browser.conftest import (
    accessibility_faults,
    act,
    has_status,
    open_panel,
    plan,
    says,
    visit_until,
    write_text,
)
from tests.builders import STORY_LIST
from tests.importers.files.test_pictures import jpeg

TITLE = "Samen naar de open dag"
EXCERPT = "Anna ging met Najib naar een open dag. Nu bakt hij er brood."
STORIES = f"/cms/pages/{STORY_LIST}/"


def publish(page: Page) -> None:
    act(page, "Publiceren")
    expect(page).to_have_url(STORIES)
    expect(page.locator(".messages")).to_contain_text("gepubliceerd")


def approve(page: Page) -> None:
    act(page, re.compile("^Goedkeuren( en publiceren)?$", re.IGNORECASE))
    expect(page).to_have_url(STORIES)


def upload_picture(page: Page, folder: Path) -> None:
    file = folder / "open-dag.jpg"
    file.write_bytes(jpeg("#4ebab1", (1200, 900)))
    page.get_by_role("button", name="Kies een afbeelding").first.click()
    window = page.locator(".modal-body")
    window.get_by_role("tab", name="Uploaden").click()
    window.locator("input[type=file]").set_input_files(file)
    window.get_by_role("textbox", name="Wat er op de afbeelding staat").fill(
        "Anna en Najib bij de oven"
    )
    window.get_by_role("button", name="Uploaden").click()
    expect(page.locator(".modal-body")).to_have_count(0)


def write_story(page: Page, folder: Path) -> None:
    page.get_by_role("link", name="Nieuw verhaal").click()
    page.get_by_role("textbox", name="Titel*").fill(TITLE)
    page.locator("#id_category").select_option(index=1)
    page.get_by_role("textbox", name="Samenvatting*").fill(EXCERPT)
    expect(page.get_by_text(f"{len(EXCERPT)} van ongeveer 160 tekens")).to_be_visible()
    upload_picture(page, folder)
    page.get_by_role("textbox", name="Wat er op de afbeelding staat").fill("Anna en Najib")
    write_text(page, "Het was druk op de open dag.")


def open_story(page: Page, title: str = TITLE) -> None:
    page.goto(STORIES)
    page.get_by_role("link", name=title, exact=True).first.click()
    expect(page.get_by_role("textbox", name="Titel*")).to_be_visible()


def heading(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)


def test_a_story_from_nothing_to_the_site_and_back(sign_in, open_page, newsroom, tmp_path):
    writer = sign_in("redacteur")
    write_story(writer, tmp_path)
    open_panel(writer, "voorvertoning")
    preview = writer.frame_locator("#w-preview-iframe")
    expect(heading(preview)).to_have_text(TITLE)
    expect(preview.get_by_text("Het was druk")).to_be_visible()
    act(writer, "Indienen")
    expect(writer.locator(".messages")).to_contain_text(TITLE)
    address = "/verhalen/samen-naar-de-open-dag/"
    visitor = open_page("/verhalen/", host=newsroom)
    expect(visitor.get_by_text(TITLE)).to_have_count(0)

    editor = sign_in("eindredacteur")
    assert accessibility_faults(editor) == []
    editor.get_by_role("link", name=TITLE).first.click()
    approve(editor)
    visit_until(visitor, address, says(f"{TITLE}</h1>"))

    correct(editor)
    visit_until(visitor, address, says(f"{TITLE}, verbeterd</h1>"))
    assert "verbeterd" in versions(editor)

    change_address(editor, "open-dag")
    visit_until(visitor, address, lambda answer: answer.url.endswith("/verhalen/open-dag/"))

    plan_the_end(editor)
    editor.goto("/cms/agenda/?month=2036-01")
    visit_until(visitor, "/verhalen/open-dag/", has_status(200))

    throw_away(editor)
    visit_until(visitor, "/verhalen/open-dag/", has_status(410))
    take_back(editor)
    expect(editor).not_to_have_url(re.compile("/cms/bin/"))
    visit_until(visitor, "/verhalen/open-dag/", has_status(200))


def correct(page: Page) -> None:
    open_story(page)
    page.get_by_role("textbox", name="Titel*").fill(f"{TITLE}, verbeterd")
    publish(page)


def versions(page: Page) -> str:
    open_story(page, f"{TITLE}, verbeterd")
    page.goto(page.url.replace("/edit/", "/revisions/compare/earliest...latest/"))
    return page.locator("main").inner_text()


def change_address(page: Page, slug: str) -> None:
    open_story(page, f"{TITLE}, verbeterd")
    page.get_by_role("tab", name="Eigenschappen").click()
    page.locator("#id_slug").fill(slug)
    publish(page)


def plan_the_end(page: Page) -> None:
    open_story(page, f"{TITLE}, verbeterd")
    plan(page, "Vervaldatum/tijd", "10-01-2036 9.00 uur")
    expect(page.get_by_text("10 januari 2036 09:00")).to_be_visible()
    publish(page)


def throw_away(page: Page) -> None:
    open_story(page, f"{TITLE}, verbeterd")
    page.get_by_role("button", name="Acties").first.click()
    page.get_by_role("link", name="Verwijderen").first.click()
    page.get_by_role("button", name=re.compile("prullenbak", re.IGNORECASE)).click()
    expect(page.get_by_text("Ongedaan maken").first).to_be_visible()


def take_back(page: Page) -> None:
    page.get_by_role("link", name="Prullenbak").first.click()
    expect(page).to_have_url(re.compile("/cms/bin/$"))
    assert accessibility_faults(page) == []
    page.get_by_role("link", name=re.compile("Terugzetten")).first.click()
    page.get_by_role("button", name=re.compile("Terugzetten")).first.click()


def test_the_menu_is_put_in_order_by_dragging(sign_in, newsroom):
    make = "from tests import builders; builders.info('Open dag', order=2)"
    newsroom.manage("shell", "--verbosity", "0", "--command", make)
    editor = sign_in("eindredacteur")
    editor.goto("/cms/menu/")

    def handle(title: str) -> Locator:
        row = editor.get_by_role("row").filter(has_text=title)
        return row.locator("[data-w-orderable-target=handle]")

    with editor.expect_response("**/menu/move/**"):
        handle("Open dag").drag_to(handle("De maatjes"))
    visitor = editor.context.new_page()

    def is_dragged(_: Response) -> bool:
        links = visitor.get_by_role("navigation").first.get_by_role("link").all_inner_texts()
        return links.index("Open dag") < links.index("De maatjes")

    visit_until(visitor, "/", is_dragged)
