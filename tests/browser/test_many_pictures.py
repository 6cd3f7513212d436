"""Many photos at once: one button saves them all, and each that fails says why and can go on."""

from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE
from tests.browser.dropped_files import BROKEN, jpeg
from tests.browser.test_dropped_pictures import faults_in

pytestmark = pytest.mark.any_database

SCREEN = "/cms/images/multiple/add/"


@pytest.fixture(
    params=[
        pytest.param(None, id="desktop"),
        pytest.param(PHONE, id="phone", marks=pytest.mark.long),
    ]
)
def screen(sign_in, request) -> Page:
    page = sign_in("redacteur", **({"viewport": request.param} if request.param else {}))
    page.goto(SCREEN)
    return page


def fresh(name: str) -> tuple[str, bytes]:
    """A photo that the site does not have."""
    return name, jpeg("plum") + uuid4().bytes


def choose(page: Page, *files: tuple[str, bytes]) -> None:
    given = [{"name": name, "mimeType": "image/jpeg", "buffer": data} for name, data in files]
    page.locator("#fileupload").set_input_files(given)


def items(page: Page) -> Locator:
    return page.locator("#upload-list > li")


def describe(page: Page, name: str, text: str) -> None:
    of_it = items(page).filter(has_text=name)
    of_it.get_by_role("textbox", name="Wat er op de afbeelding staat").fill(text)


def leaving_warns(page: Page) -> bool:
    return page.evaluate("!window.dispatchEvent(new Event('beforeunload', {cancelable: true}))")


def status(page: Page) -> Locator:
    return page.locator("[data-save-all] [role=status]")


def test_all_are_saved_at_once_and_what_is_missing_is_said(screen):
    save_all = screen.get_by_role("button", name="Alles bewaren")
    expect(save_all).to_be_hidden()
    assert not leaving_warns(screen)
    choose(screen, fresh("een.jpg"), fresh("twee.jpg"))
    expect(screen.locator("#upload-list form")).to_have_count(2)
    assert leaving_warns(screen)
    describe(screen, "een.jpg", "Anna lacht")
    save_all.click()
    expect(status(screen)).to_have_text(
        "1 foto is bewaard. 1 foto is nog niet bewaard: kijk wat erbij staat."
    )
    expect(items(screen)).to_have_count(1)
    expect(
        items(screen).get_by_role("textbox", name="Wat er op de afbeelding staat")
    ).to_be_focused()
    assert leaving_warns(screen)
    screen.keyboard.type("Bram zwaait")
    save_all.press("Enter")
    expect(status(screen)).to_have_text("1 foto is bewaard.")
    expect(items(screen)).to_have_count(0)
    assert not leaving_warns(screen)
    assert faults_in(screen, ".picture-batch") == []


def test_of_one_that_fails_nothing_is_asked(screen):
    choose(screen, fresh("goed.jpg"), BROKEN, ("lijst.txt", b"geen foto"))
    expect(screen.locator("#upload-list form")).to_have_count(1)
    for name, why in (("kapot.jpg", "kapot of niet compleet"), ("lijst.txt", "Ondersteunde")):
        failed = items(screen).filter(has_text=name)
        expect(failed).to_contain_text(why)
        expect(failed).not_to_contain_text("beschrijving", use_inner_text=True)
        expect(failed.get_by_role("textbox")).to_have_count(0)
        assert faults_in(screen, "[data-save-all]") == []
    assert screen.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.long  # tests/cms/admin/test_many_pictures.py asks the server
def test_one_that_is_here_is_not_described_anew(screen):
    _, data = fresh("")
    for name in ("eerst.jpg", "weer.jpg"):
        choose(screen, (name, data))
        if name == "eerst.jpg":
            describe(screen, name, "Anna lacht")
            screen.get_by_role("button", name="Alles bewaren").click()
            expect(items(screen)).to_have_count(0)
    expect(items(screen).get_by_role("textbox")).to_have_count(0)
    expect(screen.get_by_role("button", name="Alles bewaren")).to_be_hidden()
    items(screen).get_by_role("link", name="verwijder").click()
    expect(items(screen)).to_have_count(0)


def test_what_does_not_arrive_is_sent_again(screen):
    screen.route(f"**{SCREEN}", lambda route: route.fulfill(status=503))
    choose(screen, fresh("ver-weg.jpg"))
    failed = items(screen).filter(has_text="ver-weg.jpg")
    expect(failed).to_contain_text("Er is geen verbinding, of het CMS geeft geen antwoord")
    screen.unroute(f"**{SCREEN}")
    failed.get_by_role("button", name="Opnieuw proberen").click()
    expect(screen.locator("#upload-list form")).to_have_count(1)
    expect(failed).not_to_contain_text("geen verbinding", use_inner_text=True)


def test_who_is_signed_out_loses_nothing(screen):
    choose(screen, fresh("eerder.jpg"))
    describe(screen, "eerder.jpg", "Anna lacht")
    cookies = screen.context.cookies()
    screen.context.clear_cookies()
    save_all = screen.get_by_role("button", name="Alles bewaren")
    save_all.click()
    expect(status(screen)).to_contain_text("Je bent niet meer ingelogd")
    choose(screen, fresh("later.jpg"))
    later = items(screen).filter(has_text="later.jpg")
    expect(later).to_contain_text("Je bent niet meer ingelogd")
    screen.context.add_cookies(cookies)
    later.get_by_role("button", name="Opnieuw proberen").click()
    describe(screen, "later.jpg", "Bram zwaait")
    save_all.click()
    expect(status(screen)).to_have_text("2 foto’s zijn bewaard.")
