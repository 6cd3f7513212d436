"""A colleague is invited by mail, chooses a password, and writes."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests import prepared, servers
from tests.browser.conftest import sign_in_as
from tests.browser.journeys.conftest import in_every_way
from tests.browser.journeys.hands import show
from tests.faults.conftest import wait_for

PASSWORD = "zeven-rode-fietsen-in-de-regen"


@pytest.fixture(scope="module")
def post(tmp_path_factory) -> Path:
    """The folder in which mail arrives."""
    return tmp_path_factory.mktemp("post")


@pytest.fixture(scope="module")
def office(post) -> Iterator[servers.Server]:
    with servers.cms(content=prepared.newsroom, EMAIL_URL=f"filemail:///{post}") as running:
        yield running


def link_in_mail(post: Path, address: str) -> str:
    """Return the link to choose a password in the mail to an address, once it is there."""
    found: list[str] = []

    def arrived() -> bool:
        for file in post.iterdir():
            mail = message_from_bytes(file.read_bytes(), policy=policy.default)
            if address in str(mail["To"]):
                found.extend(re.findall(r"https?://\S+/password_reset/\S+", mail.get_content()))
        return bool(found)

    wait_for(f"a mail to {address}", arrived)
    return found[0]


@pytest.mark.long  # in a short run tests/cms/admin/test_people.py asks the server
@in_every_way
def test_a_colleague_is_invited_and_writes(open_page, office, post, hands, way):
    address = f"sanne-{way}@example.org"
    admin = open_page("/cms/login/", host=office, viewport=hands.viewport)
    sign_in_as(admin, "redactie", office.password)
    admin.goto("/cms/users/")
    hands.press(admin.get_by_role("link", name="Nodig een collega uit"))
    hands.fill(admin.get_by_role("textbox", name="E-mailadres"), address)
    hands.fill(admin.get_by_role("textbox", name="Voornaam"), "Sanne")
    hands.tick(admin.get_by_role("radio", name="Redacteur", exact=False).first)
    show(admin, "invitation filled in")
    hands.press(admin.get_by_role("button", name="Stuur de uitnodiging"))
    expect(admin.locator(".messages")).to_contain_text(address)
    show(admin, "invited")

    colleague = open_page(link_in_mail(post, address), host=office, viewport=hands.viewport)
    show(colleague, "chooses a password")
    for field in colleague.locator("input[type=password]").all():
        hands.fill(field, PASSWORD)
    hands.press(colleague.get_by_role("button"))
    show(colleague, "password chosen")
    hands.press(colleague.get_by_role("link", name=re.compile("inloggen", re.IGNORECASE)))
    hands.fill(colleague.get_by_role("textbox", name="Gebruikersnaam"), address)
    hands.fill(colleague.get_by_role("textbox", name="Wachtwoord"), PASSWORD)
    hands.press(colleague.get_by_role("button", name="Inloggen"))
    hands.press(colleague.get_by_role("link", name="Nieuw verhaal"))
    hands.fill(colleague.get_by_role("textbox", name="Titel*"), "Mijn eerste dag")
    expect(colleague).to_have_url(re.compile("/edit/$"))
    show(colleague, "writes")
