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
in_every_way = pytest.mark.parametrize(("browser", "hands"), WAYS, indirect=True)


@pytest.fixture
def hands(request) -> Hands:
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
