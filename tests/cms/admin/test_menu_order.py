"""The list in which staff put information pages in the order of the menu."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.admin.menu.order import move, siblings
from cms.models import HomePage, InfoPage
from tests.builders import info
from tests.cms.setup.test_roles import (
    EDITOR,
    WRITER,
    people,  # noqa: F401
)


@pytest.fixture
def pages(home) -> list[InfoPage]:
    """A comes first, then C; B and D have no place, and D is a draft."""
    return [
        info("A", order=1),
        info("B"),
        info("C", order=7),
        info("D", live=False),
    ]


def titles() -> list[str]:
    return [page.title for page in siblings(HomePage.objects.get())]


def orders(client) -> list[str]:
    """The menu as visitors get it."""
    answer = client.get("/api/v2/pages/?type=cms.InfoPage&order=order&fields=order")
    return [item["title"] for item in answer.json()["items"]]


@pytest.mark.parametrize(
    ("title", "position", "expected"),
    [("C", 0, "CABD"), ("A", 3, "CBDA"), ("D", 1, "ADCB"), ("B", 99, "ACDB"), ("A", 0, "ACBD")],
)
def test_a_page_comes_where_it_is_put(pages, client, title, position, expected):
    move(InfoPage.objects.get(title=title), position, None)
    assert titles() == list(expected)
    assert orders(client) == [title for title in expected if title != "D"]


def test_it_stays_there_when_drafts_are_published(pages, client):
    draft = pages[0].get_latest_revision_as_object()
    draft.title = "Anders"
    revision = draft.save_revision()
    move(InfoPage.objects.get(title="C"), 0, None)
    assert orders(client) == ["C", "A", "B"]  # the draft did not go out with it
    InfoPage.objects.get(pk=pages[0].pk).latest_revision.publish()
    assert orders(client) == ["C", "Anders", "B"]
    assert revision.pk != InfoPage.objects.get(pk=pages[0].pk).latest_revision_id


def test_it_stays_there_when_a_scheduled_page_comes(pages, client):
    page = pages[3]
    page.go_live_at = timezone.now() + timedelta(days=1)
    revision = page.save_revision(approved_go_live_at=page.go_live_at)
    move(page, 0, None)
    revision.refresh_from_db()
    revision.publish()
    assert InfoPage.objects.get(pk=page.pk).order == 1


def test_the_list_moves_them(pages, client, people):  # noqa: F811
    client.force_login(people[EDITOR])
    assert "Volgorde van het menu" in client.get(reverse("menu:home")).text
    address = reverse("menu:move", args=[pages[2].pk])
    assert client.post(f"{address}?position=0").json() == {"success": True}
    assert titles() == ["C", "A", "B", "D"]
    assert client.post(address).status_code == 200  # without a place: to the end
    assert titles() == ["A", "B", "D", "C"]
    assert client.post(f"{address}?position=-1").status_code == 400
    assert client.get(address).status_code == 405


def test_pages_below_a_page_have_a_list_of_their_own(pages, client, people):  # noqa: F811
    info("Onder A", parent=pages[0])
    client.force_login(people[EDITOR])
    below = reverse("menu:below", args=[pages[0].pk])
    assert below in client.get(reverse("menu:home")).text
    assert "Onder A" in client.get(below).text


def test_who_does_not_publish_does_not_order(pages, client, people):  # noqa: F811
    client.force_login(people[WRITER])
    assert client.get(reverse("menu:home")).status_code == 302
    client.post(reverse("menu:move", args=[pages[2].pk]) + "?position=0")
    assert titles() == ["A", "C", "B", "D"]
    assert reverse("menu:home") not in client.get(reverse("wagtailadmin_home")).text
