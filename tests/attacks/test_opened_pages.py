"""Pages that only a page above kept private: nobody makes them public without being asked."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone
from wagtail.models import APIToken, Page, PageViewRestriction

from cms.models import InfoPage
from tests import builders

TEXT = "Alleen voor bekenden"


@pytest.fixture
def place(home) -> InfoPage:
    return builders.info("Overal")


@pytest.fixture
def section(home) -> InfoPage:
    page = builders.info("Besloten")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    return page


@pytest.fixture
def page(section) -> InfoPage:
    return builders.info(TEXT, parent=section)


@pytest.fixture
def program(home, client):
    user = User.objects.create_superuser("programma", "p@example.org", "wachtwoord")
    token = APIToken.create_token(user=user, name="test")[1]

    def call(page: Page, action: str, **data) -> int:
        path = f"/api/v3/pages/{page.pk}/actions/{action}/"
        headers = {"authorization": f"Bearer {token}"}
        return client.post(path, data, content_type="application/json", headers=headers).status_code

    return call


def move(client, page, place):
    return client.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, place.pk]))


def move_many(client, page, place):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
    return client.post(f"{address}?id={page.pk}", {"chooser": place.pk})


def copied(client, page, place, **extra):
    fields = {"new_title": TEXT, "new_slug": "kopie", "new_parent_page": place.pk, **extra}
    return client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), fields)


def copy(client, page, place):
    return copied(client, page, place, publish_copies="on")


def alias(client, page, place):
    return copied(client, page, place, alias="on")


WAYS = [move, move_many, copy, alias]


def shown(client) -> bool:
    client.logout()
    return TEXT in client.get("/api/v2/pages/?limit=100").content.decode()


@pytest.mark.parametrize("way", WAYS)
def test_an_editor_is_asked_and_nothing_changes_before(way, page, place, admin_client, client):
    question = way(admin_client, page, place)
    assert TEXT in question.content.decode()
    assert not shown(client)


@pytest.mark.parametrize("way", WAYS)
def test_it_is_done_once_they_agreed(way, page, place, admin_client, client):
    form = BeautifulSoup(way(admin_client, page, place).content, "html.parser").select_one(
        "form:has(button[name=becomes_public])"
    )
    fields = {each["name"]: each["value"] for each in form.select("input, button")}
    assert admin_client.post(form["action"], fields).status_code == 302
    assert shown(client)


@pytest.mark.parametrize("way", [move, move_many])
def test_so_they_are_of_a_draft_with_a_page_below_it(way, section, place, admin_client, client):
    above = builders.info("Tussen", parent=section, live=False)
    builders.info(TEXT, parent=above)
    assert way(admin_client, above, place).status_code == 200
    assert not shown(client)


@pytest.mark.parametrize("way", [move, move_many])
def test_one_that_is_planned_counts(way, section, place, admin_client):
    page = builders.info(TEXT, parent=section, live=False)
    page.go_live_at = timezone.now() + datetime.timedelta(days=1)
    page.save_revision().publish()
    assert way(admin_client, page, place).status_code == 200
    assert Page.objects.get(pk=page.pk).get_parent().pk == section.pk


@pytest.mark.parametrize("way", [move, move_many])
@pytest.mark.parametrize("kind", ["draft", "own restriction", "private place", "public before"])
def test_nobody_is_asked_about_anything_else(way, kind, section, place, admin_client):
    above = place if kind == "public before" else section
    page = builders.info(TEXT, parent=above, live=kind != "draft")
    place = builders.info("Elders")
    if kind in ("own restriction", "private place"):
        restricted = page if kind == "own restriction" else place
        PageViewRestriction.objects.create(page=restricted, restriction_type="login")
    assert way(admin_client, page, place).status_code == 302
    assert Page.objects.get(pk=page.pk).get_parent().pk == place.pk


def test_a_program_is_refused(page, place, program, client):
    destination = {"destination_id": place.pk}
    assert program(page, "move", **destination) == 403
    for position in ("first-child", "left", "right", "last-sibling"):
        assert program(page, "move", position=position, **destination) == 403
    assert program(page, "copy", slug="kopie", **destination) == 403
    assert program(page, "create_alias", slug="kopie", **destination) == 403
    assert not shown(client)


def test_a_program_may_do_what_stays_hidden(page, section, place, program, client):
    destination = {"destination_id": place.pk}
    assert program(page, "copy", slug="kopie", keep_live=False, **destination) < 300
    assert program(page, "copy", slug="kopie", destination_id=section.pk) < 300
    assert program(page, "unpublish") < 300
    assert program(page, "move", **destination) < 300
    assert not shown(client)
