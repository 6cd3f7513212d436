"""API v3: its documentation asks nothing of other hosts, and only a token holder writes."""

import re

import pytest
from wagtail.models import APIToken

from cms.admin.trash.models import DeletedPage
from cms.models import InfoPage, StoryIndexPage, StoryPage
from tests import builders


@pytest.fixture
def token(admin_user):
    return APIToken.create_token(user=admin_user, name="test")[1]


def page_form(parent) -> dict:
    return {
        "meta": {"type": "cms.InfoPage", "parent_id": parent.pk, "action": "publish"},
        "title": "Door een programma",
    }


def test_the_documentation_is_served_from_this_host(home, client):
    page = client.get("/api/v3/docs/").content.decode()
    assert "swagger" in page
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', page)


def test_the_description_is_openapi(home, client):
    description = client.get("/api/v3/openapi.json").json()
    assert description["openapi"].startswith("3.1")
    assert "/api/v3/pages/" in description["paths"]


def test_nobody_writes_without_a_token(home, client, admin_client):
    for someone in (client, admin_client):
        response = someone.post("/api/v3/pages/", page_form(home), content_type="application/json")
        assert response.status_code == 401
    assert not InfoPage.objects.exists()


def test_a_token_holder_publishes_a_page(home, client, token):
    response = client.post(
        "/api/v3/pages/",
        page_form(home),
        content_type="application/json",
        headers={"authorization": f"Bearer {token}"},
    )
    assert response.status_code == 201, response.content
    assert InfoPage.objects.get().live


def delete(client, token, page):
    return client.delete(
        f"/api/v3/pages/{page.pk}/", headers={"authorization": f"Bearer {token}"}
    ).status_code


def test_what_a_program_deletes_goes_to_the_trash(home, client, token):
    page = builders.info("Open dag")
    assert delete(client, token, page) == 204
    assert DeletedPage.objects.get(page=page).slug == "open-dag"
    assert client.get("/open-dag/").status_code == 410
    assert delete(client, token, page) in (403, 404)
    assert DeletedPage.objects.count() == 1


def test_no_program_deletes_the_home_page(home, client, token):
    assert delete(client, token, home) == 403
    assert delete(client, token, home.get_parent()) == 403
    assert client.get("/").status_code == 200


def test_a_reserved_address_is_refused_there_too(home, client, token):
    response = client.post(
        "/api/v3/pages/",
        page_form(home) | {"title": "API", "slug": "api"},
        content_type="application/json",
        headers={"authorization": f"Bearer {token}"},
    )
    assert response.status_code == 422


def send(client, token, method: str, address: str, data: dict | None = None):
    return getattr(client, method)(
        f"/api/v3/pages/{address}",
        data or {},
        content_type="application/json",
        headers={"authorization": f"Bearer {token}"},
    )


def test_a_program_saves_a_draft_that_is_not_complete_and_cannot_publish_it(home, client, token):
    parent = StoryIndexPage.objects.get().pk
    draft = {"meta": {"type": "cms.StoryPage", "parent_id": parent}, "title": "Anna"}
    response = send(client, token, "post", "", draft)
    assert response.status_code == 201, response.content
    story = StoryPage.objects.get()
    shown = send(client, token, "get", f"{story.pk}/?version=draft")
    assert (shown.status_code, shown.json()["category"]) == (200, None)
    published = send(client, token, "post", f"{story.pk}/actions/publish/")
    assert published.status_code == 422, published.content
    story.refresh_from_db()
    assert not story.live


def test_a_program_is_told_what_of_a_draft_cannot_be_stored(home, client, token):
    builders.info("Open dag", slug="open-dag")
    draft = {"meta": {"type": "cms.InfoPage", "parent_id": home.pk}, "title": "Kom langs"}
    response = send(client, token, "post", "", draft | {"slug": "open-dag"})
    assert response.status_code == 422, response.content


@pytest.mark.parametrize(
    ("position", "expected"),
    [({}, "below"), ({"position": None}, "below"), ({"position": "last-sibling"}, "beside")],
)
def test_a_page_is_moved_below_its_destination_unless_asked_otherwise(
    home, client, token, position, expected
):
    page, place = builders.info("Anna"), builders.info("Plek")
    builders.info("Eerste", parent=place)
    inner = builders.info("Midden", parent=place)
    data = {"destination_id": inner.pk, **position}
    assert send(client, token, "post", f"{page.pk}/actions/move/", data).status_code == 200
    above = InfoPage.objects.get(pk=page.pk).get_parent()
    assert above.pk == {"below": inner.pk, "beside": place.pk}[expected]
