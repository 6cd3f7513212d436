"""Signing in at a real server, in one step and in two."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import httpx2
import pytest
from playwright.sync_api import Page, expect

from cms.admin.second_step import codes
from tests.browser.conftest import accessibility_faults
from tests.prepared import PASSWORD

GUESSES, TRIES = 50, 5
NAME = "fotograaf"
MAKE_ROLE = f"""
from django.contrib.auth.models import Group, Permission, User
from cms.admin.second_step.models import SignInRules
role = Group.objects.create(name="Fotograaf")
role.permissions.add(Permission.objects.get(codename="access_admin"))
User.objects.create_user({NAME!r}, password={PASSWORD!r}).groups.add(role)
SignInRules.load().groups.add(role)
"""
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def test_fifty_guesses_at_the_same_moment_do_not_pass_the_bound(server):
    """Nor do they make somebody wait who signs in under another name."""
    with httpx2.Client(base_url=server.url, timeout=60, trust_env=False) as client:
        client.get("/cms/login/")
        csrf = {"csrfmiddlewaretoken": client.cookies["csrftoken"]}

        def guess(number: int) -> int:
            form = csrf | {"username": "geraden", "password": f"geraden-{number}"}
            return client.post("/cms/login/", data=form).status_code

        with ThreadPoolExecutor(GUESSES) as strangers:
            answers = Counter(strangers.map(guess, range(GUESSES)))
        assert answers == {200: TRIES, 429: GUESSES - TRIES}
        right = csrf | {"username": "redactie", "password": server.password}
        assert client.post("/cms/login/", data=right).status_code == 302


@pytest.fixture
def photographer(newsroom, open_page) -> Page:
    """The browser of somebody whose role asks for a second step; its host has a name."""
    newsroom.manage("shell", "--verbosity", "0", "--command", MAKE_ROLE)
    named = replace(newsroom, url=newsroom.url.replace("127.0.0.1", "localhost"))
    return open_page("/cms/login/", host=named)


def plug_in_a_key(page: Page) -> None:
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})


def give_password(page: Page) -> None:
    page.get_by_role("textbox", name="Gebruikersnaam").fill(NAME)
    page.get_by_role("textbox", name="Wachtwoord").fill(PASSWORD)
    page.keyboard.press("Enter")


def sign_out(page: Page) -> None:
    page.context.clear_cookies(name="sessionid")
    page.goto("/cms/login/")


def add_app_and_passkey(page: Page) -> str:
    """Add both by keyboard alone, and return a recovery code."""
    page.get_by_role("link", name="App instellen").press("Enter")
    expect(page.get_by_label("Code uit de app")).to_be_visible()
    secret = page.locator(".second-step-key").inner_text().replace(" ", "")
    page.get_by_label("Code uit de app").fill("000000")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Deze code klopt niet")).to_be_visible()
    assert accessibility_faults(page) == []
    page.get_by_label("Code uit de app").fill(codes.code_at(secret, codes.current_step()))
    page.keyboard.press("Enter")
    recovery = page.locator(".second-step-codes code").first.inner_text()
    page.get_by_role("link", name="Ik heb ze bewaard").press("Enter")
    expect(page.get_by_text("Je hebt nog 10 herstelcodes")).to_be_visible()
    assert accessibility_faults(page) == []
    page.get_by_role("link", name="Passkey toevoegen").press("Enter")
    expect(page.get_by_label("Naam van deze passkey")).to_be_visible()
    page.get_by_label("Naam van deze passkey").fill("Laptop")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Passkey Laptop verwijderen")).to_be_visible()
    return recovery


@pytest.mark.long  # tests/cms/admin/test_second_step.py asks the server
def test_a_second_step_is_set_up_and_used_with_the_keyboard(photographer):
    page = photographer
    plug_in_a_key(page)
    give_password(page)
    expect(page.get_by_role("heading", name="Stel een tweede stap in")).to_be_visible()
    assert accessibility_faults(page) == []
    recovery = add_app_and_passkey(page)

    sign_out(page)
    give_password(page)
    expect(page.get_by_role("heading", name="Tweede stap")).to_be_visible()
    page.goto("/cms/")
    expect(page.get_by_role("textbox", name="Wachtwoord")).to_be_visible()  # nobody is in yet
    page.goto("/cms/login/tweede-stap/")
    page.get_by_role("button", name="Passkey gebruiken").press("Enter")
    page.wait_for_url("/cms/")

    sign_out(page)
    give_password(page)
    page.get_by_label("Code").fill("000000")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Deze code klopt niet")).to_be_visible()
    assert accessibility_faults(page) == []
    page.get_by_label("Code").fill(recovery)
    page.keyboard.press("Enter")
    page.wait_for_url("/cms/")
