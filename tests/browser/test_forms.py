"""Visitors ask for help: on a phone, with and without script, on a line that breaks."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, accessibility_faults

pytestmark = pytest.mark.any_database

ADD = """
from cms.models import FormPage
from tests import builders
for draft in FormPage.objects.filter(live=False):
    draft.delete()
if not FormPage.objects.exists():
    builders.form(body=[{"type": "text", "value": "<p>Wij bellen je binnen een week.</p>"}])
"""
PATH = "/ik-wil-hulp/"
AS_PEOPLE_TYPE = 3_100  # milliseconds: who fills in a form faster is asked whether it is right


@pytest.fixture(scope="module")
def form(server) -> None:
    server.manage("shell", "--verbosity", "0", "--command", ADD)


def fill(page: Page, **others: str) -> None:
    page.get_by_label("Je naam").fill("Noor de Vries")
    page.get_by_label("Je e-mailadres").fill(others.get("mail", "noor@example.org"))
    page.get_by_label("Waar kunnen we mee helpen?").fill(others.get("text", "Ik zoek werk."))
    page.get_by_label("Ik ga akkoord").check()


def send(page: Page) -> None:
    page.get_by_role("button", name="Versturen").click()


def confirm(page: Page) -> None:
    """Press the button below “Klopt dit?”: of whom it is not known how long they took."""
    expect(page.get_by_role("heading", name="Klopt dit?")).to_be_visible()
    send(page)


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_errors_then_a_number(script, open_page, form):
    page = open_page(PATH, java_script_enabled=script, viewport=PHONE)
    fill(page, mail="noor", text=f"Ik zoek werk, met script {script}.")
    send(page)
    problem = page.get_by_role("alert").filter(has_text="Er klopt nog iets niet")
    expect(problem).to_be_visible()
    field = page.get_by_label("Je e-mailadres")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Je naam")).to_have_value("Noor de Vries")
    if script:
        for viewport, scheme in ((PHONE, "dark"), (DESKTOP, "light")):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size(viewport)
            assert accessibility_faults(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
        page.get_by_role("link", name="moet een e-mailadres zijn").click()
        expect(field).to_be_focused()
    field.fill("noor@example.org")
    if script:  # when somebody began is known, and this is longer than programs take
        page.wait_for_timeout(AS_PEOPLE_TYPE)
    send(page)
    if not script:
        confirm(page)
    expect(page.get_by_role("heading", name="We hebben je antwoorden ontvangen")).to_be_visible()
    number = page.locator(".sent strong").inner_text()
    page.reload()
    expect(page.locator(".sent strong")).to_have_text(number)
    assert page.context.cookies() == []
    if script:
        assert accessibility_faults(page) == []
        back_never_sends_twice(page, number)


def back_never_sends_twice(page: Page, number: str) -> None:
    page.go_back()
    fill(page, text="Ik zoek werk, met script True.")
    send(page)
    page.locator(".sent strong").or_(page.get_by_role("heading", name="Klopt dit?")).wait_for()
    if not page.locator(".sent").count():
        send(page)
    expect(page.locator(".sent strong")).to_have_text(number)


def test_a_broken_line_leaves_what_was_typed(open_page, form):
    page = open_page(PATH)
    page.context.set_offline(True)  # so that it stays unknown when they began
    fill(page, text="Mijn lijn breekt.")
    send(page)
    message = page.get_by_role("alert").filter(has_text="nog niet verstuurd")
    expect(message).to_be_visible()
    expect(message).to_be_focused()
    expect(page.get_by_label("Waar kunnen we mee helpen?")).to_have_value("Mijn lijn breekt.")
    page.context.set_offline(False)
    send(page)
    confirm(page)
    expect(page.locator(".sent strong")).to_be_visible()


def test_a_form_can_be_used_by_everybody(open_page, form):
    page = open_page(PATH, viewport=PHONE)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert accessibility_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
