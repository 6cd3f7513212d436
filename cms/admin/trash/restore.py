"""Restore a page from the trash to its former place and state, as far as possible."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, Revision
from wagtail.signals import page_published

from cms.admin.trash.models import DeletedPage
from cms.admin.trash.privacy import loses_privacy
from cms.admin.trash.state import rename_drafts, restore_locks, restore_workflows
from cms.admin.trash.strays import separate_strays
from cms.admin.trash.tree import entries, is_in_trash, lock_trash, move
from cms.compat.wagtail.models import find_available_slug
from cms.models.addresses import refuse_reserved_slug


class CannotStandThereError(Exception):
    """Raised when the parent does not allow this page as a child."""


@dataclass(frozen=True)
class Restored:
    """A restored page. `has_new_slug` is True if another page has its former address."""

    page: Page
    has_new_slug: bool
    is_live: bool


def place_for(entry: DeletedPage) -> Page | None:
    """Return the former parent, or None if it is deleted, in the trash or does not allow it."""
    parent = entry.parent
    if parent is None or is_in_trash(parent):
        return None
    return parent if entry.page.specific.can_move_to(parent) else None


@transaction.atomic
def restore(entry: DeletedPage, parent: Page, user=None, *, publish: bool = True) -> Restored:
    """Move the page below `parent`; with `publish`, pages that were live are live again, unless
    only a page above kept visitors out, and none does where it comes to stand.

    The caller checks permissions. Raises CannotStandThereError, and DeletedPage.DoesNotExist if the
    page is not in the trash any more.
    """
    lock_trash()
    entry = entries().get(pk=entry.pk)
    separate_strays(entry)
    parent, page = Page.objects.get(pk=parent.pk), entry.page
    if is_in_trash(parent) or not page.specific.can_move_to(parent):
        raise CannotStandThereError
    slug = _free_slug(entry.slug, parent)
    Page.objects.filter(pk=page.pk).update(slug=slug)
    page.refresh_from_db()
    target, position = _beside(entry, parent)
    move(page, target, position, user)
    if slug != entry.slug:
        rename_drafts(page, slug)
    restore_locks(entry)
    restore_workflows(entry)
    if publish and not loses_privacy(entry, parent):
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
    """Return a target and a position: next to a former sibling, or else the last child."""
    for sibling, position in ((entry.after, "left"), (entry.before, "right")):
        if sibling and sibling.is_child_of(parent):
            return sibling, position
    return parent, "last-child"


def _publish_again(entry: DeletedPage, user) -> None:
    """Make the pages live that were, unless they expired meanwhile, and restore schedules.

    A publication that was scheduled for the time in the trash is dropped: the page stays a draft.
    """
    now = timezone.now()
    states = {was["page"]: was for was in entry.live}
    for page in sorted(Page.objects.filter(pk__in=states, live=False), key=_aliases_above):
        was = states[page.pk]
        was["changes"] = was["changes"] or _has_newer_draft(page, entry)
        _publish_one(Page.objects.get(pk=page.pk), was, user)
    for revision, moment in entry.scheduled:
        if datetime.fromisoformat(moment) > now:
            Revision.objects.filter(pk=revision).update(approved_go_live_at=moment)


def _has_newer_draft(page: Page, entry: DeletedPage) -> bool:
    """Return True if a form was sent after the page went into the trash."""
    latest = page.latest_revision_created_at
    return latest is not None and latest > entry.deleted_at


def _aliases_above(page: Page) -> int:
    """Return how many pages this one is an alias of, directly or not: these come first."""
    source = page.alias_of
    return _aliases_above(source) + 1 if source else 0


def _publish_one(page: Page, was: dict, user) -> None:
    """Make a page live again, or leave that to the entry of what is still in the trash."""
    source = page.alias_of
    waits_for = next((each for each in (page, source) if each and is_in_trash(each)), None)
    if waits_for:
        _hand_over(waits_for, was)
    elif page.expire_at and page.expire_at <= timezone.now():
        Page.objects.filter(pk=page.pk).update(expired=True)
    elif source is None or source.live:
        _make_live(page, was, user)


def _hand_over(page: Page, was: dict) -> None:
    above = page.get_ancestors(inclusive=True)
    entry = DeletedPage.objects.filter(page__in=above).first()
    if entry:
        entry.live.append(was)
        entry.save(update_fields=["live"])


def _make_live(page: Page, was: dict, user) -> None:
    revision = Revision.objects.filter(pk=was["revision"]).first()
    Page.objects.filter(pk=page.pk).update(
        live=True, live_revision=revision, has_unpublished_changes=was["changes"]
    )
    page = page.specific_class.objects.get(pk=page.pk)
    log(instance=page, action="wagtail.publish", user=user, revision=revision)
    page_published.send(sender=type(page), instance=page, revision=revision)
