"""What is to stay in view of a picture is chosen by a click on it."""

import pytest
from playwright.sync_api import Page

from tests.browser.test_editor import sign_in

pytestmark = pytest.mark.any_database

MAKE = "from tests import builders; print(builders.picture('Gezicht', size=(1200, 900)).pk)"

IS_NEAR = """wanted => ["x", "y", "width", "height"].every((name, at) => {
    const {value} = document.querySelector(`[name=focal_point_${name}]`);
    return Math.abs(value - wanted[at]) <= 3;
})"""


@pytest.fixture
def picture(server) -> int:
    return int(server.manage("shell", "--verbosity", "0", "--command", MAKE).split()[-1])


def focal_point(page: Page) -> list[int]:
    names = ("x", "y", "width", "height")
    return [int(page.locator(f"[name=focal_point_{name}]").input_value()) for name in names]


@pytest.mark.long  # what a click does is Wagtail's
def test_a_click_on_a_face_keeps_it_in_view(open_page, server, picture):
    admin = open_page("/cms/")
    sign_in(admin, server.password)
    admin.goto(f"/cms/images/{picture}/")
    box = admin.locator(".jcrop-holder").bounding_box()
    for place, middle in (((0.25, 0.5), (300, 450)), ((0.99, 0.01), (1200 - 90, 90))):
        admin.mouse.click(box["x"] + place[0] * box["width"], box["y"] + place[1] * box["height"])
        admin.wait_for_function(IS_NEAR, arg=[*middle, 180, 180])  # the press alone sets another
        x, y, *size = focal_point(admin)
    admin.get_by_role("button", name="Bewaren", exact=True).first.click()
    admin.wait_for_url("/cms/images/")
    admin.goto(f"/cms/images/{picture}/")
    assert focal_point(admin) == [x, y, *size]
