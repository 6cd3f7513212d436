"""A photo is dropped on a story, somebody in it withdraws their consent, and gives it back."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import visit_until
from tests.browser.dropped_files import jpeg
from tests.browser.journeys.conftest import in_every_way
from tests.browser.journeys.hands import TEXT, Hands, act, show


@pytest.mark.long  # in a short run tests/cms/admin/consent/ asks the server
@in_every_way
def test_a_photo_leaves_the_site_and_comes_back(come_in, open_page, newsroom, hands, way, tmp_path):
    title, address = f"Zomerfeest {way}", f"/verhalen/zomerfeest-{way}/"
    photo = tmp_path / f"zomerfeest-{way}.jpg"
    photo.write_bytes(jpeg("olive"))
    editor = come_in("eindredacteur")
    write_story(editor, hands, title, photo)
    visitor = open_page("/", host=newsroom)
    visit_until(visitor, address, lambda _: shows_photo(visitor, photo.stem))
    picture = visitor.locator(f"main img[alt*='{photo.stem}']").first.evaluate(
        "img => img.currentSrc"
    )
    assert visitor.request.get(picture).status == 200

    open_consent(editor, hands, photo.stem)
    hands.fill(
        editor.get_by_role("textbox", name="Of iemand die er nog niet in staat"), "Anna de V."
    )
    hands.fill(editor.get_by_role("textbox", name=re.compile("Gezegd tegen|collega", re.I)), "Bram")
    hands.press(editor.get_by_role("button", name="Leg vast"))
    expect(editor.locator(".messages")).to_contain_text("vastgelegd")
    show(editor, "consent recorded")
    visitor.goto(address)
    assert shows_photo(visitor, photo.stem)

    hands.press(editor.get_by_role("button", name="Trek in"))
    expect(editor.locator(".messages")).to_contain_text("van de site")
    show(editor, "withdrawn")
    visit_until(visitor, address, lambda _: not shows_photo(visitor, photo.stem))
    assert visitor.request.get(picture).status in (404, 410)

    hands.press(editor.get_by_role("button", name="Er is weer toestemming"))
    expect(editor.locator(".messages")).to_contain_text("weer op de site")
    show(editor, "given back")
    visit_until(visitor, address, lambda _: shows_photo(visitor, photo.stem))
    assert visitor.request.get(picture).status == 200


def write_story(page: Page, hands: Hands, title: str, photo) -> None:
    hands.press(page.get_by_role("link", name="Nieuw verhaal"))
    hands.fill(page.get_by_role("textbox", name="Titel*"), title)
    hands.choose(page.locator("#id_category"), "Ervaringen")
    hands.fill(page.get_by_role("textbox", name="Samenvatting*"), "Iedereen kwam.")
    hands.fill(page.locator(TEXT).first, "Het was warm.")
    hands.add_photo(page, photo)
    expect(page.get_by_text(f"{photo.name}: toegevoegd")).to_be_visible()
    for field in page.get_by_role("textbox", name="Wat er op de afbeelding staat").all():
        hands.fill(field, f"Anna lacht, {photo.stem}")
    show(page, "with a photo")
    act(page, hands, "Publiceren")
    expect(page.locator(".messages")).to_contain_text("gepubliceerd")


def open_consent(page: Page, hands: Hands, name: str) -> None:
    page.goto("/cms/images/")
    hands.press(page.get_by_role("link", name=name).first)
    show(page, "the photo")
    hands.press(page.get_by_role("link", name=re.compile("^Toestemming")).first)
    show(page, "consent")


def shows_photo(page: Page, name: str) -> bool:
    """Return True if the story shows its photo: those of other stories may stand below it."""
    return page.locator(f"main img[alt*='{name}']").count() > 0
