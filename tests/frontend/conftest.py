"""The site under test, with the CMS in this process or with an API that answers as a test says."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from functools import partial

import httpx2
import pytest
from django.core.handlers.wsgi import WSGIHandler

from frontend.api import client, connection
from frontend.api.client import ContentClient
from frontend.cache.content_version import Freshness
from frontend.views import file_proxy
from tests.frontend.cms_elsewhere import CmsElsewhere


@pytest.fixture(autouse=True)
def fresh_client():
    """No test sees what the client of another one remembers."""
    client.content_client.cache_clear()
    yield
    client.content_client.cache_clear()


@pytest.fixture
def api(home) -> ContentClient:
    """The client that the site uses, on a real API with an empty site."""
    return client.content_client()


class Rendering:
    """The site as a WSGI application that lists the addresses which it was asked to render."""

    def __init__(self):
        self.application, self.addresses = WSGIHandler(), []

    def __call__(self, environ, start_response):
        self.addresses.append(environ["PATH_INFO"])
        return self.application(environ, start_response)


@pytest.fixture
def rendering() -> Rendering:
    return Rendering()


class AtOnce(Executor):
    """Does in the thread that asks what others do in one of their own."""

    def submit(self, function, *arguments) -> Future:
        done = Future()
        done.set_result(function(*arguments))
        return done


@pytest.fixture
def asking_at_once(monkeypatch, settings) -> None:
    """The version is read at each visit, in this thread: another would not see what a test made."""
    settings.VERSION_INTERVAL = 0
    monkeypatch.setattr(connection, "Freshness", partial(Freshness, worker=AtOnce()))


@pytest.fixture
def answering() -> Callable[..., ContentClient]:
    """Make a client whose API gives one answer to everything, or raises it."""

    def make(answer: httpx2.Response | Exception) -> ContentClient:
        def handle(request: httpx2.Request) -> httpx2.Response:
            if isinstance(answer, Exception):
                raise answer
            return answer

        return ContentClient("http://cms.test", httpx2.MockTransport(handle))

    return make


@pytest.fixture
def no_cms(settings) -> None:
    """The site with a CMS that nobody runs."""
    settings.CONTENT_API_APPLICATION = settings.CONTENT_VERSION_READER = ""
    settings.CONTENT_API_URL = "http://127.0.0.1:9/"


@pytest.fixture
def cms() -> CmsElsewhere:
    return CmsElsewhere()


@pytest.fixture
def start(cms, monkeypatch, settings, tmp_path) -> Iterator[Callable[[], None]]:
    """Begin a process of the separate site, which shares a folder and has nothing in memory."""
    settings.DELIVERY_DIR = tmp_path
    monkeypatch.setattr(connection, "Freshness", partial(Freshness, worker=AtOnce()))

    def start() -> None:
        own = ContentClient("http://cms.test/api/v2/", httpx2.MockTransport(cms.handle), 0)
        monkeypatch.setattr(file_proxy, "content_client", lambda: own)
        file_proxy.kept_files.cache_clear()

    start()
    yield start
    file_proxy.kept_files.cache_clear()
