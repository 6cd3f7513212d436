"""What an editor wrote before, and what is to come: back to an old version, and a planned start."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from tests.browser.conftest import act, has_status, open_panel, says, visit_until, write_text
from tests.builders import STORY_LIST

STORIES = f"/cms/pages/{STORY_LIST}/"
HERE = ZoneInfo(settings.TIME_ZONE)
SOON = timedelta(seconds=20)  # enough to fill in a time that is still to come


def write(page: Page, title: str, text: str) -> None:
    page.goto(f"/cms/pages/add/cms/storypage/{STORY_LIST}/")
    page.get_by_role("textbox", name="Titel*").fill(title)
    page.locator("#id_category").select_option(index=1)
    page.get_by_role("textbox", name="Samenvatting*").fill("Een verhaal over vroeger en later.")
    write_text(page, text)


def publish(page: Page) -> None:
    act(page, "Publiceren")
    expect(page).to_have_url(STORIES)


@pytest.mark.long  # what it shows is Wagtail's
def test_an_old_version_is_found_and_published_again(sign_in, open_page, newsroom):
    editor = sign_in("eindredacteur")
    write(editor, "Zoals het was", "Dit stond er eerst.")
    publish(editor)
    visitor = open_page("/", host=newsroom)
    visit_until(visitor, "/verhalen/zoals-het-was/", says("Dit stond er eerst."))

    editor.get_by_role("link", name="Zoals het was", exact=True).first.click()
    editor.get_by_role("textbox", name="Titel*").fill("Zoals het werd")
    publish(editor)
    visit_until(visitor, "/verhalen/zoals-het-was/", says("Zoals het werd</h1>"))

    editor.get_by_role("link", name="Zoals het werd", exact=True).first.click()
    editor.get_by_role("link", name="Geschiedenis").first.click()
    first = editor.get_by_role("row").filter(has_text="Concept bewaard").last
    first.get_by_role("button", name="Acties").click()
    editor.get_by_role("link", name="Beoordeel deze versie").click()
    expect(editor.get_by_text("Je bekijkt nu een vorige versie")).to_be_visible()
    expect(editor.get_by_role("textbox", name="Titel*")).to_have_value("Zoals het was")
    act(editor, "Publiceer deze versie")
    expect(editor).to_have_url(STORIES)
    visit_until(visitor, "/verhalen/zoals-het-was/", says("Zoals het was</h1>"))


@pytest.mark.long  # it waits a minute
@pytest.mark.any_database  # test_schedule runs on both
def test_a_planned_story_comes_onto_the_site_by_itself(sign_in, open_page, newsroom):
    editor = sign_in("eindredacteur")
    write(editor, "Straks", "Dit komt straks.")
    moment = soon()
    plan_at(editor, moment)
    expect(editor).to_have_url(STORIES)
    visitor = open_page("/verhalen/", host=newsroom)
    assert (datetime.now(HERE) < moment, visitor.get_by_text("Straks").count()) == (True, 0)

    editor.goto("/cms/agenda/")
    editor.locator("main").get_by_role("link", name="Straks").click()
    open_panel(editor, "voorvertoning")
    preview = editor.frame_locator("#w-preview-iframe")
    expect(preview.get_by_text("Dit komt straks.")).to_be_visible()

    visitor.wait_for_timeout(1000 * (moment - datetime.now(HERE)).total_seconds())
    visit_until(visitor, "/verhalen/straks/", has_status(200))
    assert datetime.now(HERE) - moment < timedelta(minutes=1)


def plan_at(page: Page, moment: datetime) -> None:
    page.locator("footer").get_by_text("Plannen", exact=True).click()
    page.get_by_role("textbox", name="Dag").fill(f"{moment:%d/%m/%Y}")
    page.get_by_role("textbox", name="Tijd").fill(f"{moment:%H.%M}")
    page.keyboard.press("Enter")


def soon() -> datetime:
    """Return the next whole minute that leaves time to fill it in."""
    return (datetime.now(HERE) + SOON).replace(second=0) + timedelta(minutes=1)
