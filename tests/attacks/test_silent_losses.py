"""API v3 says so if it does not keep what it was sent."""

import pytest
from wagtail.models import APIToken, Collection, Page

from tests import builders

LOST = {
    "body": [{"type": "text", "value": "<p>Een lange tekst.</p>"}],
    "excerpt": "Waar het over gaat.",
    "category": 1,
    "titel": "Verschreven",
    "live": True,
}


@pytest.fixture
def program(client, admin_user):
    headers = {"authorization": f"Bearer {APIToken.create_token(user=admin_user, name='t')[1]}"}

    def send(method: str, path: str, data: dict):
        call = getattr(client, method)
        return call(f"/api/v3/{path}", data, content_type="application/json", headers=headers)

    return send


@pytest.mark.parametrize("name", LOST)
def test_a_new_page_is_refused_with_a_field_that_would_be_lost(name, home, program):
    stories = builders.story().get_parent()
    before = Page.objects.count()
    meta = {"type": "cms.StoryPage", "parent_id": stories.pk}
    answer = program("post", "pages/", {"meta": meta, "title": "Nieuw", name: LOST[name]})
    assert answer.status_code == 422
    assert name in answer.json()["detail"]
    assert Page.objects.count() == before


@pytest.mark.parametrize("name", LOST)
def test_so_is_a_change(name, home, program):
    page = builders.info("Eerst")
    data = {"meta": {"type": "cms.InfoPage"}, "title": "Anders", name: LOST[name]}
    answer = program("patch", f"pages/{page.pk}/", data)
    assert answer.status_code == 422
    assert not page.revisions.filter(object_str="Anders").exists()


def test_so_is_what_an_action_does_not_know(home, program):
    page = builders.info("Eerst")
    data = {"keep_live": False, "slug": "kopie", "go_live_at": "2030-01-01T10:00"}
    assert program("post", f"pages/{page.pk}/actions/copy/", data).status_code == 422
    meta = {"type": "cms.InfoPage", "owner": 1}
    answer = program("patch", f"pages/{page.pk}/", {"meta": meta, "title": "Anders"})
    assert "meta.owner" in answer.json()["detail"]


def test_so_are_those_of_files_and_redirects(home, program):
    picture = builders.picture("Foto")
    data = {"title": "Anders", "file": "x"}
    assert program("patch", f"images/{picture.pk}/", data).status_code == 422
    data = {"old_path": "/oud", "redirect_link": "https://example.org/", "title": "Oud"}
    assert program("post", "redirects/", data).status_code == 422


def test_a_picture_is_put_in_another_collection(home, program):
    picture, other = builders.picture("Foto"), Collection.get_first_root_node().add_child(name="x")
    data = {"collection_id": other.pk, "credit": "Anna"}
    assert program("patch", f"images/{picture.pk}/", data).status_code == 200
    picture.refresh_from_db()
    assert (picture.collection_id, picture.credit) == (other.pk, "Anna")


def test_what_is_kept_is_taken(home, program):
    page = builders.info("Eerst")
    data = {"meta": {"type": "cms.InfoPage"}, "title": "Anders", "show_in_menus": True}
    assert program("patch", f"pages/{page.pk}/", data).status_code == 200
