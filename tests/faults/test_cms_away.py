"""The CMS of a separate site goes away in every way there is; visitors hardly notice.

The site of these tests is not warmed at its start, so that there is something it never saw.
"""

import re
import signal
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import httpx2
import pytest

from tests import servers
from tests.faults.door import Door, wait_until
from tests.faults.mortal_cms import MortalCms

pytestmark = pytest.mark.any_database

KNOWN = ("/", "/verhalen/", "/verhalen/najib/", "/verhalen/?categorie=ervaringen")
STORY = "/verhalen/najib/"
NEVER_SEEN = "/de-maatjes/"
FOR_PROGRAMS = (
    *("/sitemap.xml", "/robots.txt", "/llms.txt", "/site.webmanifest", "/favicon.ico"),
    *("/verhalen/feed.atom", "/verhalen/feed.json", "/verhalen/feed-ervaringen.atom"),
    *("/verhalen/najib/index.md", "/de-maatjes/deel.png", "/zoeken/", "/.well-known/security.txt"),
)
PICTURES = re.compile(r"/media/images/[^\s\"<>,]+")
MANY = 16  # visitors at once
SOON = 10  # seconds; 2 are promised, on a machine that does nothing else


@pytest.fixture(scope="module")
def cms() -> Iterator[servers.Server]:
    with servers.cms() as running:
        running.manage("shell", "--verbosity", "0", "--command", ADD_CONTACT + ADD_PICTURE)
        yield running


@pytest.fixture(scope="module")
def door(cms) -> Iterator[Door]:
    door = Door(cms.url)
    yield door
    door.open()
    door.close()


@pytest.fixture(scope="module")
def site(door, tmp_path_factory) -> Iterator[servers.Server]:
    folder = str(tmp_path_factory.mktemp("kept"))
    with servers.frontend(door.url, WARM_AT_START="0", DELIVERY_DIR=folder) as running:
        yield running


def get(site: servers.Server, path: str) -> httpx2.Response:
    return servers.CLIENT.get(site.url + path)


def bodies(site: servers.Server) -> dict[str, str]:
    answers = {path: get(site, path) for path in KNOWN}
    assert {answer.status_code for answer in answers.values()} == {200}
    return {path: answer.text for path, answer in answers.items()}


def pictures(site: servers.Server) -> dict[str, bytes]:
    """Return all sizes of pictures on the pages that are known, as a visitor gets them."""
    paths = PICTURES.findall("".join(get(site, path).text for path in KNOWN))
    answers = {path: get(site, path) for path in paths}
    assert {answer.status_code for answer in answers.values()} == {200}
    return {path: answer.content for path, answer in answers.items()}


def cannot_search(answer: httpx2.Response) -> bool:
    return is_plain_about_it(answer) and "Zoeken lukt nu even niet" in answer.text


def is_plain_about_it(answer: httpx2.Response) -> bool:
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0
    assert answer.headers["Cache-Control"].find("no-store") >= 0
    return "contact@example.org" in answer.text and "070 123 45 67" in answer.text


def set_title(cms: servers.Server, title: str) -> None:
    cms.manage("shell", "--verbosity", "0", "--command", SET_TITLE.format(title=title))


@pytest.mark.parametrize("state", Door.STATES)
def test_what_was_seen_goes_on_and_all_is_fresh_again_by_itself(state, cms, door, site):
    before, sizes = bodies(site), pictures(site)
    door.shut(state)
    with ThreadPoolExecutor(MANY) as visitors:
        # Nobody has to wait for the CMS 200 times over: a moment each would take a minute.
        answers = list(visitors.map(lambda _: bodies(site), range(50), timeout=40))
    assert all(answer == before for answer in answers)
    assert pictures(site) == sizes
    assert len(sizes) > 4
    assert is_plain_about_it(get(site, NEVER_SEEN))
    assert cannot_search(get(site, "/verhalen/?q=werk"))

    set_title(cms, f"Terug na {state}")
    door.open()
    wait_until(lambda: f"Terug na {state}" in get(site, "/verhalen/najib/").text, SOON, "fresh")


def test_many_who_come_when_it_is_back_are_one_visitor_to_the_cms(cms, door, site):
    bodies(site)
    door.shut("refused")
    bodies(site)
    set_title(cms, "Terug voor velen")
    door.open()

    def visit(_):
        wait_until(lambda: "Terug voor velen" in get(site, "/verhalen/").text, SOON, "fresh")
        return bodies(site)

    with ThreadPoolExecutor(MANY) as visitors:
        assert len(list(visitors.map(visit, range(MANY)))) == MANY
    asked = Counter(door.asked)
    versions = sum(asked.pop(path) for path in list(asked) if path.endswith("/version/"))
    assert asked
    assert max(asked.values()) <= 2, asked  # two of these pages are states of one list
    assert versions <= SOON + 2


def test_a_restart_during_the_outage_loses_nothing(cms, door, tmp_path):
    settings = {"DELIVERY_DIR": str(tmp_path)}
    count = len(pictures(cms))
    with servers.frontend(door.url, WARM_AT_START="1", **settings) as site:
        # Nobody visits: the process itself does, as it starts. Pictures come last.
        wait_until(lambda: len(list(tmp_path.rglob("*.file"))) == count, 120, "warmed")
    door.shut("refused")
    with servers.frontend(door.url, WARM_AT_START="1", **settings) as site:
        assert "Najib" in bodies(site)[STORY]
        assert get(site, NEVER_SEEN).status_code == 200
        assert len(pictures(site)) == count
        assert {path for path in FOR_PROGRAMS if get(site, path).status_code != 200} == set()
        assert cannot_search(get(site, "/zoeken/?q=werk"))
        door.open()
        wait_until(lambda: get(site, "/zoeken/?q=werk").status_code == 200, SOON, "back")


def test_what_one_worker_saw_all_of_them_have(cms, door, tmp_path):
    settings = {"DELIVERY_DIR": str(tmp_path), "WARM_AT_START": "0"}
    with servers.frontend(door.url, 0, "--workers", "2", **settings) as site:
        before, sizes = bodies(site), pictures(site)
        assert {get(site, path).status_code for path in FOR_PROGRAMS} == {200}
        # security.txt is made anew each time.
        count = len(KNOWN) + len(FOR_PROGRAMS) - 1
        wait_until(lambda: len(list(tmp_path.rglob("pages/*.kept"))) == count, SOON, "written")
        door.shut("refused")
        for _ in range(6):  # each goes to one of the two
            assert bodies(site) == before
            assert pictures(site) == sizes
            assert {get(site, path).status_code for path in FOR_PROGRAMS} == {200}
    door.open()


def test_a_picture_that_became_private_is_gone_for_good(cms, door, site):
    sizes = list(pictures(site))
    cms.manage("shell", "--verbosity", "0", "--command", HIDE_PICTURE)
    try:
        for path in sizes:
            wait_until(lambda path=path: get(site, path).status_code == 404, SOON, "hidden")
        door.shut("refused")
        assert {get(site, path).status_code for path in sizes} == {503}
        door.open()
    finally:
        cms.manage("shell", "--verbosity", "0", "--command", SHOW_PICTURE)
    wait_until(lambda: {get(site, path).status_code for path in sizes} == {200}, SOON, "files")
    wait_until(lambda: len(pictures(site)) == len(sizes), SOON, "on pages")


@pytest.fixture
def mortal(cms) -> Iterator[MortalCms]:
    running = MortalCms(cms.environment)
    yield running
    running.kill()


@contextmanager
def load(site: servers.Server, before: dict[str, str]) -> Iterator[Counter]:
    """Keep visitors busy, and count what each got of the pages that are known."""
    seen, over = Counter(), threading.Event()

    def visit():
        with httpx2.Client(base_url=site.url, timeout=30, trust_env=False) as visitor:
            while not over.is_set():
                for path, body in before.items():
                    answer = visitor.get(path)
                    good = answer.status_code == 200 and answer.text == body
                    seen["good" if good else f"{path}: {answer.status_code}"] += 1

    with ThreadPoolExecutor(8) as visitors:
        visits = [visitors.submit(visit) for _ in range(8)]
        try:
            yield seen
        finally:
            over.set()  # who visits for ever would keep the run from its end
        for visit in visits:
            visit.result()


def test_a_cms_that_is_killed_under_load_fails_no_visitor(mortal):
    with servers.frontend(mortal.url, WARM_AT_START="0") as site:
        with load(site, bodies(site)) as seen:
            wait_until(lambda: seen["good"] > 100, 30, "load")
            mortal.kill()
            gone_at = seen["good"]
            wait_until(lambda: seen["good"] > gone_at + 500, 30, "load without the CMS")
            assert is_plain_about_it(get(site, NEVER_SEEN))
            mortal.start()
            wait_until(lambda: get(site, NEVER_SEEN).status_code == 200, SOON, "back")
        assert set(seen) == {"good"}


@pytest.mark.long
def test_a_cms_that_stands_still_under_load_fails_no_visitor(mortal):
    with servers.frontend(mortal.url, WARM_AT_START="0") as site:
        with load(site, bodies(site)) as seen:
            wait_until(lambda: seen["good"] > 100, 30, "load")
            mortal.send(signal.SIGSTOP)
            stopped_at = seen["good"]
            wait_until(lambda: seen["good"] > stopped_at + 500, 30, "load without the CMS")
            assert is_plain_about_it(get(site, NEVER_SEEN))
            mortal.send(signal.SIGCONT)
            wait_until(lambda: get(site, NEVER_SEEN).status_code == 200, SOON, "back")
        assert set(seen) == {"good"}


ADD_CONTACT = """
from cms.models import SiteDetails
from wagtail.models import Site
details = SiteDetails.for_site(Site.objects.get())
details.email, details.phone = "contact@example.org", "070 123 45 67"
details.save()
"""
SET_TITLE = """
from cms.models import StoryPage
story = StoryPage.objects.get(slug="najib")
story.title = "{title}"
story.save_revision().publish()
"""
ADD_PICTURE = """
from cms.models import StoryPage
from tests import builders
story = StoryPage.objects.get(slug="najib")
story.thumb, story.thumb_alt = builders.picture(size=(700, 900)), "x"
story.save_revision().publish()
"""
HIDE_PICTURE = """
from wagtail.models import Collection, CollectionViewRestriction
CollectionViewRestriction.objects.create(
    collection=Collection.get_first_root_node(), restriction_type="login"
)
"""
SHOW_PICTURE = """
from wagtail.models import CollectionViewRestriction
CollectionViewRestriction.objects.all().delete()
"""
