"""Every address is visited, disk and memory are filled, and visitors go first."""

import threading
from collections.abc import Callable

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from frontend.api.connection import ContentUnavailable
from frontend.cache.files.store import FileStore
from frontend.cache.keys import Key
from frontend.lists.public_addresses import public_addresses
from frontend.seo.urls_for_crawlers import addresses_of_site, program_addresses
from frontend.serving import warming
from frontend.serving.build import build_delivery
from tests import builders

pytestmark = [pytest.mark.every_database, pytest.mark.usefixtures("asking_at_once")]


@pytest.fixture
def delivery(api, rendering, settings, tmp_path):
    settings.DELIVERY_DIR = tmp_path
    return build_delivery(rendering)


@pytest.fixture
def kept_pages(delivery, tmp_path) -> Callable[[], int]:
    """Return how many pages are on disk, when all are written."""

    def kept_pages() -> int:
        assert delivery.disk.flush(10)
        return len(list(tmp_path.glob("pages/*")))

    return kept_pages


def test_the_addresses_are_all_pages_and_the_states_of_lists(api):
    for number in range(20):
        builders.story(f"Verhaal {number}", slug=f"verhaal-{number}")
    builders.story("Taalles", slug="taalles", category=builders.category("Taal"))
    builders.story("Concept", slug="concept", live=False)
    builders.category("Zonder verhalen")
    found = list(public_addresses(api))
    assert len(found) == len(set(found))
    assert {address for address in found if "?" in address} == {
        "/verhalen/?toon=18",
        "/verhalen/?toon=27",
        "/verhalen/?categorie=ervaringen",
        "/verhalen/?categorie=ervaringen&toon=18",
        "/verhalen/?categorie=ervaringen&toon=27",
        "/verhalen/?categorie=taal",
    }
    stories = {f"/verhalen/verhaal-{number}/" for number in range(20)}
    assert {a for a in found if "?" not in a} == {
        *("/", "/zoeken/", "/verhalen/", "/verhalen/taalles/"),
        *stories,
    }


def test_more_pages_than_the_api_lists_at_once_are_all_found(api, monkeypatch):
    monkeypatch.setattr("frontend.api.client.MOST_AT_ONCE", 3)
    for number in range(7):
        builders.info(f"Pagina {number}", slug=f"pagina-{number}")
    assert len(list(public_addresses(api))) == 10


def test_all_of_them_are_kept_and_a_visitor_then_makes_nothing(api, delivery, rendering):
    builders.story(slug="café")
    found = warming.warm(delivery, api)
    assert set(found) == {"200 OK"}
    everything = [*public_addresses(api), *program_addresses(api)]
    assert len(delivery.pages) == found["200 OK"] == len(everything)
    rendering.addresses.clear()
    warming.warm(delivery, api)
    assert rendering.addresses == []


def test_what_crawlers_read_comes_before_pages_and_is_kept_when_memory_is_short(api, delivery):
    builders.story(slug="anna")
    first = list(addresses_of_site(api))
    visits = iter(first[1:])
    warming.warm(delivery, api, lambda spent: next(visits, None) is not None)
    for path in first:
        assert delivery.pages.get(Key(path, "", False)), path


@pytest.fixture
def asked_for_pictures(monkeypatch, settings, tmp_path):
    """The pictures that warming requests, on a site whose CMS is on another host."""
    asked = []
    store = FileStore(tmp_path / "files", 1_600_000)
    settings.CONTENT_API_APPLICATION = ""
    monkeypatch.setattr(warming, "kept_files", lambda: store)
    monkeypatch.setattr(store, "has", lambda path: path in asked)
    called = warming.call

    def call(application, environ):
        if environ["PATH_INFO"].startswith("/media/"):
            asked.append(environ["PATH_INFO"])
        return called(application, environ)

    monkeypatch.setattr(warming, "call", call)
    return asked, store


def test_the_pictures_of_all_pages_are_kept_once(api, delivery, asked_for_pictures):
    asked, _ = asked_for_pictures
    image = builders.picture(size=(1400, 1000))
    builders.story(slug="anna", thumb=image, thumb_alt="x")
    warming.warm(delivery, api)
    shown = {source["url"] for source in image.picture_set("card")["sources"]}
    assert shown
    assert shown <= set(asked)
    assert len(asked) == len(set(asked))
    warming.warm(delivery, api)
    assert len(asked) == len(set(asked))


def test_pictures_take_no_room_from_those_in_use(api, delivery, asked_for_pictures):
    asked, store = asked_for_pictures
    builders.story(slug="anna", thumb=builders.picture(), thumb_alt="x")
    store.is_full = True
    warming.warm(delivery, api)
    assert asked == []


def test_what_is_no_public_address_any_more_leaves_the_disk(api, delivery, kept_pages):
    story = builders.story(slug="anna")
    warming.warm(delivery, api)
    before = kept_pages()
    story.unpublish()
    warming.warm(delivery, api)
    # The story, its Markdown and picture; the list and the three feeds of its category.
    assert kept_pages() == before - 7


def test_without_the_cms_it_stops_and_says_so(api, delivery, monkeypatch):
    def fail():
        raise OperationalError

    monkeypatch.setattr("cms.content_version.number.current_version", fail)
    with pytest.raises(ContentUnavailable):
        warming.warm(delivery, api)


def test_it_goes_on_when_the_cms_is_back(api, delivery, monkeypatch):
    calls = iter([ContentUnavailable("refused"), None])

    def warm(*_):
        problem = next(calls)
        if problem:
            raise problem
        return {}

    monkeypatch.setattr(warming, "warm", warm)
    monkeypatch.setattr(warming, "TRY_AGAIN_AFTER", 0)
    monkeypatch.setattr(warming.connections, "close_all", lambda: None)
    warming.warm_gently(delivery, threading.Event())
    assert next(calls, "used up") == "used up"


class Clock:
    """Time that goes by only while somebody waits. Meanwhile there may be visitors."""

    def __init__(self, delivery, visitors: int):
        self.delivery, self.visitors, self.now = delivery, visitors, 0.0

    def wait(self, seconds: float) -> bool:
        self.now += seconds
        self.delivery.visits += self.visitors
        return False

    def monotonic(self) -> float:
        return self.now


@pytest.mark.parametrize(("visitors", "shortest", "longest"), [(0, 0.02, 0.02), (1, 1.0, 1.05)])
def test_visitors_hold_it_up_but_not_for_ever(delivery, monkeypatch, visitors, shortest, longest):
    clock = Clock(delivery, visitors)
    monkeypatch.setattr(warming, "time", clock)
    assert warming.rest(delivery, clock, 0)
    assert shortest <= clock.now <= longest


def test_it_ends_with_the_process_and_when_the_memory_is_full(delivery):
    stopping = threading.Event()
    assert warming.rest(delivery, stopping, 0)
    delivery.pages.size = delivery.pages.limit
    assert not warming.rest(delivery, stopping, 0)
    delivery.pages.size = 0
    stopping.set()
    assert not warming.rest(delivery, stopping, 60)


@pytest.fixture
def count(api) -> int:
    """How many addresses the site has."""
    return len([*public_addresses(api), *program_addresses(api)])


def test_the_command_fills_the_folder(count, kept_pages, capsys):
    call_command("warm")
    assert capsys.readouterr().out == f"200 OK: {count}\n"
    assert kept_pages() == count


def test_the_command_says_what_it_needs(api, settings):
    settings.DELIVERY_DIR = ""
    with pytest.raises(CommandError, match="DELIVERY_DIR"):
        call_command("warm")
    settings.FRONTEND_URL = "https://www.example.org"
    with pytest.raises(CommandError, match=r"www\.example\.org"):
        call_command("warm")


def test_the_command_tells_of_a_site_that_does_not_answer(count, capsys):
    with pytest.raises(CommandError, match="Niet elke pagina"):
        call_command("warm", "http://127.0.0.1:9/")
    assert capsys.readouterr().out == f"geen antwoord: {count}\n"


@pytest.mark.django_db(transaction=True)
def test_the_command_visits_a_running_site(count, live_server, capsys):
    call_command("warm", live_server.url, "--times", "2")
    assert capsys.readouterr().out == f"200 OK: {2 * count}\n"
