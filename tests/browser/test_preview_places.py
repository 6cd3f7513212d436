"""A click in the preview puts the cursor at that place in the form, and the other way round."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import open_panel, write_text
from tests.builders import STORY_LIST


@pytest.mark.any_database
def test_the_cursor_stands_where_the_preview_is_clicked_and_the_block_lights_up(sign_in):
    editor = sign_in("redacteur")
    editor.goto(f"/cms/pages/add/cms/storypage/{STORY_LIST}/")
    editor.get_by_role("textbox", name="Titel*").fill("Van het voorbeeld naar de tekst")
    editor.locator("#id_category").select_option(index=1)
    editor.get_by_role("textbox", name="Samenvatting*").fill("Je klikt, en je bent er.")
    write_text(editor, "Eerste zin.")
    editor.keyboard.press("Enter")
    editor.keyboard.type("Tweede zin.")
    open_panel(editor, "voorvertoning")
    shown = editor.frame_locator("#w-preview-iframe")
    expect(shown.get_by_text("Tweede zin.")).to_be_visible()

    shown.get_by_text("Je klikt, en je bent er.").click()
    expect(editor.locator("#id_excerpt")).to_be_focused()
    expect(shown.locator(".lead.preview-lit")).to_be_visible()

    shown.get_by_text("Tweede zin.").click()
    expect(editor.locator("[contenteditable=true]").first).to_be_focused()
    expect(shown.locator("[data-block].preview-lit")).to_contain_text("Tweede zin.")
    editor.wait_for_function("() => getSelection().anchorNode?.data?.includes('Tweede')")


@pytest.mark.any_database
def test_a_click_on_the_home_page_leads_to_its_fields_and_on_a_picture_to_its_button(sign_in):
    editor = sign_in("eindredacteur")
    editor.goto("/cms/pages/3/edit/")
    open_panel(editor, "voorvertoning")
    shown = editor.frame_locator("#w-preview-iframe")
    shown.get_by_role("heading", level=1).click()
    expect(editor.locator("#id_hero_title")).to_be_focused()
    shown.locator(".hero .lead").click()
    expect(editor.locator("#id_hero_lead")).to_be_focused()
    shown.locator("[data-field=hero_picture]").click()
    expect(editor.locator("[data-contentpath=hero_picture] button:focus")).to_have_count(1)
