"""An editor decides about two import conflicts: one by mouse, one by the keyboard alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests import servers
from tests.browser.conftest import accessibility_faults, says, visit_until
from tests.browser.test_editor import change_title, publish, sign_in
from tests.importers.folders import story, write

ANNA, BRAM = "verhalen/anna.md", "verhalen/bram.md"


@pytest.fixture(scope="module")
def site() -> Iterator[servers.Server]:
    """A server of its own: other journeys count the stories of theirs."""
    with servers.cms() as running:
        yield running


def import_folder(site: servers.Server, folder: Path) -> int:
    """Import a folder beside the server and return the exit status."""
    status, _, _ = site.commands.call("import_content", str(folder), "--source", "proef")
    return status


def edit(admin: Page, slug: str, title: str) -> None:
    found = admin.request.get(f"/api/v2/pages/?type=cms.StoryPage&slug={slug}").json()
    admin.goto(f"/cms/pages/{found['items'][0]['id']}/edit/")
    change_title(admin, title)
    publish(admin)


def tab_to(admin: Page, name: str) -> None:
    """Press Tab until the thing of this name has the focus."""
    for _ in range(80):
        admin.keyboard.press("Tab")
        if admin.evaluate("document.activeElement.textContent.trim()") == name:
            return
    raise AssertionError(f"Tab does not lead to {name}")


@pytest.mark.long  # tests/importers/conflicts/ asks the server
def test_conflicts_are_resolved_by_mouse_and_by_keyboard(site, open_page, tmp_path):
    write(tmp_path, {ANNA: story("Anna"), BRAM: story("Bram")})
    assert import_folder(site, tmp_path) == 0
    admin = open_page("/cms/", host=site)
    admin.set_default_timeout(60_000)
    sign_in(admin, site.password)
    edit(admin, "anna", "Anna van de redactie")
    edit(admin, "bram", "Bram van de redactie")
    write(tmp_path, {ANNA: story("Anna", body="Anders."), BRAM: story("Bram", body="Anders.")})
    assert import_folder(site, tmp_path) == 1

    admin.goto("/cms/")
    panel = admin.locator("#import-conflicts-section")
    expect(panel).to_contain_text("2 pagina’s")
    panel.get_by_role("link", name="Bekijken en kiezen").click()
    expect(admin.get_by_role("link", name="Bram van de redactie")).to_be_visible()
    assert accessibility_faults(admin) == []

    admin.get_by_role("link", name="Anna van de redactie").click()
    expect(admin.locator("del").first).to_contain_text("van")
    assert accessibility_faults(admin) == []
    admin.get_by_role("button", name="Onze tekst houden").click()
    expect(admin.get_by_text("‘Anna van de redactie’ blijft zoals het is")).to_be_visible()

    tab_to(admin, "Bram van de redactie")
    admin.keyboard.press("Enter")
    expect(admin.get_by_role("button", name="Onze tekst houden")).to_be_visible()
    tab_to(admin, "Tekst uit het bestand nemen")
    admin.keyboard.press("Enter")
    expect(admin.get_by_text("heeft nu de tekst uit het bestand")).to_be_visible()
    expect(admin.get_by_text("Er zijn geen botsingen bij het importeren.")).to_be_visible()

    assert import_folder(site, tmp_path) == 0
    visitor = open_page("/", host=site)
    visit_until(visitor, "/verhalen/bram/", says("Anders."))
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Bram")
    visitor.goto("/verhalen/anna/")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Anna van de redactie")
