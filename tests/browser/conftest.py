"""A real Chromium against real servers. A page that breaks the site's promises fails its test."""

import os
import re
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Cookie,
    Page,
    Playwright,
    Response,
    expect,
    sync_playwright,
)

from tests import prepared, servers
from tests.benchmarks.generate import generate
from tests.long import long
from tests.prepared import PASSWORD

# Playwright keeps an event loop in this thread, which Django takes for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

FIND_STORY = """
from tests import builders
from cms.models import StoryPage
story = StoryPage.objects.get(slug="najib")
"""
SHOW = "story.save_revision().publish()"
ADD_PICTURE = f"{FIND_STORY}story.thumb = builders.picture(size=(1600, 1200)); {SHOW}"
TAKE_PICTURE = f"{FIND_STORY}story.thumb = None; {SHOW}"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# A page that is left before it is drawn is not moved into view: no fault, and visitors see nothing.
SKIPPED_TRANSITION = "Transition was aborted"
# What a browser itself writes of a refusal, or of no answer, and Wagtail of what it asked when the
# page was left: what people notice of these, tests look at.
OF_THE_BROWSER = re.compile(
    "the server responded with a status|net::ERR_(CONNECTION|INTERNET)"
    "|Error fetching .*/(editing-sessions|sprite)/"
    "|htmx:error: Failed to fetch"
)
NOTHING_TO_DRAW = "/static/frontend/site.js"
# In the menu of Wagtail's admin something blinks for ever: a quarter of a processor.
CALM = {"reduced_motion": "reduce"}
CALM_FIREFOX = {"ui.prefersReducedMotion": 1}  # to which a context tells nothing
HERE = Path(__file__).parent
SESSIONS: dict[tuple[str, str], list[Cookie]] = {}  # by server and person
PATIENCE = 15_000  # milliseconds, on a busy machine
expect.set_options(PATIENCE)
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
STORIES = 90  # that were generated for `full`, beside the one of the seeds


in_both_browsers = pytest.mark.parametrize("browser", ["chromium", *long("firefox")], indirect=True)


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def server() -> Iterator[servers.Server]:
    with servers.cms() as running:
        yield running


@pytest.fixture(scope="session")
def full(tmp_path_factory) -> Iterator[servers.Server]:
    """A site with many stories."""
    folder = generate(tmp_path_factory.mktemp("stories"), STORIES)
    with servers.cms(WARM_AT_START="0") as running:
        running.manage("import_content", str(folder), "--source", "many")
        yield running


@pytest.fixture(scope="session")
def newsroom() -> Iterator[servers.Server]:
    """A site of its own, with a writer, an editor, and a workflow in which two people look."""
    with servers.cms(content=prepared.newsroom) as running:
        yield running


@pytest.fixture(scope="module")
def story_with_picture(server) -> Iterator[None]:
    """The seed's story has a picture, which visitors may see a second later."""
    server.manage("shell", "--verbosity", "0", "--command", ADD_PICTURE)
    yield
    server.manage("shell", "--verbosity", "0", "--command", TAKE_PICTURE)


@pytest.fixture(scope="session")
def in_development() -> Iterator[servers.Server]:
    """A server as those have it who work on the look: files as they are, the style page."""
    with servers.cms(DEBUG="1") as running:
        yield running


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    """It keeps an event loop in this thread, where tests of other packages run their own."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="package")
def chromium(playwright) -> Iterator[Browser]:
    """The one that draws no window takes half of the time of the other, where that is the same."""
    path = program("chromium-headless-shell", "chromium")
    browser = playwright.chromium.launch(executable_path=path, args=QUIET)
    yield browser
    browser.close()


@pytest.fixture(scope="package")
def chromium_with_bfcache(playwright) -> Iterator[Browser]:
    """Playwright's browsers forget a page that was left; a visitor's keep it for Back."""
    without = ["--disable-back-forward-cache"]
    browser = playwright.chromium.launch(
        executable_path=program("chromium"), args=QUIET, ignore_default_args=without
    )
    yield browser
    browser.close()


@pytest.fixture(scope="package")
def firefox(playwright) -> Iterator[Browser]:
    """Debian's, by WebDriver BiDi: Playwright calls that a channel."""
    path = program("firefox-esr", "firefox")
    browser = playwright.firefox.launch(
        executable_path=path, channel="moz-firefox", firefox_user_prefs=CALM_FIREFOX
    )
    yield browser
    browser.close()


@pytest.fixture
def browser(request) -> Browser:
    """The one that a test asks for with `in_both_browsers`, or else Chromium."""
    return request.getfixturevalue(getattr(request, "param", "chromium"))


def program(*names: str) -> str:
    found = next(filter(None, map(shutil.which, names)), None)
    assert found, f"none of {names} is on this machine: `make test` installs them"
    return found


@pytest.fixture
def open_page(browser, request) -> Iterator:
    """Open an address of the site in a context of its own: `open_page("/", **context_options)`.

    It is the site of `server`, unless the test says of which `host`.
    """
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def open_page(
        path: str, host: servers.Server | None = None, browser: Browser = browser, **options
    ) -> Page:
        options.setdefault("viewport", DESKTOP)
        if path.startswith("/cms/"):
            options = CALM | options
        host = host or request.getfixturevalue("server")
        context = browser.new_context(base_url=host.url, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        watch(page, faults)
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def sign_in(open_page, newsroom) -> Callable[..., Page]:
    """Sign in at the newsroom: `sign_in("redacteur", **context_options)`."""

    def sign_in(name: str, host=newsroom, **options) -> Page:
        page = open_page(NOTHING_TO_DRAW, host=host, **CALM | options)
        sign_in_as(page, name, PASSWORD)
        return page

    return sign_in


def sign_in_as(page: Page, name: str, password: str) -> None:
    """Sign in by mouse the first time at this server, and then with the cookies from there.

    The form, and the hash of the password, take two seconds of a processor.
    """
    at = urlsplit(page.url).netloc, name
    page.context.add_cookies(SESSIONS.get(at, []))
    page.goto("/cms/")
    if urlsplit(page.url).path != "/cms/":
        page.get_by_role("textbox", name="Gebruikersnaam").fill(name)
        page.get_by_role("textbox", name="Wachtwoord").fill(password)
        page.get_by_role("button", name="Inloggen").click()
        page.wait_for_url("**/cms/")
    SESSIONS[at] = page.context.cookies()


def act(page: Page, name: str | re.Pattern) -> None:
    """Choose one of the buttons at the foot of the editor, of which some are behind “Meer”."""
    actions = page.locator("footer .actions--primary")
    button = actions.get_by_role("button", name=name, exact=isinstance(name, str))
    button.or_(actions.get_by_role("button", name="Meer")).first.wait_for()
    if not button.first.is_visible():
        actions.get_by_role("button", name="Meer").click()
    page.get_by_role("button", name=name, exact=isinstance(name, str)).first.click()


def open_panel(page: Page, name: str) -> None:
    """Press the button of a panel beside a form, once the scripts that listen to it are there."""
    page.wait_for_load_state()
    page.get_by_role("button", name=f"Toon/verberg {name}").click()


def write_text(page: Page, text: str) -> None:
    page.locator("[data-draftail-editor-wrapper] [contenteditable=true]").first.click()
    page.keyboard.type(text)


def plan(page: Page, field: str, moment: str) -> None:
    """Set when a page comes onto the site, or leaves it. The page itself is still to be sent."""
    open_panel(page, "status")
    page.get_by_role("button", name="Stel schema in").click()
    window = page.get_by_role("dialog")
    time_field = window.get_by_role("textbox", name=field)
    time_field.click()
    calendar = page.locator(".xdsoft_datetimepicker:visible")  # lies over the button to save with
    expect(calendar).to_have_count(1)
    time_field.fill(moment)
    window.get_by_role("heading").first.click()  # the Tab key would open that of the next field
    expect(calendar).to_have_count(0)
    window.get_by_role("button", name="Schema bewaren").click()


def watch(page: Page, faults: list[str]) -> None:
    """Note each error in the console (a refusal of the security policy too) and foreign request."""
    page.on(
        "pageerror",
        lambda error: (
            faults.append(f"error on {page.url}: {error}")
            if not str(error).startswith(SKIPPED_TRANSITION)
            else None
        ),
    )
    page.on(
        "console",
        lambda message: (
            faults.append(
                f"console on {page.url}: {message.text} {message.args} {message.location}"
            )
            if message.type == "error" and not OF_THE_BROWSER.search(message.text)
            else None
        ),
    )
    page.on(
        "request",
        lambda request: (
            faults.append(f"asks another host: {request.url}")
            if urlsplit(request.url).hostname not in ("127.0.0.1", "localhost", None)
            else None
        ),
    )


def visit_until(page: Page, path: str, is_so: Callable[[Response], bool]) -> None:
    """Visit a page of the site until it shows a change: a second, or longer on a busy machine."""
    end = time.monotonic() + PATIENCE / 1000
    while not is_so(page.goto(path)):
        assert time.monotonic() < end, f"{path} shows what was before"
        page.wait_for_timeout(500)


def has_status(status: int) -> Callable[[Response], bool]:
    return lambda answer: answer.status == status


def says(text: str) -> Callable[[Response], bool]:
    return lambda answer: text in answer.text()


def accessibility_faults(page: Page, within: str = "html") -> list[str]:
    """Return what axe finds, best practices included, when the page is all there."""
    page.wait_for_load_state()
    found = Axe().run(page, context=within).response["violations"]
    return [f"{fault['id']}: {node['html'][:150]}" for fault in found for node in fault["nodes"]]
