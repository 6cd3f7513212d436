import pytest

from frontend.api import client as frontend_client
from tests import builders


@pytest.fixture
def asked(home, monkeypatch) -> list[str]:
    """What the site asks of the API, in order."""
    paths = []
    hooks = {"request": [lambda request: paths.append(request.url.path)], "response": []}
    monkeypatch.setattr(frontend_client.content_client()._http, "event_hooks", hooks)
    return paths


@pytest.mark.parametrize(
    ("path", "most"), [("/", 3), ("/verhalen/", 5), ("/verhalen/anna/", 3), ("/over-ons/", 4)]
)
def test_a_page_asks_little_of_the_api(client, asked, path, most):
    builders.story(slug="anna")
    builders.info(slug="over-ons")
    frontend_client.content_client().words()  # asked once in the life of a process
    asked.clear()
    assert client.get(path).status_code == 200
    # The details of the site are cached for a content version, and here none is known.
    assert 0 < len(set(asked)) <= most
