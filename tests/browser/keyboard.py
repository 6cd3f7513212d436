"""Walking through a page as people do who use no mouse."""

from playwright.sync_api import Locator, Page, expect

MOST_STEPS = 300  # a page with a table and pictures takes 160 to go round
# To find what a role and a name belong to takes longer than all the rest of a step: it is found
# once, and again where the page put another in its place.
HAS_FOCUS = """found => found.every(each => each.isConnected)
    ? found.includes(document.activeElement) : null"""


# Behind the last element some browsers go on with their own buttons.
IS_BEFORE = """found => document.activeElement !== document.body && found.every(each =>
    document.activeElement.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_PRECEDING)"""


def walk_to(found: Locator) -> None:
    """Press Tab until this has the focus, or Shift and Tab if it comes before what has it."""
    page = found.page
    page.bring_to_front()  # Firefox hears no Enter in a window behind another
    found.first.wait_for()  # the page before may still be leaving
    elements = found.element_handles()
    key = "Shift+Tab" if page.evaluate(IS_BEFORE, elements) else "Tab"
    for _ in range(MOST_STEPS):
        page.keyboard.press(key)
        reached = page.evaluate(HAS_FOCUS, elements)
        if reached is None:
            elements = found.element_handles()
            reached = has_focus(found)
        if reached:
            return
    raise AssertionError(f"Tab does not lead to {found}")


def has_focus(found: Locator) -> bool:
    return found.evaluate_all("all => all.includes(document.activeElement)")


def press(found: Locator) -> None:
    """Walk to a link or a button and press it."""
    walk_to(found)
    found.page.keyboard.press("Enter")


def fill(found: Locator, text: str) -> None:
    """Walk to a field and type, after what is in it."""
    walk_to(found)
    found.page.keyboard.press("End")
    found.page.keyboard.type(text)


def turn_to(within: Page | Locator, tab: str, following: str) -> None:
    """Walk to a tab and go on to the one after it, whose panel comes into view."""
    tab_now = within.get_by_role("tab", name=tab)
    walk_to(tab_now)
    tab_now.page.keyboard.press("ArrowRight")
    expect(within.get_by_role("tab", name=following)).to_be_focused()
