"""Ways of working: with a mouse, with a keyboard alone, and on a narrow screen.

With JOURNEY_PICTURES, a folder, each step leaves a picture of the screen there: to look through
them is to look over somebody's shoulder.
"""

import os
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from playwright.sync_api import Locator, Page, ViewportSize

from tests.browser import keyboard
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.dropped_files import hand_over

PICTURES = os.environ.get("JOURNEY_PICTURES")
NUMBERS = count(1)
TEXT = "[data-draftail-editor-wrapper] [contenteditable=true]"


def act(page: Page, hands: "Hands", name: str) -> None:
    """Press one of the buttons at the foot of the editor."""
    hands.press(page.locator("footer").get_by_role("button", name=name, exact=True))


def show(page: Page, step: str) -> None:
    """Leave a picture of what somebody sees now, if asked to."""
    if PICTURES:
        name = f"{next(NUMBERS):03} {step[:60].replace('/', ' ')}.png"
        page.screenshot(path=Path(PICTURES) / name)


@dataclass(frozen=True)
class Mouse:
    viewport: ViewportSize

    def press(self, found: Locator) -> None:
        found.wait_for()
        show(found.page, f"press {found}")
        found.click()

    def fill(self, found: Locator, text: str) -> None:
        """Type after what is in a field."""
        found.click()
        found.press("Control+End")
        found.page.keyboard.type(text)
        show(found.page, f"typed {text}")

    def replace(self, found: Locator, text: str) -> None:
        """Type in the place of what is in a field."""
        found.click()
        found.press("Control+a")
        found.page.keyboard.type(text)
        show(found.page, f"typed {text}")

    def choose(self, found: Locator, label: str) -> None:
        found.select_option(label=label)

    def tick(self, found: Locator) -> None:
        found.click()

    def pick(self, option: Locator) -> None:
        """Pick one of what a list shows that has just come up."""
        self.press(option)

    def add_photo(self, page: Page, photo: Path) -> None:
        """Drop a photo on the field for the one of the story."""
        hand_over(page.locator("#id_thumb-chooser"), (photo.name, photo.read_bytes()))


class Keyboard:
    viewport = DESKTOP

    def press(self, found: Locator) -> None:
        keyboard.walk_to(found)
        show(found.page, f"press {found}")
        found.page.keyboard.press("Enter")

    def fill(self, found: Locator, text: str) -> None:
        keyboard.walk_to(found)
        found.page.keyboard.press("Control+End")
        found.page.keyboard.type(text)
        show(found.page, f"typed {text}")

    def replace(self, found: Locator, text: str) -> None:
        keyboard.walk_to(found)
        found.page.keyboard.press("Control+a")
        found.page.keyboard.type(text)
        show(found.page, f"typed {text}")

    def choose(self, found: Locator, label: str) -> None:
        keyboard.walk_to(found)
        found.page.keyboard.type(label)

    def tick(self, found: Locator) -> None:
        keyboard.walk_to(found)
        found.page.keyboard.press("Space")

    def pick(self, option: Locator) -> None:
        name = option.inner_text()
        keyboard.walk_to(option.page.get_by_role("combobox").last)
        option.page.keyboard.type(name)
        option.page.keyboard.press("Enter")

    def add_photo(self, page: Page, photo: Path) -> None:
        with page.expect_file_chooser() as opened:
            self.press(page.get_by_role("button", name="Foto’s toevoegen"))
        opened.value.set_files(photo)


class Phone(Mouse):
    def press(self, found: Locator) -> None:
        # Firefox moves what is to be pressed into the middle, with what lies hidden at the side.
        found.page.evaluate("document.querySelector('main')?.scrollTo({left: 0})")
        super().press(found)

    add_photo = Keyboard.add_photo


Hands = Mouse | Keyboard
EACH: dict[str, Hands] = {
    "mouse": Mouse(DESKTOP),
    "keyboard": Keyboard(),
    "phone": Phone(PHONE),
}
