"""Publishing at once after the last word: it is there, and the page is there once.

The draft that the editor sends by itself may be on its way at that moment.
"""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import act, write_text
from tests.builders import STORY_LIST

STORIES = f"/cms/pages/{STORY_LIST}/"


class Held:
    """The drafts that the editor sends by itself. They wait until somebody lets them go."""

    def __init__(self, page: Page):
        self.page, self.drafts, self.holding = page, [], True
        page.route("**/cms/pages/**", self.take)

    def take(self, route: Route) -> None:
        request = route.request
        if self.holding and (request.method, accepts(route)) == ("POST", "application/json"):
            self.drafts.append(route)
        else:
            route.continue_()

    def write_until_one_is_sent(self) -> None:
        """Wagtail takes what is written in the first seconds for what was there already."""
        excerpt = self.page.get_by_role("textbox", name="Samenvatting*")
        for number in range(40):
            if self.drafts:
                return
            excerpt.fill(f"Een verhaal dat snel af moet, over {number} minuten.")
            self.page.wait_for_timeout(700)
        raise AssertionError("no draft was sent")

    def let_go(self) -> None:
        self.holding = False
        for route in self.drafts:
            route.continue_()


def accepts(route: Route) -> str | None:
    return route.request.headers.get("accept")


def write(page: Page, title: str) -> None:
    page.goto(f"/cms/pages/add/cms/storypage/{STORY_LIST}/")
    page.get_by_role("textbox", name="Titel*").fill(title)
    page.locator("#id_category").select_option(index=1)
    page.get_by_role("textbox", name="Samenvatting*").fill("Een verhaal dat snel af moet.")
    write_text(page, "Het is af.")


def expect_published(page: Page, title: str) -> None:
    """In other words where the page is new: that depends on whether its draft came in before."""
    message = re.compile(f"'{title}' (is|aangemaakt en) gepubliceerd")
    expect(page.locator(".messages")).to_contain_text(message)


def stories_called(newsroom, title: str) -> list[str]:
    """Return of each story whether it is live, whether a draft is newer, and its text."""
    command = (
        "from cms.models import StoryPage\n"
        f"for page in StoryPage.objects.filter(title={title!r}):\n"
        "    print(page.live, page.has_unpublished_changes, page.body[0].value.source)"
    )
    return newsroom.manage("shell", "--verbosity", "0", "--command", command).splitlines()


# On a computer that is busy with something else, editors are late to do what they do in 250 ms.
BUSY = """const soon = window.setTimeout;
window.setTimeout = (call, time, ...rest) => soon(call, time === 250 ? 2000 : time, ...rest);"""


@pytest.mark.parametrize(
    ("title", "computer"), [("Vlug", ""), pytest.param("Druk", BUSY, marks=pytest.mark.long)]
)
def test_the_last_words_are_published_too(sign_in, newsroom, title, computer):
    editor = sign_in("eindredacteur")
    editor.add_init_script(computer)
    write(editor, title)
    editor.wait_for_timeout(1000)
    editor.keyboard.type(" Echt waar.")
    editor.get_by_role("button", name="Publiceren", exact=True).evaluate("button => button.click()")
    expect_published(editor, title)
    (story,) = stories_called(newsroom, title)
    assert "Het is af. Echt waar." in story


def test_a_story_that_is_published_while_its_first_draft_is_sent_is_one_story(sign_in, newsroom):
    editor = sign_in("eindredacteur")
    held = Held(editor)
    write(editor, "Haast")
    held.write_until_one_is_sent()
    act(editor, "Publiceren")
    editor.wait_for_timeout(1000)
    assert "/add/" in editor.url
    held.let_go()
    expect(editor).to_have_url(STORIES)
    expect_published(editor, "Haast")
    (story,) = stories_called(newsroom, "Haast")
    assert story.startswith("True False")


@pytest.mark.long  # the others are published while a draft is sent too
def test_a_correction_that_is_published_while_it_is_sent_leaves_no_draft(sign_in, newsroom):
    editor = sign_in("eindredacteur")
    write(editor, "Spoed")
    act(editor, "Publiceren")
    expect_published(editor, "Spoed")
    editor.get_by_role("link", name="Spoed", exact=True).first.click()
    held = Held(editor)
    editor.get_by_role("textbox", name="Titel*").fill("Veel spoed")
    held.write_until_one_is_sent()
    act(editor, "Publiceren")
    editor.wait_for_timeout(1000)
    assert editor.url.endswith("/edit/")
    held.let_go()
    expect_published(editor, "Veel spoed")
    (story,) = stories_called(newsroom, "Veel spoed")
    assert story.startswith("True False")


LAST_WORDS = "Dit kwam op het laatste moment."
# Just before Wagtail takes all that stands in the form for saved.
TYPE_AT_THE_LAST_MOMENT = """words => window.addEventListener("w-autosave:success", () => {
    const field = document.querySelector("[name=excerpt]");
    field.value = words;
    field.dispatchEvent(new Event("input", { bubbles: true }));
}, { once: true, capture: true })"""


@pytest.mark.long  # the two above are the harder order
def test_what_is_typed_while_a_draft_is_saved_is_saved_too(sign_in, newsroom):
    editor = sign_in("eindredacteur")
    write(editor, "Onderweg")
    editor.evaluate(TYPE_AT_THE_LAST_MOMENT, LAST_WORDS)
    with editor.expect_request(lambda request: LAST_WORDS in (request.post_data or "")):
        for number in range(10):  # of the first seconds Wagtail saves nothing by itself
            editor.get_by_role("textbox", name="Titel*").fill(f"Nog {number} minuten onderweg")
            editor.wait_for_timeout(700)
            if "/edit/" in editor.url:
                break


@pytest.mark.long
def test_a_draft_that_never_arrives_keeps_nobody_from_publishing(sign_in):
    editor = sign_in("eindredacteur")
    held = Held(editor)
    write(editor, "Geduld")
    held.write_until_one_is_sent()
    act(editor, "Publiceren")
    expect_published(editor, "Geduld")
