"""Move a page with all its descendants to the trash, and store its state."""

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page, Site

from cms.admin.trash.models import DeletedPage
from cms.admin.trash.state import note_state, revisions_below, workflows_of
from cms.admin.trash.tree import lock_trash, move
from cms.models.subtrees import recount
from cms.preview import tickets


class HomePageError(Exception):
    """Raised for the home page of a site, and for the pages above it."""


@transaction.atomic
def discard(page: Page, user=None) -> DeletedPage:
    """Move a page to the trash, and return its stored state. Raises HomePageError.

    The caller checks permissions.
    """
    if holds_a_site(page):
        raise HomePageError
    container = lock_trash()
    page = Page.objects.get(pk=page.pk)
    recount(page.path)  # treebeard finds nothing below a page that counts no children
    page.refresh_from_db()
    entry = _state_of(page, user)
    _take_off_the_site(page, user)
    tickets.withdraw_all_of(page.get_descendants(inclusive=True).values_list("pk", flat=True))
    # Slugs must be unique within the trash, and two pages may have had the same one.
    Page.objects.filter(pk=page.pk).update(slug=f"trash-{page.pk}")
    page.refresh_from_db()
    move(page, container, "last-child", user)
    DeletedPage.objects.filter(page=page).delete()  # of a page that left the trash by another way
    entry.save()
    log(instance=page, action="trash.discard", user=user)
    return entry


def holds_a_site(page: Page) -> bool:
    return Site.objects.filter(root_page__path__startswith=page.path).exists()


def _state_of(page: Page, user) -> DeletedPage:
    parent, before, after = page.get_parent(), page.get_prev_sibling(), page.get_next_sibling()
    entry = DeletedPage(
        page=page,
        deleted_by=user,
        slug=page.slug,
        address=_address(page),
        parent=parent,
        before=before,
        after=after,
        ancestors=list(page.get_ancestors().values_list("pk", flat=True)),
        below=list(page.get_descendants().values_list("pk", flat=True)),
    )
    note_state(entry, page)
    return entry


def _address(page: Page) -> str:
    parts = page.get_url_parts()
    return (parts and parts[2]) or ""


def _take_off_the_site(page: Page, user) -> None:
    """Unpublish the pages, and cancel their schedules, workflows and locks."""
    below = page.get_descendants(inclusive=True)
    for each in below.filter(live=True).specific():
        each.unpublish(user=user)
    due = revisions_below(page).filter(approved_go_live_at__isnull=False)
    due.update(approved_go_live_at=None)
    for state in workflows_of(below):
        state.cancel(user=user)
    below.filter(locked=True).update(locked=False, locked_at=None, locked_by=None)
