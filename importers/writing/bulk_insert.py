"""Insert the rows of many new pages at once: those that Wagtail's own calls write for each page.

`add_child` and `save_revision().publish()` take some hundred milliseconds a page, most of them for
indexing it three times. `test_bulk_insert.py` compares the rows written here with theirs, table by
table, so that a Wagtail that writes others is noticed.
"""

from collections.abc import Sequence
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, OuterRef, Subquery
from django.db.models.functions import Cast
from wagtail.models import Page, PageLogEntry, Revision

from importers.compat.django import insert_rows
from importers.compat.modelcluster import set_childless
from importers.compat.wagtail import ensure_utc, get_active_log_context
from importers.writing.results import NewPage


def insert_base_rows(pages: Sequence[Page]) -> None:
    """Insert the rows that all pages have, of whatever type, and set the primary keys of the
    pages."""
    fields = [field for field in Page._meta.local_concrete_fields if not field.primary_key]
    rows = insert_rows(Page, pages, fields)
    for page, (pk,) in zip(pages, rows, strict=True):
        page.pk = page.id = pk
        page._state.adding = False
        set_childless(page)


def insert_specific_rows(pages: Sequence[Page]) -> None:
    """Insert the rows of one type of page; all `pages` are of that type."""
    model = type(pages[0])
    insert_rows(model, pages, model._meta.local_concrete_fields)


def insert_revisions(new: Sequence[NewPage], now: datetime) -> list[Revision]:
    """Insert the first revision of each page; that of a scheduled one is approved for its day."""
    return Revision.objects.bulk_create(
        Revision(
            content_type=each.page.content_type,
            base_content_type=each.page.get_base_content_type(),
            object_id=str(each.page.pk),
            created_at=now,
            object_str=str(each.page),
            content=each.page.serializable_data(),
            user=get_active_log_context().user,
            approved_go_live_at=each.page.go_live_at if each.is_scheduled else None,
        )
        for each in new
    )


def set_revisions(pages: Sequence[Page], now: datetime) -> None:
    """Link pages, live or not, to their only revisions, as saving and publishing does."""
    revision = Revision.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id=Cast(OuterRef("pk"), CharField()),
    )
    latest = Subquery(revision.values("pk")[:1])
    saved = {"latest_revision": latest, "latest_revision_created_at": now}
    live = [page.pk for page in pages if page.live]
    others = [page.pk for page in pages if not page.live]
    published = {"live_revision": latest, "first_published_at": now, "last_published_at": now}
    Page.objects.filter(pk__in=live).update(**saved, **published, has_unpublished_changes=False)
    Page.objects.filter(pk__in=others).update(**saved, has_unpublished_changes=True)


def insert_log_entries(
    new: Sequence[NewPage], revisions: Sequence[Revision], now: datetime
) -> None:
    """Insert log entries: each page was created, and published or scheduled."""
    entries = []
    for each, revision in zip(new, revisions, strict=True):
        entries.append(_log_entry(each.page, "wagtail.create", now))
        if each.page.live:
            entries.append(_log_entry(each.page, "wagtail.publish", now, revision=revision))
        elif each.is_scheduled:
            schedule = {
                "id": revision.pk,
                "created": ensure_utc(revision.created_at),
                "go_live_at": ensure_utc(each.page.go_live_at),
                "has_live_version": False,
            }
            data = {"revision": schedule}
            action = "wagtail.publish.schedule"
            entries.append(_log_entry(each.page, action, now, revision=revision, data=data))
    PageLogEntry.objects.bulk_create(entries)


def _log_entry(page: Page, action: str, now: datetime, **values) -> PageLogEntry:
    context = get_active_log_context()
    return PageLogEntry(
        page=page,
        content_type=page.content_type,
        label=page.get_admin_display_title(),
        action=action,
        timestamp=now,
        content_changed=True,
        user=context.user,
        uuid=context.uuid,
        **values,
    )
