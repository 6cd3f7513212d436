"""What a deletion changes beside the place of a page, as it was before: see `DeletedPage`."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, Revision, TaskState, WorkflowState
from wagtail.query import PageQuerySet

from cms.admin.trash.models import DeletedPage


def revisions_below(page: Page):
    """Return the revisions of a page and of all its descendants."""
    ids = page.get_descendants(inclusive=True).values_list("pk", flat=True)
    return Revision.page_revisions.filter(object_id__in=[str(pk) for pk in ids])


def workflows_of(pages: PageQuerySet):
    """Return the workflows that are going on for the pages."""
    ids = [str(pk) for pk in pages.values_list("pk", flat=True)]
    base = ContentType.objects.get_for_model(Page)
    return WorkflowState.objects.active().filter(base_content_type=base, object_id__in=ids)


def note_state(entry: DeletedPage, page: Page) -> None:
    """Set what the deletion of `page` and its descendants will change."""
    below = page.get_descendants(inclusive=True)
    due = revisions_below(page).filter(approved_go_live_at__isnull=False)
    entry.live = [as_live(each) for each in _published_with(below)]
    entry.scheduled = [
        [pk, moment.isoformat()] for pk, moment in due.values_list("pk", "approved_go_live_at")
    ]
    entry.locks = [_lock(each) for each in below.filter(locked=True)]
    entry.workflows = [_workflow(each) for each in workflows_of(below)]


def rename_drafts(page: Page, slug: str) -> None:
    """Set the new slug in the revisions, which may still be published."""
    for revision in Revision.page_revisions.filter(object_id=str(page.pk)):
        revision.content["slug"] = slug
        revision.save(update_fields=["content"])


def restore_locks(entry: DeletedPage) -> None:
    for was in entry.locks:
        pages = Page.objects.filter(pk=was["page"], locked=False)
        pages.update(locked=True, locked_at=was["at"], locked_by=was["by"])


def restore_workflows(entry: DeletedPage) -> None:
    """Go on with the workflows, but for those that an administrator switched off meanwhile."""
    for was in entry.workflows:
        states = WorkflowState.objects.filter(pk=was["state"], workflow__active=True)
        if states.update(status=was["status"], current_task_state=was["current"]):
            TaskState.objects.filter(pk__in=was["tasks"]).update(
                status=TaskState.STATUS_IN_PROGRESS, finished_at=None, finished_by=None
            )


def _published_with(pages: PageQuerySet) -> list[Page]:
    """Return those that are live, and their live aliases elsewhere, which go off the site too."""
    found = {page.pk: page for page in pages.filter(live=True)}
    sources: Iterable[int] = list(found)
    while sources:
        aliases = Page.objects.filter(alias_of__in=sources, live=True).exclude(pk__in=found)
        new = {page.pk: page for page in aliases}
        found |= new
        sources = list(new)
    return list(found.values())


def as_live(page: Page) -> dict:
    return {
        "page": page.pk,
        "revision": page.live_revision_id,
        "changes": page.has_unpublished_changes,
    }


def _lock(page: Page) -> dict:
    at = page.locked_at
    return {"page": page.pk, "at": at and at.isoformat(), "by": page.locked_by_id}


def _workflow(state: WorkflowState) -> dict:
    running = state.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
    return {
        "state": state.pk,
        "status": state.status,
        "current": state.current_task_state_id,
        "tasks": list(running.values_list("pk", flat=True)),
    }
