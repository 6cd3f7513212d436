"""Pictures and documents of a CMS on another host, passed on by a site in a process of its own."""

import httpx2
import pytest

from frontend.api.client import ContentClient

pytestmark = pytest.mark.urls("tests.frontend.split_urls")
FILES = {
    "/media/images/a.webp": ("image/webp", b"picture"),
    "/media/images/a b.webp": ("image/webp", b"spaced"),
    "/media/images/page.html": ("text/html", b"<script>"),
    "/documents/3/jaarverslag.pdf": ("application/pdf", b"report"),
}


@pytest.fixture(autouse=True)
def cms_elsewhere(monkeypatch):
    asked = []

    def handle(request: httpx2.Request) -> httpx2.Response:
        asked.append(request.url.path)
        if request.url.path not in FILES:
            return httpx2.Response(404, json={})
        content_type, body = FILES[request.url.path]
        return httpx2.Response(200, headers={"Content-Type": content_type}, content=body)

    client = ContentClient("http://cms.test/api/v2/", httpx2.MockTransport(handle))
    monkeypatch.setattr("frontend.views.files.content_client", lambda: client)
    return asked


@pytest.mark.parametrize("name", ["a.webp", "a%20b.webp"])
def test_a_picture_comes_from_the_host_of_the_cms(client, name):
    response = client.get(f"/media/images/{name}")
    assert (response.status_code, response.headers["Content-Type"]) == (200, "image/webp")
    assert "immutable" in response.headers["Cache-Control"]
    assert response.getvalue() in (b"picture", b"spaced")


@pytest.mark.parametrize("name", ["page.html", "weg.webp", "../../api/v2/site/", "..%2f..%2fapi"])
def test_nothing_else_is_passed_on_as_a_picture(client, cms_elsewhere, name):
    assert client.get(f"/media/images/{name}").status_code == 404
    assert all(path.startswith("/media/images/") for path in cms_elsewhere)


def test_a_document_is_saved_and_not_shown(client):
    response = client.get("/documents/3/jaarverslag.pdf")
    assert response.getvalue() == b"report"
    assert response.headers["Content-Disposition"] == "attachment"
