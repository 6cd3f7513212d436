"""Preview as you type, in both forms: the site in the CMS's process, and on a host of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests import servers
from tests.browser.conftest import accessibility_faults, open_panel
from tests.browser.test_editor import change_title, sign_in, walk_to_the_story
from tests.long import long

pytestmark = pytest.mark.any_database  # tests/cms/api/test_preview.py runs on both

WIDE = {"width": 1600, "height": 1000}
# test_editor looks at a draft on a separate site, too; here is all that may happen to it.
SITES = ["whole", *long("split")]
# Wagtail waits ten seconds for a frame that says nothing; what needs that to end is at fault.
WAIT_FOR_EVER = """
const later = window.setTimeout;
window.setTimeout = (call, time, ...more) => (time === 10000 ? 0 : later(call, time, ...more));
"""


@dataclass(frozen=True)
class Newsroom:
    cms: servers.Server
    site_url: str


@contextmanager
def split() -> Iterator[Newsroom]:
    """The site on another host than the CMS: a browser lets neither look into the other."""
    port = servers.free_port()
    url = f"http://localhost:{port}"
    with (
        servers.cms(FRONTEND_URL=url, SITE_URL=url) as cms,
        servers.frontend(cms.url, port, CMS_ORIGIN=cms.url),
    ):
        yield Newsroom(cms, url)


@pytest.fixture(scope="module", params=SITES)
def newsroom(request, server) -> Iterator[Newsroom]:
    if request.param == "whole":
        yield Newsroom(server, server.url)
    else:
        with split() as running:
            yield running


@pytest.fixture
def admin(open_page, newsroom) -> Page:
    page = open_page("/cms/login/", host=newsroom.cms, viewport=WIDE)
    sign_in(page, newsroom.cms.password)
    return page


def open_preview(admin: Page) -> FrameLocator:
    open_panel(admin, "voorvertoning")
    frame = admin.frame_locator("#w-preview-iframe")
    expect(frame.get_by_text("nog niet gepubliceerd")).to_be_visible()
    return frame


def scrolled(frame: FrameLocator) -> int:
    return frame.locator("html").evaluate("() => Math.round(scrollY)")


def test_what_is_typed_shows_where_the_editor_was_reading(admin):
    walk_to_the_story(admin)
    frame = open_preview(admin)
    title = admin.get_by_role("textbox", name="Titel*")
    title.press("End")  # which shows the title
    frame.locator("html").evaluate("() => scrollTo({top: 300, behavior: 'instant'})")
    title.press_sequentially(", getypt")
    expect(frame.get_by_role("heading", level=1)).to_contain_text(", getypt")
    expect(title).to_be_focused()
    assert scrolled(frame) == 300
    title.press_sequentially(" en meer")
    expect(frame.get_by_role("heading", level=1)).to_contain_text(", getypt en meer")
    assert scrolled(frame) == 300

    text = admin.locator("[data-draftail-editor-wrapper] [contenteditable=true]").first
    text.click()
    admin.keyboard.type("Tussengevoegd. ")
    expect(text).to_contain_text("Tussengevoegd.")
    expect(frame.locator("main")).to_contain_text("Tussengevoegd.")
    expect(text).to_be_focused()


def test_a_page_that_was_never_saved_is_shown(admin, newsroom):
    admin.get_by_role("link", name="Nieuw verhaal").click()
    frame = open_preview(admin)
    change_title(admin, "Zonder iets anders")
    expect(frame.get_by_role("heading", level=1)).to_have_text("Zonder iets anders")


@pytest.mark.long
def test_it_is_shown_as_others_will_meet_it(admin, newsroom):
    walk_to_the_story(admin)
    frame = open_preview(admin)
    mode = admin.get_by_label("Voorbeeldmodus")
    headings = {
        "Kaart in de lijst": "De kaart in de lijst",
        "Zoekresultaat": "Zoekresultaat",
        "Als iemand het deelt": "Als iemand het deelt",
    }
    for label, heading in headings.items():
        mode.select_option(label)
        expect(frame.get_by_role("heading", level=1)).to_have_text(heading)
        change_title(admin, f"Najib bij {label}")
        expect(frame.get_by_text(f"Najib bij {label}").first).to_be_visible()
    with admin.context.expect_page() as opened:
        admin.get_by_role("link", name="Voorbeeld in een nieuw tabblad").click()
    tab = opened.value
    expect(tab.get_by_role("heading", level=1)).to_have_text("Als iemand het deelt")
    assert tab.url.startswith(f"{newsroom.site_url}/preview/")
    assert accessibility_faults(tab) == []


@pytest.mark.long
def test_a_site_that_does_not_answer_is_reported_until_it_does(chromium):
    port = servers.free_port()
    url = f"http://localhost:{port}"
    with servers.cms(FRONTEND_URL=url, SITE_URL=url) as cms:
        # Not by `open_page`: here the browser has reason to complain.
        admin = chromium.new_page(base_url=cms.url, viewport=WIDE)
        admin.add_init_script(WAIT_FOR_EVER)
        admin.goto("/cms/login/")
        sign_in(admin, cms.password)
        with servers.frontend(cms.url, port, CMS_ORIGIN=cms.url):
            walk_to_the_story(admin)
            frame = open_preview(admin)
        change_title(admin, "Zonder site")
        message = admin.get_by_text("De website antwoordt niet")
        expect(message).to_be_visible()
        with servers.frontend(cms.url, port, CMS_ORIGIN=cms.url):
            expect(frame.get_by_role("heading", level=1)).to_have_text("Zonder site")
            expect(message).to_have_count(0)
        admin.close()
