"""Bring a page back out of the trash: to where it was, as it was, as well as can be."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail.coreutils import find_available_slug
from wagtail.log_actions import log
from wagtail.models import Page, Revision
from wagtail.signals import page_published

from cms.admin.trash.models import DeletedPage
from cms.admin.trash.tree import is_in_trash, lock_trash, move
from cms.models.addresses import refuse_reserved_slug


class CannotStandThereError(Exception):
    """A page of this type may not stand under that page, or not any more."""


@dataclass(frozen=True)
class Restored:
    """`page` as it is now; `is_live`; `has_new_slug`: another page had taken its address."""

    page: Page
    has_new_slug: bool
    is_live: bool


def place_for(entry: DeletedPage) -> Page | None:
    """Return the page under which it was, or None if that is gone, in the trash or full."""
    parent = entry.parent
    if parent is None or is_in_trash(parent):
        return None
    return parent if entry.page.specific.can_move_to(parent) else None


@transaction.atomic
def restore(entry: DeletedPage, parent: Page, user=None, *, publish: bool = True) -> Restored:
    """Put the page under `parent`; with `publish`, what was on the site is there again.

    Permissions are the caller's. Raises a CannotStandThereError, and a DeletedPage.DoesNotExist if
    somebody else was first.
    """
    lock_trash()
    entry = DeletedPage.objects.get(pk=entry.pk)
    parent, page = Page.objects.get(pk=parent.pk), entry.page
    if is_in_trash(parent) or not page.specific.can_move_to(parent):
        raise CannotStandThereError
    slug = _free_slug(entry.slug, parent)
    Page.objects.filter(pk=page.pk).update(slug=slug)
    page.refresh_from_db()
    target, position = _beside(entry, parent)
    move(page, target, position, user)
    if slug != entry.slug:
        _rename_drafts(page, slug)
    if publish:
        _publish_again(entry, user)
    entry.delete()
    page = Page.objects.get(pk=page.pk)
    log(instance=page, action="trash.restore", user=user)
    return Restored(page, slug != entry.slug, page.live)


def _free_slug(wanted: str, parent: Page) -> str:
    try:
        refuse_reserved_slug(wanted, parent)
    except ValidationError:
        wanted = f"{wanted}-1"
    return find_available_slug(parent, wanted)


def _beside(entry: DeletedPage, parent: Page) -> tuple[Page, str]:
    """Return a page and where from it: next to a former neighbour, else at the end."""
    for sibling, position in ((entry.after, "left"), (entry.before, "right")):
        if sibling and sibling.is_child_of(parent):
            return sibling, position
    return parent, "last-child"


def _rename_drafts(page: Page, slug: str) -> None:
    """Give the revisions that may still be published the new address."""
    for revision in Revision.page_revisions.filter(object_id=str(page.pk)):
        revision.content["slug"] = slug
        revision.save(update_fields=["content"])


def _publish_again(entry: DeletedPage, user) -> None:
    """Make live what was, as the database still has it, unless its end has come meanwhile.

    What was to appear while the page was in the trash stays a draft: nobody expects it any more.
    """
    now = timezone.now()
    for was in entry.live:
        page = Page.objects.filter(pk=was["page"]).first()
        if page is None:
            continue
        if page.expire_at and page.expire_at <= now:
            Page.objects.filter(pk=page.pk).update(expired=True)
            continue
        _make_live(page, was, user)
    for revision, moment in entry.scheduled:
        if parse_datetime(moment) > now:
            Revision.objects.filter(pk=revision).update(approved_go_live_at=moment)


def _make_live(page: Page, was: dict, user) -> None:
    revision = Revision.objects.filter(pk=was["revision"]).first()
    Page.objects.filter(pk=page.pk).update(
        live=True, live_revision=revision, has_unpublished_changes=was["changes"]
    )
    page = page.specific_class.objects.get(pk=page.pk)
    log(instance=page, action="wagtail.publish", user=user, revision=revision)
    page_published.send(sender=type(page), instance=page, revision=revision)
