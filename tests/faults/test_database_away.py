"""The database is locked by another process, or gone: what each sees, and that it passes."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from urllib.parse import urlsplit

import httpx2
import pytest
from django.db import connection

from tests import servers
from tests.faults.conftest import wait_for
from tests.faults.gate import Gate

LOGIN = "/cms/login/"
KNOWN, NEW = "/verhalen/najib/", "/de-maatjes/"
API_KNOWN, API_NEW = "/api/v2/categories/", "/api/v2/site/"
DUE = """
from datetime import timedelta
from django.utils import timezone
from cms.models import StoryPage

story = StoryPage.objects.get()
story.expire_at = timezone.now() + timedelta(seconds=5)
story.save_revision().publish()
print(story.expire_at.timestamp())
"""


def let_a_story_end(server: servers.Server) -> Callable[[], bool]:
    """Plan the end of a story, and return what tells whether it is over."""
    end = float(server.manage("shell", "--no-imports", "-c", DUE))
    return lambda: time.time() > end


def get(server: servers.Server, path: str) -> httpx2.Response:
    return servers.CLIENT.get(f"{server.url}{path}", timeout=15)


def sign_in(server: servers.Server) -> httpx2.Response:
    with httpx2.Client(base_url=server.url, timeout=15) as browser:
        browser.get(LOGIN)
        form = {
            "username": "redactie",
            "password": server.password,
            "csrfmiddlewaretoken": browser.cookies["csrftoken"],
        }
        return browser.post(LOGIN, data=form)


if connection.vendor == "sqlite":

    @pytest.fixture(scope="module")
    def server() -> Iterator[servers.Server]:
        with servers.cms(address="{}?timeout=2".format) as running:
            yield running

    @contextmanager
    def locked(server: servers.Server) -> Iterator[None]:
        """Another process writes and does not come to an end."""
        file = urlsplit(server.environment["DATABASE_URL"]).path
        with closing(sqlite3.connect(file, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield
            other.execute("ROLLBACK")

    def test_visitors_and_programs_do_not_notice_a_lock(server):
        with locked(server):
            for path in (KNOWN, NEW, API_KNOWN, API_NEW):
                assert get(server, path).status_code == 200

    def test_an_editor_reads_what_happened_and_can_go_on_afterwards(server):
        with locked(server):
            response = sign_in(server)
            assert response.status_code == 503
            assert response.headers["Retry-After"]
            assert "is niet opgeslagen" in response.text
        assert sign_in(server).status_code == 302

    @pytest.mark.long  # what is due is done by test_background_process.py
    def test_what_falls_due_during_the_lock_is_done_after_it(server):
        assert get(server, KNOWN).status_code == 200
        is_over = let_a_story_end(server)
        with locked(server):
            wait_for("its time", is_over)
            assert get(server, KNOWN).status_code == 200
        wait_for("the end of the story", lambda: get(server, KNOWN).status_code == 410)

else:

    @pytest.fixture(scope="module")
    def gate() -> Iterator[Gate]:
        settings = connection.settings_dict
        opened = Gate(settings["HOST"], settings["PORT"])
        yield opened
        opened.close()

    @pytest.fixture(scope="module")
    def server(gate) -> Iterator[servers.Server]:
        def through_the_gate(url: str) -> str:
            address = urlsplit(url)
            user = address.netloc.rpartition("@")[0]
            return address._replace(netloc=f"{user}@127.0.0.1:{gate.port}").geturl()

        with servers.cms(address=through_the_gate) as running:
            yield running

    @contextmanager
    def gone(gate: Gate) -> Iterator[None]:
        gate.close()
        try:
            yield
        finally:
            gate.open()

    def test_what_was_seen_goes_on_being_served(server, gate):
        for path in (KNOWN, API_KNOWN):
            assert get(server, path).status_code == 200
        with gone(gate):
            for path in (KNOWN, API_KNOWN):
                assert get(server, path).status_code == 200

    def test_what_was_not_seen_is_a_503_and_comes_by_itself(server, gate):
        with gone(gate):
            page, answer, admin = (get(server, path) for path in (NEW, API_NEW, LOGIN))
            assert {each.status_code for each in (page, answer, admin)} == {503}
            assert all(each.headers["Retry-After"] for each in (page, answer, admin))
            assert "database" in answer.json()["message"]
            assert "Traceback" not in page.text + admin.text
        for path in (NEW, API_NEW):
            wait_for(path, lambda path=path: get(server, path).status_code == 200)
        assert sign_in(server).status_code == 302

    def test_the_background_process_goes_on_afterwards(server, gate):
        assert get(server, KNOWN).status_code == 200
        is_over = let_a_story_end(server)
        with gone(gate):
            wait_for("its time", is_over)
            assert get(server, LOGIN).status_code == 503
        wait_for("the end of the story", lambda: get(server, KNOWN).status_code == 410)
