"""On a slow line no click is lost: the last wish wins, the address says what is shown, and a
failure changes nothing but a line of text.

Answers are held back and released here, in an order that a line may well have.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import product
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, Request, Route, expect

from tests.browser.conftest import DESKTOP, PATIENCE, watch
from tests.long import LONG, long

pytestmark = pytest.mark.any_database

OF_HTMX = {"hx-request", "hx-history-restore-request"}
# What visitors see of a list. Called for the page, and for its address asked afresh.
SEEN = """async () => {
    const seen = page => ({
        title: page.title,
        words: page.getElementById("q").value,
        chip: page.querySelector("#chips [aria-current]").textContent,
        chips: [...page.querySelectorAll("#chips a")].map(chip => chip.getAttribute("href")),
        status: page.getElementById("status").textContent,
        cards: [...page.querySelectorAll("#lijst > li")].map(card => card.textContent),
        more: page.querySelector("#meer a")?.getAttribute("href"),
        hidden: [...page.querySelectorAll("input[type=hidden]")].map(field => field.value),
        failed: !page.getElementById("mislukt").hidden,
    });
    const answer = await fetch(location);
    const afresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    return [seen(document), seen(afresh)];
}"""
QUIET = """() => !document.querySelector("[aria-busy]") && document.readyState === "complete" """


class Line:
    """The line between a page and its site: answers to htmx wait here until they are released."""

    def __init__(self, page: Page):
        self.page = page
        self.held: list[Route] = []
        self.is_slow = self.fails = False
        self.under_way: set[Request] = set()
        page.route(lambda url: True, self._ask)
        page.on("requestfinished", lambda request: self.under_way.discard(request))
        page.on("requestfailed", lambda request: self.under_way.discard(request))

    def _ask(self, route: Route) -> None:
        if not OF_HTMX & route.request.headers.keys():
            route.continue_()
            return
        self.under_way.add(route.request)
        if self.is_slow:
            self.held.append(route)
        else:
            self._answer(route)

    def _answer(self, route: Route) -> None:
        if self.fails:
            route.abort("connectionfailed")
        else:
            route.continue_()

    def wait_for(self, address: str) -> None:
        self._wait_until(lambda: any(each.request.url.endswith(address) for each in self.held))

    def _wait_until(self, is_so: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE / 1000
        while not is_so():
            assert time.monotonic() < end, [route.request.url for route in self.held]
            self.page.wait_for_timeout(5)

    def release(self, address: str) -> None:
        """Let all answers come, the last one first, until the page has this address and rests."""
        self.is_slow = False
        while self.held:
            self._answer(self.held.pop())
        self._wait_until(lambda: not self.under_way)
        self.page.wait_for_url(f"**{address}")
        self.page.wait_for_function(QUIET)


@dataclass(frozen=True)
class State:
    """What a visitor asks for, and what an address says."""

    words: str
    category: str
    show: int = 9

    @property
    def address(self) -> str:
        query = {"q": self.words, "categorie": self.category}
        query = {name: value for name, value in query.items() if value}
        query |= {"toon": self.show} if self.show > 9 else {}
        return f"/verhalen/?{urlencode(query)}" if query else "/verhalen/"


class Visitor:
    """Someone in the middle of a history: with a way back, and a way forward.

    What the browser should make of it is followed here: the history, what is shown, and what was
    asked last but is not answered.
    """

    def __init__(self, line: Line):
        self.page, self.line = line.page, line
        line.is_slow = line.fails = False
        self.history, self.place = [State("brief", "")], 0
        self.shown, self.asked, self.pushes = self.history[0], None, False
        line.page.goto(self.shown.address)
        for category in ("ervaringen", "vrijwilligers", "partners"):
            self.chip(category)
            self.answered()
        self.back()
        self.answered()

    @property
    def wanted(self) -> State:
        return self.asked or self.shown

    def type(self, words: str = "gesprek") -> None:
        self.page.locator("#q").fill(words)
        self.asks(replace(self.wanted, words=words, show=9))

    def clear(self) -> None:
        self.type("")

    def chip(self, category: str = "nieuws") -> None:
        chip = self.page.locator(f'#chips [href*="categorie={category}"]')
        (chip if category else self.page.locator("#chips a").first).click()
        self.asks(State(self.wanted.words, category), pushes=True)

    def all(self) -> None:
        self.chip("")

    def more(self) -> None:
        self.page.locator("#meer a").click()
        self.asks(replace(self.wanted, show=self.shown.show + 9))

    def back(self) -> None:
        self.page.evaluate("history.back()")
        self._return_to(self.place - 1)

    def forward(self) -> None:
        self.page.evaluate("history.forward()")
        self._return_to(self.place + 1)

    def asks(self, state: State, pushes: bool = False) -> None:
        self.asked, self.pushes = state, pushes or self.pushes
        if state == self.shown == self.history[self.place]:
            self.asked, self.pushes = None, False

    def _return_to(self, place: int) -> None:
        if place < len(self.history):
            self.place, self.pushes, state = place, False, self.history[place]
            self.asked = None if state == self.shown else state
            self.page.wait_for_url(f"**{state.address}")

    def answered(self) -> None:
        """Wait until all answers have come, of which the last is shown."""
        if self.pushes:
            self.history[self.place + 1 :] = [self.wanted]
            self.place += 1
        self.history[self.place] = self.shown = self.wanted
        self.asked, self.pushes = None, False
        self.line.release(self.shown.address)


ACTIONS = ("type", "clear", "chip", "all", "more", "back", "forward")
EVERY = list(product(ACTIONS, ACTIONS))
TELLING = ["type chip", "chip type", "all chip", "chip back", "back chip", "back type", "more more"]
PAIRS = [pair for pair in EVERY if LONG or " ".join(pair) in TELLING]


@pytest.fixture(scope="module")
def line(full, chromium) -> Iterator[Line]:
    """One page for all: each pair begins at an address of its own."""
    context = chromium.new_context(base_url=full.url, viewport=DESKTOP)
    page, faults = context.new_page(), []
    page.set_default_timeout(PATIENCE)
    watch(page, faults)
    yield Line(page)
    context.close()
    assert faults == []


@pytest.mark.parametrize("speed", [*long("answered"), "under way", *long("at once")])
def test_the_last_wish_wins_and_the_address_says_what_is_shown(speed, line):
    for pair in PAIRS:
        visitor = Visitor(line)
        line.is_slow = speed != "answered"
        for action in pair:
            getattr(visitor, action)()
            if speed == "answered":
                visitor.answered()
            elif speed == "under way" and visitor.asked:
                line.wait_for(visitor.asked.address)
        visitor.answered()
        shown, afresh = line.page.evaluate(SEEN)
        assert shown == afresh, pair


def test_a_failure_changes_nothing_but_a_line_of_text(line):
    for pair in PAIRS:
        visitor = Visitor(line)
        before, _ = line.page.evaluate(SEEN)
        line.is_slow = line.fails = True
        for action in pair:
            getattr(visitor, action)()
            if visitor.asked:
                line.wait_for(visitor.asked.address)
        line.release(visitor.shown.address)
        line.fails = False
        shown, _ = line.page.evaluate(SEEN)
        assert shown["failed"] == bool(visitor.asked), pair
        for may_differ in ("failed", "words"):
            del shown[may_differ], before[may_differ]
        assert shown == before, pair


def test_what_failed_can_be_tried_again(line):
    visitor = Visitor(line)
    line.fails = True
    visitor.chip()
    again = line.page.get_by_role("alert").get_by_role("link", name="Opnieuw proberen")
    expect(again).to_be_visible()
    expect(line.page.locator("#lijst-blok")).not_to_have_attribute("aria-busy", "true")
    line.fails = False
    again.click()
    visitor.answered()
    expect(again).to_be_hidden()
    shown, afresh = line.page.evaluate(SEEN)
    assert shown == afresh


def test_back_keeps_focus_and_brings_the_place_back(line):
    visitor, page = Visitor(line), line.page
    visitor.more()
    visitor.answered()
    page.evaluate("scrollTo(0, 900)")
    chip = page.locator("#chips a").first
    chip.evaluate("chip => chip.focus({preventScroll: true})")
    chip.evaluate("chip => chip.click()")  # a keyboard scrolls to what it presses
    visitor.asks(State("brief", ""), pushes=True)
    visitor.answered()
    page.evaluate("scrollTo(0, 0)")
    visitor.back()
    visitor.answered()
    page.wait_for_function("() => scrollY === 900")
    expect(chip).to_be_focused()


def test_a_double_click_on_more_opens_nothing(line):
    visitor = Visitor(line)
    line.page.locator("#meer a").dblclick()
    visitor.asks(State("brief", "vrijwilligers", 18))
    visitor.answered()
    expect(line.page.locator("#lijst > li")).to_have_count(18)
    expect(line.page.locator("#lijst > li").nth(9).get_by_role("link")).to_be_focused()
