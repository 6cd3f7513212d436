"""Every screen of the CMS that editors meet: no word is cut off, axe finds nothing, no key sticks.

A screen is looked at on a wide and on a narrow window, zoomed in to twice the size, in the dark and
in forced colours. `make test` takes those that are wholly ours, `make test-long` all.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests import prepared, servers
from tests.browser.conftest import PHONE, sign_in_as
from tests.long import long

STOCK = """
import json
from datetime import date
from django.contrib.auth.models import Group, User
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from cms.admin.consent.models import Consent, Person
from cms.admin.trash.discard import discard
from cms.forms.receive import Request, receive
from cms.models import HomePage, SearchMiss, Synonym
from tests import builders

picture = builders.picture()
person = Person.objects.create(name="F. de Vries")
consent = Consent.objects.create(image=picture, person=person, purpose="website")
category = builders.category("Wonen")
story = builders.story(
    "Een fiets voor Fatima", thumb=picture, thumb_alt="Een fiets", category=category
)
draft = builders.story("Een concept", live=False)
draft.save_revision()
gone = builders.story("Weg ermee")
discard(gone)
document = get_document_model()(title="Folder")
document.file.save("folder.txt", ContentFile(b"x"))
form = builders.form("Stel een vraag")
answer = receive(form, Request({name: [text] for name, text in builders.ANSWER.items()}))
Synonym.objects.create(typed="telefoonnummer", meant="contact")
SearchMiss.objects.create(word="slager", times=3, last_day=date(2026, 3, 2))
user = User.objects.get(username="redacteur")
group = Group.objects.get(name="Redacteur")
print("IDS", json.dumps({
    "home": HomePage.objects.get().pk, "stories": story.get_parent().pk, "story": story.pk,
    "draft": draft.pk, "picture": picture.pk, "person": person.pk, "consent": consent.pk,
    "document": document.pk, "user": user.pk, "group": group.pk,
    "category": category.pk, "answer": answer.pk,
}))
"""


@dataclass(frozen=True)
class Screen:
    """One screen of the CMS: its address, and what axe finds in the part that is Wagtail's."""

    address: str
    of_wagtail: frozenset[str] = frozenset()

    def __str__(self) -> str:
        return self.address or "dashboard"


def wagtails(address: str, *faults: str) -> Screen:
    return Screen(address, frozenset(faults))


OURS = [
    Screen(address)
    for address in (
        "",
        "menu/",
        "agenda/",
        "bin/",
        "bin/bestanden/",
        "toestemming/",
        "toestemming/persoon/{person}/",
        "toestemming/persoon/{person}/wissen/",
        "toestemming/foto/{picture}/",
        "toestemming/{consent}/",
        "handleiding/",
        "account/tweede-stap/",
        "checks/report/",
        "import-conflicts/",
        "imports/",
        "collega-uitnodigen/",
        "pages/add/cms/storypage/{stories}/",
        "inzendingen/",
        "inzendingen/edit/{answer}/",
        "inzendingen-in-cijfers/",
        "snippets/cms/synonym/",
        "snippets/cms/synonym/add/?typed=slager",
        "snippets/cms/searchmiss/",
    )
]
OTHERS = [
    wagtails("pages/"),
    wagtails("pages/{home}/"),
    wagtails("pages/{stories}/"),
    wagtails("pages/{home}/edit/"),
    wagtails("pages/{story}/edit/"),
    wagtails("pages/add/cms/infopage/{home}/"),
    wagtails("pages/{story}/history/"),
    wagtails("pages/{story}/workflow_history/"),
    wagtails("pages/{story}/usage/"),
    wagtails("pages/{story}/delete/"),
    wagtails("pages/{story}/unpublish/"),
    wagtails("pages/{story}/move/"),
    wagtails("pages/{story}/copy/"),
    wagtails("pages/search/?q=fiets"),
    wagtails("pages/search/?q=zzzz"),
    wagtails("images/"),
    wagtails("images/{picture}/"),
    wagtails("images/add/"),
    wagtails("images/multiple/add/"),
    wagtails("images/usage/{picture}/"),
    wagtails("images/{picture}/delete/"),
    wagtails("documents/"),
    wagtails("documents/add/"),
    wagtails("documents/multiple/add/"),
    wagtails("documents/edit/{document}/"),
    wagtails("documents/{document}/delete/"),
    wagtails("snippets/cms/category/"),
    wagtails("snippets/cms/category/add/"),
    wagtails("snippets/cms/category/edit/{category}/"),
    wagtails("snippets/cms/category/merge/{category}/"),
    wagtails("snippets/cms/category/history/{category}/"),
    wagtails("account/"),
    wagtails("reports/locked/"),
    wagtails("reports/workflow/", "empty-heading"),
    wagtails("reports/workflow_tasks/"),
    wagtails("reports/site-history/"),
    wagtails("reports/aging-pages/"),
    wagtails("reports/page-types-usage/"),
    wagtails("redirects/"),
    wagtails("redirects/add/"),
    wagtails("redirects/import/"),
    wagtails("users/"),
    wagtails("users/edit/{user}/"),
    wagtails("users/delete/{user}/"),
    wagtails("groups/"),
    wagtails("groups/edit/{group}/"),
    wagtails("collections/"),
    wagtails("collections/add/"),
    wagtails("sites/"),
    wagtails("workflows/list/"),
    wagtails("workflows/tasks/index/"),
    wagtails("api-tokens/"),
    wagtails("settings/cms/sitedetails/"),
    wagtails("settings/checks/checklevels/"),
    wagtails("settings/second_step/signinrules/"),
    wagtails("settings/rich_text/textformats/"),
]
LOOKS = {
    "wide": {"viewport": {"width": 1366, "height": 768}},
    "narrow": {"viewport": PHONE},
    "twice the size": {"viewport": {"width": 683, "height": 384}, "device_scale_factor": 2},
    "dark": {"viewport": {"width": 1366, "height": 768}, "color_scheme": "dark"},
    "forced colours": {"viewport": {"width": 1366, "height": 768}, "forced_colors": "active"},
}
# Words that stand outside of what shows them, where nobody can move them into view. The list at the
# side of the editor shows no words until it is opened.
CUT_OFF = """() => {
    const found = [];
    if (document.documentElement.scrollWidth > innerWidth + 1) found.push("the page is too wide");
    const texts = document.createTreeWalker(document.querySelector("#main"), NodeFilter.SHOW_TEXT);
    for (let text; (text = texts.nextNode()); ) {
        const element = text.parentElement;
        const isAside = element.closest(".w-minimap, [class*=sr-only], [hidden]");
        const isRead = element.checkVisibility({opacityProperty: true, visibilityProperty: true});
        if (!text.textContent.trim() || isAside || !isRead) continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        const words = range.getBoundingClientRect();
        if (words.width < 2 || words.right < 0 || words.bottom < 0) continue;
        for (let around = element; around; around = around.parentElement) {
            const {overflowX, textOverflow} = getComputedStyle(around);
            const {left, right, width} = around.getBoundingClientRect();
            if (["auto", "scroll"].includes(overflowX) || textOverflow === "ellipsis") break;
            const hides = ["hidden", "clip"].includes(overflowX) || around === document.body;
            const isWithin = words.right <= right + 2 && words.left >= left - 2;
            if (!hides || width < 2 || isWithin) continue;
            found.push(`cut off: ${text.textContent.trim().slice(0, 60)}`);
            break;
        }
    }
    return [...new Set(found)];
}"""
FOCUSED = """() => {
    const element = document.activeElement;
    window.walked ??= new Map();
    if (!window.walked.has(element)) window.walked.set(element, window.walked.size);
    return [window.walked.get(element), element === document.body, element.outerHTML.slice(0, 120)];
}"""
MOST_STEPS = 400
PARTS = 4  # of a field for a date: the day, the month, the year and the calendar


@pytest.fixture(scope="module")
def stocked() -> Iterator[tuple[servers.Server, dict[str, int]]]:
    """A newsroom with one of everything in it, and the numbers of those."""
    with servers.cms(content=prepared.newsroom) as running:
        printed = running.manage("shell", "--verbosity", "0", "--command", STOCK)
        yield running, json.loads(printed.split("IDS")[1])


@pytest.fixture
def show(open_page, stocked):
    """Open screens in one window, of which the options are given: `show(screen, **look)`."""
    running, numbers = stocked
    windows: dict[str, Page] = {}

    def show(screen: Screen, **look) -> Page:
        key = repr(look)
        if key not in windows:
            windows[key] = open_page("/static/frontend/site.js", host=running, **look)
            sign_in_as(windows[key], "redactie", running.password)
        page = windows[key]
        address = f"/cms/{screen.address.format(**numbers)}"
        answer = page.goto(address)
        assert answer
        assert answer.ok, f"{address} answers {answer.status}"
        page.wait_for_load_state()
        return page

    return show


def faults_on(page: Page, screen: Screen) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [
        f"{screen}: {fault['id']}: {node['html'][:120]}"
        for fault in found
        if fault["id"] not in screen.of_wagtail
        for node in fault["nodes"]
    ]


def words_cut_off(page: Page, screen: Screen) -> list[str]:
    return [f"{screen}: {each}" for each in page.evaluate(CUT_OFF)]


def key_that_sticks(page: Page, screen: Screen) -> list[str]:
    """Press Tab until the focus leaves the page, or comes back to where it began."""
    before, stays = -1, 0
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        number, is_out, element = page.evaluate(FOCUSED)
        if is_out or number < before:
            return []
        stays = stays + 1 if number == before else 0
        if stays == PARTS:
            return [f"{screen}: Tab does not leave {element}"]
        before = number
    return [f"{screen}: more than {MOST_STEPS} steps by Tab"]


@pytest.mark.parametrize("look", ["wide", *long("narrow")])
def test_nothing_is_wrong_with_a_screen_of_ours(show, look):
    assert_all(show, OURS, LOOKS[look], [words_cut_off, faults_on])


@pytest.mark.long
@pytest.mark.parametrize("look", ["wide", "dark"])
def test_axe_finds_nothing_on_any_screen(show, look):
    assert_all(show, OTHERS if look == "wide" else OURS + OTHERS, LOOKS[look], [faults_on])


@pytest.mark.long
@pytest.mark.parametrize("look", ["narrow", "twice the size", "forced colours", "wide"])
def test_no_word_is_cut_off_on_any_screen(show, look):
    assert_all(show, OURS + OTHERS, LOOKS[look], [words_cut_off])


@pytest.mark.long
def test_the_tab_key_leads_through_every_screen(show):
    assert_all(show, OURS + OTHERS, LOOKS["wide"], [key_that_sticks])


def assert_all(show, screens: list[Screen], look: dict, checks: list) -> None:
    """Look at each screen, and tell of all that is wrong at once."""
    view = partial(show, **look)
    found = [fault for each in screens for check in checks for fault in check(view(each), each)]
    assert not found, "\n".join(found)
