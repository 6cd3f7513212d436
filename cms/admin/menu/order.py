"""Store the order of information pages, in the live pages and in their drafts."""

from django.db import transaction

from cms.models import InfoPage
from cms.models.version import hold_version


def siblings(parent) -> list[InfoPage]:
    """Return the information pages directly below a page, in menu order."""
    return list(InfoPage.objects.child_of(parent).in_menu_order())


@transaction.atomic
def move(page: InfoPage, position: int, user) -> None:
    """Move a page to a position among its siblings, counted from 0; past the end is the last."""
    hold_version()
    pages = siblings(page.get_parent())
    pages.remove(page)
    pages.insert(position, page)
    for place, sibling in enumerate(pages, start=1):
        if sibling.order != place:
            _write(sibling, place, user)


def _write(page: InfoPage, place: int, user) -> None:
    """Set the order of a page, and of its draft and scheduled revision, which would undo it."""
    as_published = page.live and not page.has_unpublished_changes
    InfoPage.objects.filter(pk=page.pk).update(order=place)
    for waiting in page.revisions.filter(approved_go_live_at__isnull=False):
        waiting.content["order"] = place
        waiting.save(update_fields=["content"])
    draft = page.get_latest_revision_as_object()
    draft.order = place
    revision = draft.save_revision(user=user, log_action=True)
    if as_published:
        revision.publish(user=user)
