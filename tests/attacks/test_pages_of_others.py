"""Pages of others, and planned ones: who may not publish neither deletes nor moves them, in any
way that leads there."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import APIToken, Page

from cms.admin.trash.tree import IN_TRASH
from tests import builders
from tests.cms.setup.test_roles import (
    EDITOR,
    WRITER,
    people,  # noqa: F401  a fixture
)


def by_screen(client, user, page) -> None:
    client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))


def in_bulk(client, user, page) -> None:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    client.post(f"{address}?id={page.pk}", {"id": page.pk})


def by_program(client, user, page, path="", method="delete", **body) -> None:
    token = APIToken.create_token(user=user, name="t")[1]
    address = f"/api/v3/pages/{page.pk}/{path}"
    headers = {"Authorization": f"Bearer {token}"}
    getattr(client, method)(address, body, content_type="application/json", headers=headers)


def by_action_of_a_program(client, user, page) -> None:
    by_program(client, user, page, "actions/delete/")


def moved(client, user, page) -> None:
    target = builders.info("Elders")
    confirm = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, target.pk])
    client.post(confirm)


def moved_in_bulk(client, user, page) -> None:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
    target = builders.info("Elders")
    client.post(f"{address}?id={page.pk}", {"chooser": target.pk, "move_applicable": True})


def moved_by_program(client, user, page) -> None:
    target = builders.info("Elders").pk
    by_program(client, user, page, "actions/move/", "post", destination_id=target)


DELETIONS = [by_screen, in_bulk, by_program, by_action_of_a_program]
WAYS = [*DELETIONS, moved, moved_in_bulk, moved_by_program]


def draft(owner, parent=None):
    return builders.info("Concept", live=False, parent=parent, owner=owner)


def planned(owner):
    page = draft(owner)
    revision = page.save_revision()
    revision.approved_go_live_at = timezone.now() + timedelta(days=1)
    revision.save()
    return page


def of_a_colleague(people):  # noqa: F811
    return draft(people[EDITOR])


def of_nobody(people):  # noqa: F811
    """What a file brought in."""
    return draft(None)


def planned_by_herself(people):  # noqa: F811
    return planned(people[WRITER])


def planned_by_a_colleague(people):  # noqa: F811
    return planned(people[EDITOR])


def on_the_site(people):  # noqa: F811
    return builders.info("Openbaar", owner=people[WRITER])


def with_one_of_a_colleague_below(people):  # noqa: F811
    page = draft(people[WRITER])
    draft(people[EDITOR], parent=page)
    return page


PAGES = [of_a_colleague, of_nobody, planned_by_herself, planned_by_a_colleague, on_the_site]
PAGES += [with_one_of_a_colleague_below]


@pytest.mark.parametrize("page_of", PAGES)
@pytest.mark.parametrize("way", WAYS)
def test_they_stay_where_they_are(way, page_of, people, client):  # noqa: F811
    page, user = page_of(people), people[WRITER]
    client.force_login(user)
    way(client, user, page)
    after = Page.objects.get(pk=page.pk)
    assert after.path == page.path
    assert not Page.objects.filter(IN_TRASH).exists()


@pytest.mark.parametrize("page_of", [of_a_colleague, planned_by_a_colleague, of_nobody])
@pytest.mark.parametrize("way", WAYS)
def test_who_publishes_may(way, page_of, people, client):  # noqa: F811
    page, user = page_of(people), people[EDITOR]
    client.force_login(user)
    way(client, user, page)
    assert Page.objects.get(pk=page.pk).path != page.path


@pytest.mark.parametrize("way", WAYS)
def test_so_may_who_wrote_it_alone(way, people, client):  # noqa: F811
    page, user = draft(people[WRITER]), people[WRITER]
    client.force_login(user)
    way(client, user, page)
    assert Page.objects.get(pk=page.pk).path != page.path


def test_the_button_is_not_offered(people, client):  # noqa: F811
    client.force_login(people[WRITER])
    shown = [
        reverse("wagtailadmin_pages:delete", args=[page.pk])
        in client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text
        for page in (draft(people[EDITOR]), draft(people[WRITER]))
    ]
    assert shown == [False, True]
