"""Note when the content of a page last changed: what its file says, and not its import."""

from collections.abc import Iterable
from datetime import datetime, time

from django.utils import timezone
from wagtail.models import Page

from cms.content_version.number import raise_version
from cms.models.content_dates import ContentDate, content_changed_at
from importers.content.content import Content
from importers.front_matter.schedule import Schedule
from importers.models import ImportRecord
from importers.planning.actions import Leave
from importers.writing.results import NewPage

BATCH = 500


def note_of_new(new: Iterable[NewPage], at: datetime) -> None:
    """Note the dates of pages that were published for the first time."""
    _save(
        ContentDate(page_id=each.page.pk, changed_at=changed, published_at=at)
        for each in new
        if each.page.live and (changed := _written_at(each.content.schedule))
    )


def note_of_update(
    page: Page, content: Content, record: ImportRecord, former: datetime | None
) -> None:
    """Note the date of a page that was published again; `record` is still that of the last import.

    A file that is the same, read to another page by a newer importer, has not changed.
    """
    is_same = record.source_hash == content.document.hash and record.pictures == content.pictures
    note(page, content.schedule.changed_at or (former if is_same else None))


def note(page: Page, changed: datetime | None) -> None:
    """Note when the content of a page changed, for the publication that it has now."""
    published = Page.objects.filter(pk=page.pk).values_list("last_published_at", flat=True).get()
    if changed and published:
        values = {"changed_at": changed, "published_at": published}
        ContentDate.objects.update_or_create(page_id=page.pk, defaults=values)


def learn_dates(left: Iterable[Leave]) -> None:
    """Note the dates of pages that stay the same, and were imported before dates were read."""
    said = {
        each.record.page_id: (each.record.revision_id, changed)
        for each in left
        if each.record and each.converted and (changed := _written_at(each.converted.schedule))
    }
    ids = list(said)
    for start in range(0, len(ids), BATCH):
        pages = Page.objects.filter(pk__in=ids[start : start + BATCH], content_date=None)
        _save(
            ContentDate(page=page, changed_at=said[page.pk][1], published_at=page.last_published_at)
            for page in pages
            if page.last_published_at and page.live_revision_id == said[page.pk][0]
        )
    if said:
        raise_version()


def changed_before(page: Page) -> datetime | None:
    """Return when the content of a page last changed, before it is published again."""
    stored = Page.objects.select_related("content_date").get(pk=page.pk)
    return content_changed_at(stored)


def _written_at(schedule: Schedule) -> datetime | None:
    """Return the last change that a file names, or else the day that the page is of."""
    if schedule.changed_at or schedule.day is None:
        return schedule.changed_at
    day = datetime.combine(schedule.day, time(), timezone.get_default_timezone())
    return day if day <= timezone.now() else None


def _save(dates: Iterable[ContentDate]) -> None:
    ContentDate.objects.bulk_create(dates, batch_size=BATCH)
