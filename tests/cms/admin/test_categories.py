"""Categories: merged with every story and draft, and never deleted under one."""

import pytest
from django.urls import reverse

from cms.models import Category, StoryPage
from tests.builders import category, story
from tests.cms.setup.test_roles import (
    EDITOR,
    WRITER,
    people,  # noqa: F401
)

DELETE = "wagtailsnippets_cms_category:delete"
MERGE = "wagtailsnippets_cms_category:merge"


@pytest.fixture
def tips(home) -> Category:
    return category("Tips")


@pytest.fixture
def other(home) -> Category:
    return category("Ervaringen")


@pytest.fixture
def drafted(tips, other) -> StoryPage:
    """A story of the other category; its newest draft has this one."""
    page = story(category=other)
    page.category = tips
    page.save_revision()
    return page


def test_stories_drafts_and_earlier_versions_follow(tips, other, drafted, client, people):  # noqa: F811
    published = story("Nog een", category=tips)
    client.force_login(people[EDITOR])
    response = client.post(reverse(MERGE, args=[tips.pk]), {"into": other.pk}, follow=True)
    assert "met 1 verhaal" in response.text
    assert not Category.objects.filter(pk=tips.pk).exists()
    published.refresh_from_db()
    assert published.category == other
    drafted.refresh_from_db()
    assert drafted.get_latest_revision_as_object().category == other
    for revision in published.revisions.all():
        assert revision.as_object().category == other


def test_it_cannot_be_merged_into_itself(tips, client, people):  # noqa: F811
    client.force_login(people[EDITOR])
    client.post(reverse(MERGE, args=[tips.pk]), {"into": tips.pk})
    assert Category.objects.filter(pk=tips.pk).exists()


def test_a_writer_does_not_merge(tips, other, client, people):  # noqa: F811
    client.force_login(people[WRITER])
    client.post(reverse(MERGE, args=[tips.pk]), {"into": other.pk})
    assert Category.objects.filter(pk=tips.pk).exists()


@pytest.mark.parametrize("way", ["one", "many"])
def test_one_that_only_a_draft_has_is_not_deleted(tips, drafted, client, people, way):  # noqa: F811
    client.force_login(people[EDITOR])
    one = reverse(DELETE, args=[tips.pk])
    many = reverse("wagtail_bulk_action", args=["cms", "category", "delete"]) + f"?id={tips.pk}"
    response = client.post({"one": one, "many": many}[way])
    assert response.url == reverse(MERGE, args=[tips.pk])
    assert Category.objects.filter(pk=tips.pk).exists()


def test_one_that_nothing_has_is_deleted(tips, client, people):  # noqa: F811
    client.force_login(people[EDITOR])
    client.post(reverse(DELETE, args=[tips.pk]))
    assert not Category.objects.filter(pk=tips.pk).exists()


def test_the_list_offers_to_merge(tips, client, people):  # noqa: F811
    client.force_login(people[EDITOR])
    listing = client.get(reverse("wagtailsnippets_cms_category:list")).text
    assert reverse(MERGE, args=[tips.pk]) in listing
    assert "Samenvoegen" in client.get(reverse(MERGE, args=[tips.pk])).text
