"""A story is planned in one step, is in the calendar at once, and comes onto the site earlier."""

from playwright.sync_api import expect

from tests.browser.conftest import says, visit_until
from tests.browser.journeys.conftest import in_every_way
from tests.browser.journeys.hands import TEXT, show


@in_every_way
def test_a_story_is_planned_in_one_step(come_in, open_page, newsroom, hands, way):
    title, address = f"Tot ziens {way}", f"/verhalen/tot-ziens-{way}/"
    editor = come_in("eindredacteur")
    hands.press(editor.get_by_role("link", name="Nieuw verhaal"))
    hands.fill(editor.get_by_role("textbox", name="Titel*"), title)
    hands.choose(editor.locator("#id_category"), "Ervaringen")
    hands.fill(editor.get_by_role("textbox", name="Samenvatting*"), "Wat er nog komt.")
    hands.fill(editor.locator(TEXT).first, "Dit komt later.")
    hands.press(editor.locator("footer summary"))
    hands.replace(editor.get_by_role("textbox", name="Dag"), "24 december 2036")
    hands.replace(editor.get_by_role("textbox", name="Tijd"), "10.30 uur")
    hands.press(editor.locator("footer").get_by_role("button", name="Inplannen"))
    expect(editor.locator(".messages")).to_contain_text(title)
    show(editor, "planned")
    visitor = open_page("/", host=newsroom)
    assert visitor.goto(address).status == 404

    editor.goto("/cms/agenda/?month=2036-12")
    show(editor, "agenda")
    hands.press(editor.locator("main").get_by_role("link", name=title))
    expect(editor.get_by_text("Deze pagina is gepland.")).to_be_visible()
    hands.press(editor.locator("footer").get_by_role("link", name="Uit de planning halen"))
    show(editor, "take out?")
    hands.press(editor.get_by_role("button", name="Uit de planning halen"))
    expect(editor.locator(".messages")).to_contain_text(title)
    editor.wait_for_load_state()  # Firefox ends one way before another begins
    editor.goto("/cms/")
    hands.press(editor.get_by_role("link", name=title).first)
    hands.press(editor.locator("footer summary"))
    hands.press(editor.locator("footer").get_by_role("button", name="Toch nu publiceren"))
    expect(editor.locator(".messages")).to_contain_text("gepubliceerd")
    visit_until(visitor, address, says("Dit komt later."))
