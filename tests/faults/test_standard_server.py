"""The application is one of ASGI: it runs on Uvicorn as on the server of the project."""

import sys
from collections.abc import Iterator

import httpx2
import pytest

from tests import prepared, servers

pytestmark = pytest.mark.any_database
STORY = "/verhalen/najib/"
FILE = "/static/frontend/style/portrait.svg"


@pytest.fixture(scope="module")
def uvicorn() -> Iterator[servers.Server]:
    with prepared.copied(prepared.seeded()) as copy:
        port = servers.free_port()
        url = f"http://127.0.0.1:{port}"
        environment = prepared.environment(copy.folder, copy.database_url) | {"SITE_URL": url}
        servers.point_site_at(url, copy.database_url)
        command = [sys.executable, "-m", "uvicorn", "cms.asgi:application"]
        command += ["--port", str(port), "--log-level", "warning"]
        with servers.running(*command, env=environment, start_new_session=True) as process:
            servers.wait_until_it_answers(url + FILE, process)
            yield servers.Server(url, environment, copy.password, process)


@pytest.fixture
def visitor(uvicorn) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=uvicorn.url, timeout=20) as client:
        yield client


def test_a_page_comes_compressed_with_a_tag_and_is_confirmed_by_it(visitor):
    first, second = (visitor.get(STORY, headers={"Accept-Encoding": "br"}) for _ in range(2))
    assert (first.status_code, second.text) == (200, first.text)
    assert first.headers["Content-Encoding"] == "br"
    assert visitor.head(STORY).headers["ETag"]
    confirmed = visitor.get(STORY, headers={"If-None-Match": first.headers["ETag"]})
    assert (confirmed.status_code, confirmed.content) == (304, b"")


def test_a_file_comes_whole_and_in_part(visitor):
    as_it_is = {"Accept-Encoding": "identity"}
    whole = visitor.get(FILE, headers=as_it_is)
    part = visitor.get(FILE, headers=as_it_is | {"Range": "bytes=5-20"})
    assert (whole.status_code, part.status_code) == (200, 206)
    assert part.content == whole.content[5:21]
    assert visitor.head(FILE).content == b""


def test_what_is_not_there_is_a_404_and_the_api_answers(visitor):
    assert visitor.get("/nergens/").status_code == 404
    assert visitor.get("/api/v2/site/").json()["name"]


@pytest.mark.parametrize("chunked", [False, True])
def test_an_editor_signs_in(uvicorn, visitor, chunked):
    visitor.get("/cms/login/")
    form = "&".join(
        f"{name}={value}"
        for name, value in {
            "username": "redactie",
            "password": uvicorn.password,
            "csrfmiddlewaretoken": visitor.cookies["csrftoken"],
        }.items()
    )
    body = iter([form[:9].encode(), form[9:].encode()]) if chunked else form.encode()
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    assert visitor.post("/cms/login/", content=body, headers=kind).status_code == 302
    assert visitor.get("/cms/").status_code == 200
