"""Who goes on a journey: in which browser, and with which hands."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.journeys.hands import EACH, Hands
from tests.faults.mortal_cms import MortalCms

# Who uses a mouse does so in both browsers and on both databases; in a short run, in Chromium.
WAYS = [
    ("chromium", "mouse"),
    pytest.param("firefox", "mouse", marks=pytest.mark.long),
    *(
        pytest.param(browser, hands, marks=[pytest.mark.long, pytest.mark.any_database])
        for browser in ("chromium", "firefox")
        for hands in ("keyboard", "phone")
    ),
]
# Of two windows Playwright's driver gives the focus of Firefox to the first alone, so that a second
# person cannot press a button by Enter: `document.hasFocus()` stays false.
NEEDS_FOCUS = {"test_invitation", "test_first_story", "test_from_word"}
in_every_way = pytest.mark.parametrize(("browser", "hands"), WAYS, indirect=True)


@pytest.fixture
def hands(request) -> Hands:
    is_second = request.module.__name__.rpartition(".")[2] in NEEDS_FOCUS
    if is_second and request.node.callspec.id == "firefox-keyboard":
        pytest.skip("Firefox's driver gives the second window no focus")
    return EACH[request.param]


@pytest.fixture
def way(request) -> str:
    """The name of browser and hands, for what has to have another name each time."""
    return request.node.callspec.id


@pytest.fixture
def come_in(sign_in, hands) -> Callable[..., Page]:
    """Sign in at the newsroom, or at another host, on the screen of these hands."""
    return lambda name, *host: sign_in(name, *host, viewport=hands.viewport)


@pytest.fixture
def mortal(newsroom) -> Iterator[MortalCms]:
    """A CMS with the people of the newsroom that can be killed, and starts again."""
    running = MortalCms(newsroom.environment)
    yield running
    running.kill()
