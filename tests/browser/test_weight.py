"""What a first visit costs in bytes and requests, counted in the browser."""

import re
import time
from collections import Counter

import pytest
from playwright.sync_api import expect

from tests import servers
from tests.browser.conftest import PATIENCE, PHONE, says, visit_until

pytestmark = pytest.mark.any_database

KB = 1024
BOUNDS = {"Document": 8, "Stylesheet": 5.5, "Script": 14, "Font": 21}  # KB, compressed
FIRST_VIEW = 42  # KB, a story without pictures
REQUESTS = 7
# The width that the list of sizes gives for the picture which the browser chose.
CHOSEN_WIDTH = """image => [...image.parentElement.querySelectorAll("[srcset]")]
    .flatMap(source => source.srcset.split(", ").map(each => each.split(" ")))
    .find(([address]) => new URL(address, location).href === image.currentSrc)[1]"""


@pytest.fixture(scope="module")
def compressed(server) -> None:
    """The style sheet is compressed quickly for its first visitor, and well a moment later."""
    (path,) = re.findall(r"/colours-\w+\.css", servers.CLIENT.get(server.url).text)
    bound = BOUNDS["Stylesheet"] * KB
    end = time.monotonic() + PATIENCE / 1000
    while length(f"{server.url}{path}") > bound:
        assert time.monotonic() < end, f"{path} stays over {bound} bytes"
        time.sleep(0.1)


def length(url: str) -> int:
    answer = servers.CLIENT.get(url, headers={"Accept-Encoding": "br"})
    assert answer.headers["Content-Encoding"] == "br"
    return int(answer.headers["Content-Length"])


def visit(open_page, path: str) -> dict[str, Counter]:
    """Return by type of file: the bytes of `bodies`, of whole `answers`, and their `number`."""
    page = open_page("/static/frontend/site.js", viewport=PHONE)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    types = {}
    found = {"bodies": Counter(), "answers": Counter(), "number": Counter()}

    def asked(event: dict) -> None:
        types[event["requestId"]] = event["type"]

    def part_came(event: dict) -> None:
        if kind := types.get(event["requestId"]):  # not what was on its way before
            found["bodies"][kind] += event["encodedDataLength"]

    def all_came(event: dict) -> None:
        if kind := types.get(event["requestId"]):
            found["answers"][kind] += event["encodedDataLength"]
            found["number"][kind] += 1

    session.on("Network.requestWillBeSent", asked)
    session.on("Network.dataReceived", part_came)
    session.on("Network.loadingFinished", all_came)
    page.goto(path)
    page.wait_for_load_state("networkidle")
    return found


@pytest.mark.parametrize("path", ["/", "/verhalen/", "/verhalen/najib/", "/de-maatjes/"])
def test_each_type_of_file_keeps_within_its_bound(path, open_page, compressed):
    bodies = visit(open_page, path)["bodies"]
    assert bodies["Stylesheet"], "nothing was counted"
    over = {kind: size for kind, size in bodies.items() if size > BOUNDS.get(kind, 15) * KB}
    assert over == {}


def test_a_story_without_pictures_is_light(open_page, compressed):
    found = visit(open_page, "/verhalen/najib/")
    assert found["answers"].total() <= FIRST_VIEW * KB
    assert found["number"].total() <= REQUESTS
    assert found["number"]["Document"] == 1


DENSE_SCREENS = [
    (360, 3),
    *(pytest.param(*each, marks=pytest.mark.long) for each in ((390, 2), (412, 1.75), (430, 3))),
]


@pytest.mark.parametrize(("width", "density"), DENSE_SCREENS)
def test_a_phone_with_a_dense_screen_takes_a_card_of_640_pixels(
    width, density, open_page, story_with_picture
):
    screen = {"viewport": {"width": width, "height": 800}, "device_scale_factor": density}
    page = open_page("/static/frontend/site.js", **screen)
    visit_until(page, "/verhalen/", says(" 640w"))
    picture = page.locator(".card img").first
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate(CHOSEN_WIDTH) == "640w"
