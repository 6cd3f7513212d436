"""A process that starts while the CMS does not answer, with what another one kept on disk."""

import os
import subprocess
import sys
import time

import httpx2
import pytest

from frontend.api.client import ContentClient
from frontend.api.connection import ContentUnavailable
from frontend.cache.disk import Disk
from tests.frontend.cache.test_delivery import PAGE, Site


@pytest.fixture
def start(tmp_path):
    """Start a process: a site with a memory of its own, and the disk that all share."""

    def start(**fields) -> Site:
        site = Site(Disk(tmp_path / "pages", limit=1_000_000))
        vars(site).update(fields)
        return site

    return start


def written(site):
    assert site.delivery.disk.flush(10)


@pytest.fixture
def kept(start):
    """What a process saw before it ended: its home page, and nothing else."""
    site = start()
    site.get()
    written(site)
    return site


def test_what_another_process_saw_is_served(start, kept):
    later = start(gone=True)
    assert (later.get().status, later.get().text) == (200, PAGE)
    assert later.get("/nooit-gezien/").status == 503
    assert [environ["PATH_INFO"] for environ in later.asked] == ["/nooit-gezien/"]


def test_it_is_served_as_it_was_in_every_encoding_with_the_same_tag(start, kept):
    before, later = kept, start(gone=True)
    for accept in ("br", "gzip", ""):
        was, is_now = before.get(accept_encoding=accept), later.get(accept_encoding=accept)
        assert (was.headers, was.text) == (is_now.headers, is_now.text)
    assert later.get(if_none_match=before.get().headers["ETag"]).status == 304


def test_while_the_cms_answers_nothing_comes_from_disk(start, kept):
    later = start(texts={"/": "<p>Nieuw</p>"})
    assert later.get().text == "<p>Nieuw</p>"


def test_when_the_cms_is_back_it_is_made_anew(start, kept):
    later = start(gone=True)
    later.get()
    later.gone, later.texts = False, {"/": "<p>Nieuw</p>"}
    end = time.monotonic() + 5  # the first visitor does not wait for the CMS, but has it asked
    while later.get().text == PAGE:
        assert time.monotonic() < end
    assert later.get().text == "<p>Nieuw</p>"


def test_a_cms_that_tells_its_version_and_fails_at_the_page_is_helped_out_too(start, kept):
    later = start(status="500 Internal Server Error")
    assert later.get().text == PAGE


def test_a_page_that_changed_is_kept_as_it_is_now(start, kept):
    kept.texts["/"], kept.version = "<p>Nieuw</p>", 2
    kept.get()
    written(kept)
    assert start(gone=True).get().text == "<p>Nieuw</p>"


@pytest.mark.parametrize(
    "change",
    [
        {"texts": {}},
        {"headers": [("Cache-Control", "private")]},
        {"status": "301 Moved Permanently"},
    ],
    ids=["gone", "private", "moved"],
)
def test_a_page_that_is_no_page_any_more_leaves_the_disk(start, kept, change):
    vars(kept).update(change, version=2)
    kept.get()
    written(kept)
    assert start(gone=True).get().status == 503


def test_a_process_that_never_saw_it_removes_it_too(start, kept):
    other = start(texts={}, version=2)
    other.get()
    written(other)
    assert start(gone=True).get().status == 503


def test_searches_and_answers_for_programs_are_not_written(start, kept):
    kept.texts["/api/pages/"] = "{}"
    kept.get(query="q=werk")
    kept.get(query="toon=18")
    kept.get("/api/pages/")
    written(kept)
    later = start(gone=True)
    assert later.get(query="q=werk").status == 503
    assert later.get("/api/pages/").status == 503
    assert later.get(query="toon=18").status == 200


def test_a_damaged_file_breaks_no_request(start, kept, tmp_path, caplog):
    [file] = (tmp_path / "pages").iterdir()
    file.write_bytes(file.read_bytes()[:-20])
    assert start(gone=True).get().status == 503
    assert "damaged" in caplog.text


DETAILS = {
    "name": "Maatjes",
    "tagline": "",
    "contact": {"email": "info@example.org", "phone": "", "address": ""},
    "footer": "<p>Dag</p>",
    "language": "nl",
    "menu": [],
}


def test_the_details_of_the_site_are_known_to_a_process_that_starts_without_the_cms(tmp_path):
    disk = Disk(tmp_path, limit=10_000)
    before = ContentClient(
        "http://cms.test",
        httpx2.MockTransport(lambda _: httpx2.Response(200, json=DETAILS)),
        1,
        disk,
    )
    site = before.site()
    assert disk.flush(10)

    def refuse(request):
        raise httpx2.ConnectError("refused", request=request)

    later = ContentClient(
        "http://cms.test", httpx2.MockTransport(refuse), 1, Disk(tmp_path, limit=10_000)
    )
    with pytest.raises(ContentUnavailable):
        later.site()
    assert later.last_site == site
    assert later.last_site.contact.email == "info@example.org"


def test_sites_of_different_names_have_parts_of_their_own(tmp_path):
    code = "from frontend import settings; print(settings.DELIVERY_DIR)"
    folders = set()
    for host in ("www.site.example", "proef.example"):
        environment = {
            "PATH": os.environ["PATH"],
            "DELIVERY_DIR": str(tmp_path),
            "ALLOWED_HOSTS": host,
        }
        folders.add(subprocess.check_output([sys.executable, "-c", code], env=environment))
    assert len(folders) == 2
