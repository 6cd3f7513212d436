"""Pictures and documents of a CMS on another host, passed on by a site in a process of its own."""

import os

import httpx2
import pytest
from django.core.handlers.wsgi import WSGIHandler

from frontend.cache.files.note import Note
from frontend.serving import internal_requests
from frontend.serving.threads import File
from frontend.views import file_proxy
from frontend.views.file_proxy import StoredWhileSent, kept_files
from tests.frontend.cms_elsewhere import DOCUMENT, PICTURE, TAG, names, status

pytestmark = [
    pytest.mark.urls("tests.frontend.split_urls"),
    pytest.mark.usefixtures("start"),
]


@pytest.mark.parametrize("name", ["1/a.webp", "a%20b.webp"])
@pytest.mark.parametrize("time", ["first", "second"])
def test_a_picture_comes_from_the_host_of_the_cms(client, name, time):
    if time == "second":
        assert status(client, f"/media/images/{name}") == 200
    response = client.get(f"/media/images/{name}")
    assert (response.status_code, response.headers["Content-Type"]) == (200, "image/webp")
    assert "immutable" in response.headers["Cache-Control"]
    assert "Content-Disposition" not in response.headers
    body = response.getvalue()
    assert body in (b"picture", b"spaced")
    assert response.headers["Content-Length"] == str(len(body))


HOSTILE = [
    *("page.html", "weg.webp", "../../api/v2/site/", "..%2f..%2fapi", "1/../1/a.webp"),
    *("./1/a.webp", "1//a.webp", "/1/a.webp", "1/a.webp/", "1/" + 1000 * "a", "%5c..%5ca"),
]


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_else_is_passed_on_as_a_picture(client, cms, name):
    assert client.get(f"/media/images/{name}").status_code == 404
    assert all(path.startswith("/media/images/") and len(path) < 999 for path, _ in cms.asked)
    assert names() == []


@pytest.mark.parametrize("number", ["0", "03", "9" * 40])
def test_a_document_has_one_address(client, number):
    client.get(f"/documents/{number}/jaarverslag.pdf")
    assert set(names()) <= {DOCUMENT}


@pytest.mark.parametrize("time", ["first", "second"])
def test_a_document_is_saved_and_not_shown(client, time):
    if time == "second":
        assert status(client, DOCUMENT) == 200
    response = client.get(DOCUMENT)
    assert response.getvalue() == b"report"
    assert response.headers["Content-Disposition"] == "attachment"
    assert "no-cache" in response.headers["Cache-Control"]


@pytest.mark.parametrize("path", [PICTURE, DOCUMENT])
@pytest.mark.parametrize("restart", [False, True])
def test_what_was_seen_is_there_while_the_cms_is_not(client, cms, start, path, restart):
    assert status(client, path) == 200
    cms.is_there = False
    if restart:
        start()
    response = client.get(path)
    assert response.status_code == 200
    assert response.getvalue() in (b"picture", b"report")
    assert status(client, "/media/images/a%20b.webp") == 503, "nobody saw it"


def test_the_cms_is_asked_once_in_each_version_and_sends_nothing_twice(client, cms):
    for _ in range(3):
        assert status(client, PICTURE) == 200
    cms.version = 2
    for _ in range(3):
        assert status(client, PICTURE) == 200
    assert cms.asked == [(PICTURE, ""), (PICTURE, '"een"')]


@pytest.mark.parametrize("path", [PICTURE, DOCUMENT])
@pytest.mark.parametrize("change", ["gone", "private"])
def test_what_the_cms_gives_no_more_is_gone_for_good(client, cms, start, path, change):
    assert status(client, path) == 200
    if change == "gone":
        del cms.files[path]
    else:
        cms.files[path] = (*cms.files[path][:2], {"Cache-Control": "private, no-store"})
    cms.version = 2
    assert status(client, path) == 404
    cms.is_there = False
    start()
    assert status(client, path) == 503
    assert names() == []


@pytest.mark.parametrize("path", [PICTURE, DOCUMENT])
def test_what_is_private_is_never_passed_on_or_kept(client, cms, path):
    cms.files[path] = (*cms.files[path][:2], {"Cache-Control": "private, no-store"})
    assert status(client, path) == 404
    assert names() == []


def test_what_changes_while_it_passes_is_not_kept(client, cms):
    response = client.get(PICTURE)
    cms.version = 2
    file_proxy.content_client().freshness.current()
    assert response.getvalue() == b"picture"
    assert names() == []


def test_other_bytes_under_the_same_address_replace_it(client, cms, tmp_path):
    assert status(client, DOCUMENT) == 200
    cms.files[DOCUMENT] = ("application/pdf", b"corrected", {"ETag": '"twee"'})
    cms.version = 2
    assert client.get(DOCUMENT).getvalue() == b"corrected"
    cms.is_there = False
    assert client.get(DOCUMENT).getvalue() == b"corrected"
    assert len(list(tmp_path.rglob("*.file"))) == 1


@pytest.mark.parametrize("failure", [500, 502, 503, 429])
def test_a_cms_that_fails_at_a_file_says_nothing_about_it(client, cms, failure):
    assert status(client, PICTURE) == 200
    cms.version, cms.status = 2, failure
    assert status(client, PICTURE) == 200
    assert status(client, DOCUMENT) == 503
    cms.status = 0
    assert status(client, PICTURE) == 200


def test_while_the_cms_is_gone_nobody_waits_for_it(client, cms, monkeypatch):
    assert status(client, PICTURE) == 200
    cms.version = 2
    assert status(client, DOCUMENT) == 200
    cms.is_there = False
    status(client, DOCUMENT)
    freshness = file_proxy.content_client().freshness
    monkeypatch.setattr(freshness, "settled", lambda _: pytest.fail("it was waited for"))
    assert status(client, PICTURE) == 200


def test_while_the_cms_is_gone_it_is_not_asked_for_files(client, cms):
    cms.is_there = False
    status(client, PICTURE)
    cms.is_there = True
    file_proxy.content_client().freshness._interval = 60
    assert (status(client, PICTURE), cms.asked) == (503, [])


def test_a_file_that_takes_too_much_of_the_room_is_passed_on_only(client, cms, start, settings):
    settings.DELIVERY_FILES = 160_000
    start()
    cms.files[DOCUMENT] = ("application/pdf", b"x" * 10_001, TAG)
    assert (status(client, DOCUMENT), status(client, PICTURE)) == (200, 200)
    assert names() == [PICTURE]


@pytest.mark.parametrize("setting", ["DELIVERY_DIR", "DELIVERY_FILES"])
def test_who_wants_to_keep_nothing_passes_on(client, start, settings, setting):
    setattr(settings, setting, 0)
    start()
    assert (status(client, PICTURE), status(client, PICTURE)) == (200, 200)
    assert kept_files() is None


@pytest.mark.parametrize("trouble", ["damaged", "read only", "no folder", "full"])
def test_trouble_with_the_disk_is_no_trouble_for_visitors(
    client, cms, tmp_path, monkeypatch, trouble
):
    assert status(client, PICTURE) == 200
    [file] = tmp_path.rglob("*.file")
    if trouble == "damaged":
        file.write_bytes(b"pic")
    elif trouble == "no folder":
        file.unlink()
        file.mkdir()
    else:
        number, text = (28, "No space left") if trouble == "full" else (30, "Read-only")

        def fail(*_, **__):
            raise OSError(number, text)

        for name in ("os.replace", "os.utime", "frontend.cache.files.writing.start"):
            monkeypatch.setattr(name, fail)
        monkeypatch.setattr("frontend.cache.files.store.USED_AGAIN", -1)
    assert client.get(PICTURE).getvalue() == b"picture"
    assert client.get(DOCUMENT).getvalue() == b"report"


class Endless(httpx2.SyncByteStream):
    """Megabytes that are made as they are asked for."""

    def __init__(self):
        self.made = 0

    def __iter__(self):
        for _ in range(1000):
            self.made += 1
            yield b"x" * 10_000


def test_what_is_long_is_not_read_before_the_visitor_takes_it(tmp_path):
    stream = Endless()
    answer = httpx2.Response(200, stream=stream)
    passing = StoredWhileSent(answer, None, lambda: 1)
    pieces = iter(passing)
    next(pieces)
    assert stream.made == 1


def test_who_leaves_halfway_leaves_nothing_behind(tmp_path):
    note = Note(DOCUMENT, "application/pdf", {})
    answer = httpx2.Response(200, stream=Endless())
    passing = StoredWhileSent(answer, kept_files().writing(note, 10_000_000, 1), lambda: 1)
    next(iter(passing))
    assert [path.suffix for path in tmp_path.rglob("*.*")] == [".writing"]
    passing.close()
    assert list(tmp_path.rglob("*.*")) == []


def test_a_kept_file_is_given_to_the_server_and_not_read(client, tmp_path):
    assert status(client, PICTURE) == 200
    environ = internal_requests.request(PICTURE) | {"wsgi.file_wrapper": File}
    given = WSGIHandler()(environ, lambda *_: None)
    [file] = tmp_path.rglob("*.file")
    assert isinstance(given, File)
    assert os.path.samefile(given.file.name, file)
    given.close()
