"""Somebody who looks for help finds the door, asks, and is in the inbox of those who answer.

It takes 7 steps: the door, four answers, the consent, the button. Without script there is an
eighth, “Klopt dit?”. Without the time to type that took, on two busy processors, 2.4 seconds by
keyboard and 4.8 on a slow line; with pictures of each step 8.0 plain and 10.6 without script.
"""

import re
import time
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NOTHING_TO_DRAW, PHONE
from tests.browser.journeys.hands import EACH, PICTURES, Hands, show
from tests.browser.test_forms import AS_PEOPLE_TYPE
from tests.prepared import PASSWORD

pytestmark = [pytest.mark.long, pytest.mark.any_database]

OPEN = f"""
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from cms.models import FormPage
for draft in FormPage.objects.filter(live=False):
    draft.get_latest_revision().publish()
users = get_user_model().objects
if not users.filter(username="coordinator").exists():
    user = users.create_user("coordinator", "coordinator@example.org", {PASSWORD!r})
    user.groups.add(Group.objects.get(name="Formulieren"))
"""
SLOW_LINE = {
    "offline": False,
    "latency": 400,  # milliseconds
    "downloadThroughput": 50_000,  # bytes a second
    "uploadThroughput": 50_000,
}
MOST_SECONDS = 60
VARIANTS = {
    "plain": {"hands": "phone", "steps": 7},
    "slow line": {"hands": "phone", "steps": 7, "line": SLOW_LINE},
    "without script": {"hands": "phone", "steps": 8, "script": False},
    "keyboard": {"hands": "keyboard", "steps": 7},
}
ANSWERS = {
    "Je naam": "Noor de Vries",
    "Je telefoonnummer": "06 12345678",
    "Je woonplaats": "Den Haag",
    "Waar wil je hulp bij?": "Ik zoek werk en durf niet te bellen ({}).",
}
CONSENT = "Ik ga hiermee akkoord."


@dataclass
class Visitor:
    """Counts what somebody does, and the seconds in which they wait for the site."""

    page: Page
    hands: Hands
    steps: int = 0
    began: float = field(default_factory=time.monotonic)

    def press(self, found: Locator) -> None:
        self.steps += 1
        self.hands.press(found)

    def fill(self, label: str, text: str) -> None:
        self.steps += 1
        self.hands.fill(self.page.get_by_label(label), text)

    def tick(self, label: str) -> None:
        self.steps += 1
        self.hands.tick(self.page.get_by_label(label))

    def types_slowly(self) -> None:
        self.page.wait_for_timeout(AS_PEOPLE_TYPE)
        self.began += AS_PEOPLE_TYPE / 1000

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.began


@pytest.fixture(scope="module")
def forms(newsroom) -> None:
    newsroom.manage("shell", "--verbosity", "0", "--command", OPEN)


@pytest.fixture
def visitor(open_page, newsroom, forms, request) -> Visitor:
    """Somebody on the home page, after the line and the browser of their variant."""
    variant = VARIANTS[request.param]
    has_script, line = variant.get("script", True), variant.get("line")
    page = open_page(NOTHING_TO_DRAW, host=newsroom, viewport=PHONE, java_script_enabled=has_script)
    if line:
        page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", line)
    visitor = Visitor(page, EACH[variant["hands"]])
    page.goto("/")
    return visitor


@pytest.mark.parametrize("visitor", VARIANTS, indirect=True)
def test_from_the_home_page_to_the_inbox(visitor, sign_in, request):
    variant = request.node.callspec.id
    page = visitor.page
    show(page, f"{variant} home")
    door = page.get_by_role("region", name="Wat wil je doen?").get_by_role("link")
    visitor.press(door.and_(page.get_by_role("link", name="Ik wil hulp")))
    expect(page.get_by_role("heading", level=1, name="Ik wil hulp")).to_be_visible()
    page.wait_for_timeout(600 if PICTURES else 0)  # one page fades into the other
    show(page, f"{variant} form")
    for label, text in ANSWERS.items():
        visitor.fill(label, text.format(variant))
    visitor.tick(CONSENT)
    visitor.types_slowly()
    visitor.press(page.get_by_role("button", name="Vraag hulp"))
    if variant == "without script":
        expect(page.get_by_role("heading", name="Klopt dit?")).to_be_visible()
        show(page, f"{variant} check")
        visitor.press(page.get_by_role("button", name="Vraag hulp"))
    expect(page.get_by_role("heading", name="We hebben je antwoorden ontvangen")).to_be_visible()
    seconds = visitor.seconds
    number = page.locator(".sent strong").inner_text()
    show(page, f"{variant} confirmation")
    assert visitor.steps == VARIANTS[variant]["steps"]
    assert seconds < MOST_SECONDS
    is_in_the_inbox(sign_in("coordinator"), number, ANSWERS["Waar wil je hulp bij?"], variant)


def is_in_the_inbox(page: Page, number: str, text: str, variant: str) -> None:
    page.goto("/cms/")
    page.get_by_role("link", name="Inzendingen", exact=True).click()
    show(page, f"{variant} inbox")
    page.get_by_role("link", name=number).click()
    expect(page.locator("main")).to_contain_text(text.format(variant))
    show(page, f"{variant} answer")


NAMES = """
- textbox "Je naam" [invalid]
- textbox "Je telefoonnummer" [invalid]
- textbox "Je e-mailadres (niet verplicht)"
- textbox "Je woonplaats" [invalid]
- textbox "Waar wil je hulp bij? (niet verplicht)"
- checkbox "Ik ga hiermee akkoord." [invalid]
- button "Vraag hulp"
"""
SUMMARY = """
- alert "Er klopt nog iets niet":
  - heading "Er klopt nog iets niet" [level=2]
  - list:
    - listitem:
      - link "Beantwoord “Je naam”."
    - listitem:
      - link "Beantwoord “Je telefoonnummer”."
    - listitem:
      - link "Beantwoord “Je woonplaats”."
    - listitem:
      - link /Vink “Ik ga hiermee akkoord.” aan/
"""
SAID_OF = {  # what is said after the name of a field
    "Je naam": "Fout: Beantwoord “Je naam”.",
    "Je e-mailadres": "",
    "Waar wil je hulp bij?": "Een paar zinnen is genoeg. Schrijf niets op wat je liever vertelt.",
    CONSENT: re.compile("Jullie mogen mijn antwoorden gebruiken .* Fout: Vink .* aan"),
}


def test_a_screen_reader_says_each_field_its_help_and_its_error(open_page, newsroom, forms):
    page = open_page("/ik-wil-hulp/", host=newsroom, viewport=PHONE)
    form = page.locator("form.questions")
    expect(form).to_match_aria_snapshot(NAMES.replace(" [invalid]", ""))
    page.get_by_role("button", name="Vraag hulp").click()
    expect(page.locator("#formulier")).to_match_aria_snapshot(SUMMARY)
    expect(form).to_match_aria_snapshot(NAMES)
    for label, text in SAID_OF.items():
        expect(form.get_by_label(label)).to_have_accessible_description(text)
    expect(form.get_by_label("Je naam")).to_be_focused()
    show(page, "errors")
