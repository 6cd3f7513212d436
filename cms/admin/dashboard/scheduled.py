"""Scheduled changes: pages that will be published, and pages that will expire."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.db.models import QuerySet
from wagtail.models import Page, Revision
from wagtail.permissions import policy_registry
from wagtail.query import PageQuerySet

ACTIONS = {"add", "change", "publish"}


@dataclass(frozen=True)
class ScheduledChange:
    """A publication (`appears` is True) or an expiry at a moment."""

    moment: datetime
    page: Page
    appears: bool
    who: AbstractUser | None


def pages_of(user) -> PageQuerySet:
    """Return the pages that the user may add to, change or publish, without the trash."""
    return policy_registry.get_by_type(Page).instances_user_has_any_permission_for(user, ACTIONS)


def scheduled_changes(
    user, start: datetime, end: datetime | None = None, most: int = 500
) -> list[ScheduledChange]:
    """Return at most `most` changes with `start` <= moment < `end`, the earliest first."""
    changes = [*_appearing(user, start, end, most), *_leaving(user, start, end, most)]
    return sorted(changes, key=lambda each: (each.moment, each.page.pk))[:most]


def _appearing(user, start: datetime, end: datetime | None, most: int) -> list[ScheduledChange]:
    due = _between(Revision.page_revisions, "approved_go_live_at", start, end)
    due = due.select_related("user")[:most]
    ids = [int(revision.object_id) for revision in due]
    pages = pages_of(user).filter(pk__in=ids).select_related("content_type").in_bulk()
    return [
        ScheduledChange(
            revision.approved_go_live_at, pages[int(revision.object_id)], True, revision.user
        )
        for revision in due
        if int(revision.object_id) in pages
    ]


def _leaving(user, start: datetime, end: datetime | None, most: int) -> list[ScheduledChange]:
    pages = _between(pages_of(user).filter(live=True), "expire_at", start, end)
    pages = pages.select_related("content_type", "live_revision__user")[:most]
    return [
        ScheduledChange(page.expire_at, page, False, page.live_revision and page.live_revision.user)
        for page in pages
    ]


def _between(queryset, field: str, start: datetime, end: datetime | None) -> QuerySet:
    limits = {f"{field}__gte": start} | ({f"{field}__lt": end} if end else {})
    return queryset.filter(**limits).order_by(field)
