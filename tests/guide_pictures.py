"""Make every picture of the editors' guide: `make guide-pictures`.

A server of its own, with the seeds and some content beside them, is looked at as an editor would.
Screens are opened by their addresses where they have one. `tests/test_guide.py` looks that the
guide shows each of these pictures, and no other.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests import prepared, servers
from tests.browser.conftest import DESKTOP, PATIENCE, QUIET, act, open_panel, program
from tests.browser.dropped_files import BROKEN, hand_over, photo
from tests.importers.folders import story, write
from tests.prepared import PASSWORD

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "redactie"
CONFLICT = 1  # the exit status of an import that waits for a decision
EXCERPT = "Anna ging met Najib naar een open dag. Nu bakt hij er brood."
TEXT = "[data-draftail-editor-wrapper] [contenteditable=true]"
# What is there beside the seeds: a story to look at, one with a fault, one for later, one thrown
# away, and pages for the menu.
CONTENT = f"""
from datetime import datetime, timezone
from django.contrib.auth import get_user_model
from tests import builders
from cms.admin.trash.discard import discard
html = '<p>Het was druk op de open dag. Najib liet zien hoe hij brood bakt.</p>'
text = [{{"type": "text", "value": html}}]
shown = builders.story("Samen naar de open dag", excerpt={EXCERPT!r}, body=text)
faulty = builders.story("Anna vond werk", excerpt={EXCERPT!r}, live=False, body=[
    {{"type": "text", "value": '<p>Lees <a href="/er-niet/">het verhaal van Anna</a>.</p>'}},
])
later = builders.story("Een jaar later", excerpt={EXCERPT!r}, live=False, body=text)
later.go_live_at = datetime(2036, 1, 10, 8, tzinfo=timezone.utc)
later.save_revision().publish()
builders.info("Over ons", order=1)
builders.info("Open dagen", order=2)
gone = builders.story("Oud nieuws", excerpt={EXCERPT!r}, body=text)
discard(gone, get_user_model().objects.get(username="eindredacteur"))
print(shown.pk, faulty.pk)
"""
MAIL = """<div>Dag redactie,</div><div><br></div><div>Anna ging met <b>Najib</b> naar de open dag.
Ze zagen:</div><ul><li>een oven</li><li>veel brood</li></ul>
<div><img src="cid:1@mail" alt="Najib bij de oven" width="640" height="480"></div>
<div>Daarna kreeg Anna koffie.</div>"""
PASTE = """(editor, html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    const options = {clipboardData, bubbles: true, cancelable: true};
    editor.dispatchEvent(new ClipboardEvent("paste", options));
}"""


class Studio:
    """A server with content, and somebody signed in who opens its screens."""

    def __init__(self, server: servers.Server, browser: Browser):
        self.server, self.browser = server, browser
        printed = server.manage("shell", "--verbosity", "0", "--command", CONTENT)
        self.shown, self.faulty = map(int, printed.split()[-2:])

    def sign_in(self, name: str, password: str = PASSWORD) -> Page:
        page = self.browser.new_page(base_url=self.server.url, viewport=DESKTOP, locale="nl-NL")
        page.set_default_timeout(PATIENCE * 4)
        page.goto("/cms/login/")
        page.locator("[name=username]").fill(name)
        page.locator("[name=password]").fill(password)
        page.keyboard.press("Enter")
        page.wait_for_url("**/cms/")
        return page


def dashboard(studio: Studio) -> Page:
    return studio.sign_in("eindredacteur")


def new_story(studio: Studio) -> Page:
    page = studio.sign_in("redacteur")
    page.get_by_role("link", name="Nieuw verhaal").click()
    page.locator("#id_title").fill("Samen naar de open dag")
    page.locator("#id_category").select_option(index=1)
    page.locator("[name=excerpt]").fill(EXCERPT)
    return page


def blocks(studio: Studio) -> Page:
    page = opened(studio, studio.shown)
    page.locator("[data-contentpath=body] .c-sf-add-button").last.click()
    page.wait_for_timeout(1000)
    page.keyboard.press("ArrowDown")
    return page


def toolbar(studio: Studio) -> Page:
    page = opened(studio, studio.shown)
    text = page.locator(TEXT).first
    text.click()
    page.get_by_role("toolbar", name="Opmaak").first.get_by_role("button", name="Meer").click()
    text.evaluate("text => text.scrollIntoView({block: 'center'})")
    return page


def pasted(studio: Studio) -> Page:
    page = new_story(studio)
    page.locator(TEXT).first.click()
    page.locator(TEXT).first.evaluate(PASTE, MAIL)
    notice = page.locator(".rich-text-notice")
    expect(notice).to_contain_text("niet meegenomen")
    notice.evaluate("notice => notice.scrollIntoView({block: 'end'})")
    page.mouse.wheel(0, 200)
    return page


def dropped(studio: Studio) -> Page:
    page = opened(studio, studio.shown)
    files = (photo("open-dag.jpg", "#b1684e"), photo("oven.jpg", "#4e6bb1"), BROKEN)
    hand_over(page.locator(TEXT).first, *files)
    notice = page.locator(".picture-notice")
    expect(notice).to_contain_text("2 van 3")
    notice.evaluate("notice => notice.scrollIntoView({block: 'end'})")
    page.mouse.wheel(0, 160)  # it is above the buttons
    return page


def preview(studio: Studio) -> Page:
    page = opened(studio, studio.shown)
    open_panel(page, "voorvertoning")
    expect(page.frame_locator("#w-preview-iframe").get_by_role("heading", level=1)).to_be_visible()
    return page


def checks(studio: Studio) -> Page:
    page = opened(studio, studio.faulty)
    act(page, "Publiceren")
    expect(page.get_by_role("link", name="Ga erheen").first).to_be_visible()
    return page


def calendar(studio: Studio) -> Page:
    return at(studio, "agenda/?month=2036-01")


def trash(studio: Studio) -> Page:
    return at(studio, "bin/")


def menu(studio: Studio) -> Page:
    return at(studio, "menu/")


def conflict(studio: Studio) -> Page:
    file = "verhalen/anna.md"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, {file: story("Anna bakt brood")})
        run_import(studio, folder, expected=0)
        change = "page.title = 'Anna bakt nu brood'; page.save_revision().publish()"
        find = "from cms.models import StoryPage; page = StoryPage.objects.get(slug='anna')"
        studio.server.manage("shell", "--verbosity", "0", "--command", f"{find}; {change}")
        write(folder, {file: story("Anna bakt brood", body="Elke dag staat Anna vroeg op.")})
        run_import(studio, folder, expected=CONFLICT)
    page = at(studio, "import-conflicts/")
    page.get_by_role("link", name="Anna bakt nu brood").first.click()
    expect(page.locator("del").first).to_be_visible()
    return page


def invitation(studio: Studio) -> Page:
    page = studio.sign_in("redactie", studio.server.password)
    page.goto("/cms/collega-uitnodigen/")
    return page


PICTURES: dict[str, Callable[[Studio], Page]] = {
    "dashboard": dashboard,
    "nieuw-verhaal": new_story,
    "werkbalk": toolbar,
    "geplakt": pasted,
    "fotos": dropped,
    "blokken": blocks,
    "voorbeeld": preview,
    "controle": checks,
    "agenda": calendar,
    "prullenbak": trash,
    "menu": menu,
    "botsing": conflict,
    "uitnodigen": invitation,
}


def opened(studio: Studio, page_id: int) -> Page:
    return at(studio, f"pages/{page_id}/edit/")


def at(studio: Studio, address: str) -> Page:
    page = studio.sign_in("eindredacteur")
    page.goto(f"/cms/{address}")
    return page


def run_import(studio: Studio, folder: Path, *, expected: int) -> None:
    status, _, problems = studio.server.commands.call(
        "import_content", str(folder), "--source", "gids"
    )
    assert status == expected, problems


@contextmanager
def a_studio() -> Iterator[Studio]:
    with (
        servers.cms(content=prepared.newsroom, DEBUG="1") as server,
        sync_playwright() as playwright,
        playwright.chromium.launch(
            executable_path=program("chromium-headless-shell", "chromium"), args=QUIET
        ) as browser,
    ):
        yield Studio(server, browser)


def main(names: list[str]) -> None:
    """Make the pictures of these names, or all."""
    with a_studio() as studio:
        for name in names or PICTURES:
            take(studio, name, FOLDER)
            sys.stdout.write(f"{name}.png\n")


def take(studio: Studio, name: str, folder: Path) -> None:
    """Write one of the pictures into a folder."""
    page = PICTURES[name](studio)
    page.mouse.move(1, 1)
    page.wait_for_timeout(1500)  # what moves on the screen comes to rest
    page.screenshot(path=folder / f"{name}.png")
    page.close()


if __name__ == "__main__":
    main(sys.argv[1:])
