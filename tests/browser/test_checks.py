"""An editor's page has errors: she reads what is wrong, goes there, puts it right, publishes."""

import re
from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests import servers
from tests.browser.conftest import accessibility_faults, act
from tests.browser.test_editor import sign_in

pytestmark = pytest.mark.any_database  # tests/cms/admin/checks runs on both

TITLE = "Een verhaal met een fout"
MAKE = f"""
from tests import builders
html = '<p>Lees <a href="/er-niet/">het verhaal van Anna</a>.</p>'
story = builders.story({TITLE!r}, live=False, body=[
    {{"type": "text", "value": "<p>Eerst iets goeds.</p>"}},
    {{"type": "text", "value": html}},
])
print(story.pk)
"""
TAKE = f"from cms.models import StoryPage; StoryPage.objects.get(title={TITLE!r}).delete()"


@pytest.fixture
def story(server):
    printed = server.manage("shell", "--verbosity", "0", "--command", MAKE)
    yield int(printed.split()[-1])
    server.manage("shell", "--verbosity", "0", "--command", TAKE)


def publish(admin: Page) -> None:
    act(admin, "Publiceren")


def test_a_page_with_an_error_is_put_right_and_published(open_page, server, story):
    admin = open_page("/cms/")
    sign_in(admin, server.password)
    admin.goto(f"/cms/pages/{story}/edit/")
    publish(admin)
    expect(admin).to_have_url(re.compile(r"/edit/#findings$"))
    expect(admin.get_by_text("Deze versie is opgeslagen, maar niet gepubliceerd")).to_be_visible()
    assert Axe().run(admin, context="#findings").response["violations"] == []

    # By keyboard: the link takes the focus along, to the very words.
    admin.get_by_role("link", name=re.compile("Ga erheen.*het verhaal van Anna")).press("Enter")
    focused = admin.locator("[contenteditable=true]:focus")
    expect(focused).to_contain_text("het verhaal van Anna")
    admin.wait_for_function("() => String(getSelection()) === 'het verhaal van Anna'")
    admin.keyboard.press("Delete")  # and the link with them
    admin.keyboard.type("iets anders")
    expect(focused).to_contain_text("Lees iets anders.")
    publish(admin)
    expect(admin.get_by_text("is gepubliceerd")).to_be_visible()


@pytest.mark.long  # test_screens.py looks at it without findings
def test_the_report_can_be_used_by_everybody(open_page, server, story):
    server.manage("check_pages")
    admin = open_page("/cms/")
    sign_in(admin, server.password)
    admin.goto("/cms/checks/report/")
    expect(admin.get_by_role("link", name="De maatjes").first).to_be_visible()
    assert accessibility_faults(admin) == []


@pytest.mark.long
def test_a_site_elsewhere_is_looked_at_too(server):
    with servers.frontend(server.url) as site:
        split = replace(server, environment=server.environment | {"FRONTEND_URL": site.url})
        seen = tips(split.manage("check_pages"))
    # Long sentences are found in the page as the site shows it, and nowhere else.
    assert seen > tips(split.manage("check_pages")) > 0


def tips(printed: str) -> int:
    """Return how many tips a check printed for the seeds' page."""
    return int(re.search(r"^/de-maatjes/: fouten 0, tips (\d+)", printed, re.MULTILINE)[1])
