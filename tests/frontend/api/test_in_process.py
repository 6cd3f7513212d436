"""Requests within the process arrive as they do from a server."""

import httpx2
import pytest

from frontend.api.in_process import in_process


def tell_the_path(environ, start_response):
    start_response("200 OK", [])
    path = environ["PATH_INFO"].encode("latin-1").decode()
    return [path.encode()]


OTHER_LETTERS = [
    "café",
    "\u043f\u0440\u0438\u0432\u0435\u0442",
    "a€",
    "\U0001f600",
    "zzo\ufb04ine",
    "%C3%A9",
]


@pytest.mark.parametrize("name", ["verhalen", *OTHER_LETTERS])
def test_a_path_of_any_letters_arrives(name):
    path = f"/{name}/"
    transport = in_process(f"{__name__}.tell_the_path")
    answer = httpx2.Client(transport=transport, base_url="http://site").get(path)
    assert answer.text == httpx2.URL(f"http://site{path}").path
