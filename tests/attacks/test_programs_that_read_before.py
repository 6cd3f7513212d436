"""Two programs change the same field: with `If-Match` the second is told, and nothing is lost."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import APIToken, Page, Site

from cms.models import InfoPage
from tests import builders
from tests.attacks.test_locks import at_once
from tests.attacks.test_two_editors import editor, opened, save

PAGE = {"meta": {"type": "cms.InfoPage"}}


@dataclass(frozen=True)
class Row:
    """Something that a program may change: its address, and two changes of the same field."""

    path: str
    method: str
    one: dict
    other: dict


def page() -> Row:
    path = f"pages/{builders.info('Eerst').pk}/"
    return Row(path, "patch", PAGE | {"title": "Een"}, PAGE | {"title": "Twee"})


def draft(*, live: bool = False) -> Row:
    path = f"pages/{builders.info('Eerst', live=live).pk}/?version=draft"
    return Row(path, "patch", PAGE | {"title": "Een"}, PAGE | {"title": "Twee"})


def draft_of_public_page() -> Row:
    return draft(live=True)


def picture() -> Row:
    return Row(f"images/{builders.picture('Eerst').pk}/", "patch", {"title": "Een"}, {"title": "2"})


def document() -> Row:
    stored = get_document_model()(title="Folder", file=ContentFile(b"%PDF-1.4", "folder.pdf"))
    stored.save()
    return Row(f"documents/{stored.pk}/", "patch", {"title": "Een"}, {"title": "Twee"})


def redirect() -> Row:
    stored = Redirect.objects.create(old_path="/oud", redirect_link="https://example.org/")
    both = ({"old_path": "/oud", "redirect_link": f"https://example.org/{n}"} for n in "ab")
    return Row(f"redirects/{stored.pk}/", "put", *both)


def site() -> Row:
    stored = Site.objects.get()
    whole = {"hostname": "localhost", "port": 80, "root_page_id": stored.root_page_id}
    whole |= {"is_default_site": True}
    both = (whole | {"site_name": name} for name in ("Een", "Twee"))
    return Row(f"sites/{stored.pk}/", "put", *both)


ROWS = [draft, draft_of_public_page, picture, document, redirect, site]


@pytest.fixture
def token(home, admin_user) -> str:
    return APIToken.create_token(user=admin_user, name="t")[1]


@pytest.fixture
def send(token) -> Callable:
    def send(method: str, path: str, data: dict | None = None, if_match: str | None = None):
        headers = {"Authorization": f"Bearer {token}"}
        if if_match is not None:
            headers["If-Match"] = if_match
        body = {} if method == "get" else {"data": data or {}, "content_type": "application/json"}
        return getattr(Client(), method)(f"/api/v3/{path}", headers=headers, **body)

    return send


@pytest.mark.parametrize("make", ROWS)
def test_the_second_is_told_and_what_the_first_wrote_stays(make, send):
    row = make()
    read = send("get", row.path).headers["ETag"]
    assert send("get", row.path).headers["ETag"] == read
    first = send(row.method, row.path, row.one, if_match=read)
    assert first.status_code == 200, first.text
    second = send(row.method, row.path, row.other, if_match=read)
    assert second.status_code == 412, second.text
    assert "Nothing was saved" in second.json()["detail"]
    now = send("get", row.path)
    assert now.headers["ETag"] == first.headers["ETag"] != read
    name = [*row.one][-1]
    assert (
        send(row.method, row.path, row.other, if_match=f"W/{now.headers['ETag']}").json()[name]
        == row.other[name]
    )


@pytest.mark.parametrize("make", ROWS)
def test_without_it_the_last_one_stays(make, send):
    row = make()
    for data in (row.one, row.other):
        assert send(row.method, row.path, data).status_code == 200
        assert send(row.method, row.path, data, if_match="*").status_code == 200


@pytest.mark.parametrize("wanted", ['"x"', "x", "", '"', "W/", "\xe9"])
def test_another_tag_changes_nothing(wanted, send):
    row = page()
    assert send(row.method, row.path, row.one, if_match=wanted).status_code == 412
    assert InfoPage.objects.get().get_latest_revision_as_object().title == "Eerst"


def test_one_of_several_tags_is_enough(send):
    row = page()
    read = send("get", row.path).headers["ETag"]
    assert send(row.method, row.path, row.one, if_match=f'"x", {read}').status_code == 200


@pytest.mark.parametrize("action", ["publish", "unpublish", "copy", "delete"])
def test_nothing_is_done_with_what_changed_meanwhile(action, send):
    row = page()
    stored = Page.objects.get(title="Eerst")
    read = send("get", f"{row.path}?version=draft").headers["ETag"]
    assert send(row.method, row.path, row.one).status_code == 200
    sent = send("post", f"{row.path}actions/{action}/", if_match=read)
    if action == "delete":
        sent = send("delete", row.path, if_match=read)
    assert sent.status_code == 412
    stored.refresh_from_db()
    assert stored.live
    assert stored.title == "Eerst"


def test_who_read_what_visitors_see_does_not_overwrite_a_draft(send):
    row = page()
    assert send(row.method, row.path, row.one).status_code == 200
    read = send("get", row.path)
    assert read.json()["title"] == "Eerst"
    assert send(row.method, row.path, row.other, if_match=read.headers["ETag"]).status_code == 412


def test_a_page_that_an_editor_took_off_the_site_is_not_put_back(send):
    row = page()
    read = send("get", row.path).headers["ETag"]
    InfoPage.objects.get().unpublish()
    assert send("post", f"{row.path}actions/publish/", if_match=read).status_code == 412
    assert not InfoPage.objects.get().live


def test_a_draft_that_is_written_again_while_an_editor_types_is_another(send, home):
    """Wagtail saves what an editor types into the same revision."""
    stored = builders.info("Eerst")
    anna = editor("anna")
    save(anna, stored, opened(anna, stored), "Van Anna")
    stored.refresh_from_db()
    revision = stored.latest_revision
    path = f"pages/{stored.pk}/"
    read = send("get", f"{path}?version=draft").headers["ETag"]
    typed = stored.get_latest_revision_as_object()
    typed.title = "Van Anna, verder"
    typed.save_revision(user=revision.user, overwrite_revision=revision)
    data = PAGE | {"title": "Een"}
    assert send("patch", path, data, if_match=read).status_code == 412


def test_visitors_get_no_tag(send, client):
    row = page()
    assert "ETag" not in client.get(f"/api/v3/{row.path}").headers


def test_a_copy_and_a_list_have_none(send):
    row = page()
    read = send("get", f"{row.path}?version=draft").headers["ETag"]
    copied = send("post", f"{row.path}actions/copy/", if_match=read)
    assert copied.status_code == 201, copied.text
    for answer in (copied, send("get", f"{row.path}revisions/"), send("get", "pages/")):
        assert "ETag" not in answer.headers


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.parametrize("make", [draft, picture, redirect])
def test_of_two_in_the_same_moment_one_is_told(make, send):
    if connection.vendor == "sqlite":
        pytest.skip("a database in memory does not let anybody wait")
    row = make()
    read = send("get", row.path).headers["ETag"]
    answers: list[int] = []

    def change(data: dict) -> Callable[[], None]:
        return lambda: answers.append(send(row.method, row.path, data, if_match=read).status_code)

    assert at_once(change(row.one), change(row.other)) == []
    assert sorted(answers) == [200, 412]
