"""Undoing a deletion brings back all that it changed, for the page and for what hangs on it."""

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, TaskState, Workflow, WorkflowState

from cms.admin.trash.discard import discard
from cms.admin.trash.expire import delete_expired, delete_for_good
from cms.admin.trash.models import DeletedPage
from cms.admin.trash.restore import restore
from cms.models import StoryPage
from tests import builders

STATE = ("pk", "slug", "url_path", "live", "live_revision_id", "has_unpublished_changes")
STATE += ("locked", "locked_at", "locked_by_id", "expired", "go_live_at", "expire_at", "title")


def state() -> list:
    """All pages in the order of their tree, which may number them anew."""
    return list(Page.objects.filter(depth__gt=1).order_by("path").values(*STATE))


def workflows() -> tuple[list, list]:
    states = WorkflowState.objects.order_by("pk").values("pk", "status", "current_task_state")
    tasks = TaskState.objects.order_by("pk").values("pk", "status", "finished_at", "finished_by")
    return list(states), list(tasks)


def back(entry):
    return restore(entry, entry.parent)


@pytest.fixture
def story(home) -> StoryPage:
    return builders.story("Anna")


def test_aliases_elsewhere_come_back_too(story, home, client):
    alias = story.create_alias(update_slug="alias")
    alias.create_alias(update_slug="alias-van-alias")
    before = state()
    entry = discard(story)
    assert not StoryPage.objects.live().exists()
    back(entry)
    assert state() == before
    assert client.get("/verhalen/alias-van-alias/").status_code == 301  # to its story


def test_an_alias_that_was_off_stays_off(story):
    alias = story.create_alias(update_slug="alias")
    alias.unpublish()
    before = state()
    back(discard(story))
    assert state() == before


def test_aliases_do_not_come_with_a_draft(story):
    story.create_alias(update_slug="alias")
    entry = discard(story)
    restore(entry, entry.parent, publish=False)
    assert not StoryPage.objects.live().exists()


def test_a_tree_with_an_alias_inside_comes_back(home):
    above = builders.info("Boven")
    below = builders.info("Onder", parent=above)
    below.create_alias(parent=above, update_slug="alias")
    first = above.get_first_child()
    Page.objects.get(slug="alias").move(first, "left")  # the alias before what it is of
    before = state()
    back(discard(Page.objects.get(pk=above.pk)))
    assert state() == before


@pytest.mark.parametrize("deleted", ["story first", "alias first"])
@pytest.mark.parametrize("restored", ["story first", "alias first"])
def test_two_deletions_are_undone_in_any_order(story, deleted, restored):
    alias = story.create_alias(update_slug="alias")
    pages = {"story": story, "alias": alias}
    order = ["story", "alias"] if deleted == "story first" else ["alias", "story"]
    entries = {name: discard(Page.objects.get(pk=pages[name].pk)) for name in order}
    order = ["story", "alias"] if restored == "story first" else ["alias", "story"]
    back(entries[order[0]])
    alias.refresh_from_db()
    assert not alias.live, "it shows what is in the trash, or is in it"
    back(entries[order[1]])
    assert StoryPage.objects.live().count() == 2


def test_a_lock_and_a_workflow_come_back(story, admin_user):
    story.title = "Anna, herzien"
    story.save_revision()
    Workflow.objects.first().start(story, admin_user)
    Page.objects.filter(pk=story.pk).update(
        locked=True, locked_by=admin_user, locked_at="2026-01-01T10:00Z"
    )
    before, in_progress = state(), workflows()
    assert in_progress[0][0]["status"] == "in_progress"
    entry = discard(Page.objects.get(pk=story.pk), admin_user)
    assert workflows() != in_progress
    assert not Page.objects.filter(locked=True).exists()
    back(entry)
    assert state() == before
    assert workflows() == in_progress
    assert StoryPage.objects.get(pk=story.pk).workflow_in_progress


@pytest.mark.parametrize("kind", ["login", "password"])
@pytest.mark.parametrize("is_parent_gone", [True, False])
def test_what_a_page_above_kept_private_is_not_public_elsewhere(kind, is_parent_gone, home, client):
    section = builders.info("Besloten")
    page = builders.info("Geheim", parent=section)
    PageViewRestriction.objects.create(page=section, restriction_type=kind, password="x")
    entry = discard(page)
    if is_parent_gone:
        discard(section)
    assert not restore(entry, home).is_live
    assert client.get("/geheim/").status_code == 404


def test_what_is_private_in_both_places_is_as_it_was(home, client):
    sections = [builders.info(title) for title in ("Besloten", "Ook besloten")]
    page = builders.info("Geheim", parent=sections[0])
    for section in sections:
        PageViewRestriction.objects.create(page=section, restriction_type="login")
    assert restore(discard(page), sections[1]).is_live
    assert client.get("/ook-besloten/geheim/").status_code == 404


def by_time(entry: DeletedPage) -> None:
    DeletedPage.objects.filter(pk=entry.pk).update(deleted_at=timezone.now().replace(year=2020))
    assert delete_expired() == 1


@pytest.fixture
def sections(home):
    """A private section, and a page in it with one below."""
    private = builders.info("Besloten")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    page = builders.info("Geheim", parent=private)
    return private, page, builders.info("Nog geheimer", parent=page)


@pytest.mark.parametrize("end", [delete_for_good, by_time])
@pytest.mark.parametrize("trashed", ["page", "the one below too", "planned"])
def test_a_private_page_that_is_gone_for_good_makes_nothing_public(
    end, trashed, home, sections, client
):
    private, page, below = sections
    if trashed == "planned":
        page.go_live_at = timezone.now().replace(year=2099)
        page.save_revision().publish()
    found = [discard(Page.objects.get(pk=below.pk))] if trashed == "the one below too" else []
    found.append(discard(Page.objects.get(pk=page.pk)))
    end(discard(Page.objects.get(pk=private.pk)))
    for entry in reversed(found):
        entry.refresh_from_db()
        where = entry.parent if entry.parent_id == page.pk else home
        assert not restore(entry, where).is_live
    assert not Page.objects.filter(pk__in=[page.pk, below.pk], live=True).exists()
    assert not page.revisions.filter(approved_go_live_at__isnull=False).exists()
    assert client.get("/geheim/").status_code == 404
    assert client.get("/geheim/nog-geheimer/").status_code == 404


def test_nor_does_one_whose_page_was_moved_out_of_it(home, sections):
    private, page, below = sections
    entry = discard(Page.objects.get(pk=below.pk))
    Page.objects.get(pk=page.pk).move(home, "last-child")
    delete_for_good(discard(Page.objects.get(pk=private.pk)))
    entry.refresh_from_db()
    assert not restore(entry, Page.objects.get(pk=page.pk)).is_live


def test_what_another_page_keeps_private_still_is_as_it_was(home, sections):
    private, page, below = sections
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    entry, other = discard(Page.objects.get(pk=below.pk)), discard(builders.info("Openbaar"))
    Page.objects.get(pk=page.pk).move(home, "last-child")
    delete_for_good(discard(Page.objects.get(pk=private.pk)))
    for each in (entry, other):
        each.refresh_from_db()
        assert restore(each, each.parent).is_live
