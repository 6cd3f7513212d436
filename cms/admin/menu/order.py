"""Store the order of information pages and forms, in the live pages and in their drafts."""

from django.db import transaction

from cms.models import FormPage, InfoPage
from cms.models.version import hold_version

IN_MENU = (InfoPage, FormPage)


def siblings(parent) -> list[InfoPage | FormPage]:
    """Return the information pages and forms directly below a page, in menu order."""
    pages = [page for model in IN_MENU for page in model.objects.child_of(parent)]
    return sorted(pages, key=lambda each: (each.order is None, each.order, each.title, each.pk))


def count_below(parent) -> int:
    return sum(model.objects.child_of(parent).count() for model in IN_MENU)


@transaction.atomic
def move(page: InfoPage | FormPage, position: int, user) -> None:
    """Move a page to a position among its siblings, counted from 0; past the end is the last."""
    hold_version()
    pages = siblings(page.get_parent())
    pages.remove(page)
    pages.insert(position, page)
    for place, sibling in enumerate(pages, start=1):
        if sibling.order != place:
            _write(sibling, place, user)


def _write(page: InfoPage | FormPage, place: int, user) -> None:
    """Set the order of a page, and of its draft and scheduled revision, which would undo it."""
    as_published = page.live and not page.has_unpublished_changes
    type(page).objects.filter(pk=page.pk).update(order=place)
    for waiting in page.revisions.filter(approved_go_live_at__isnull=False):
        waiting.content["order"] = place
        waiting.save(update_fields=["content"])
    draft = page.get_latest_revision_as_object()
    draft.order = place
    revision = draft.save_revision(user=user, log_action=True)
    if as_published:
        revision.publish(user=user)
