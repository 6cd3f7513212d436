"""Write the pages of new files: check each, then write their rows in batches."""

from collections.abc import Iterable, Sequence

from wagtail.models import Revision
from wagtail.signals import page_published, published

from importers.models import ImportRecord
from importers.planning.actions import Create
from importers.planning.destination import PAGE_KINDS
from importers.planning.fill import fill, fill_body
from importers.problems import WorkOn
from importers.writing import bulk_insert
from importers.writing.content_dates import note_of_new
from importers.writing.context import WriteContext
from importers.writing.indexes import enter_into_search, enter_references
from importers.writing.page_urls import PageUrls
from importers.writing.results import NewPage, PageResult
from importers.writing.siblings import Siblings

BATCH = 400  # pages whose bodies are held at a time


class NewPages:
    """First `check` each page, then `insert` them all, then `write` them batch by batch."""

    def __init__(self, context: WriteContext):
        self.context = context
        self.siblings = Siblings()
        self.urls = PageUrls()

    def check(self, action: Create) -> NewPage:
        """Return a page that may be written, or raise the reason why it may not.

        Its pictures and its category are saved here. Its body is filled later, so that not all
        texts are in memory at once, and links can refer to all pages.
        """
        content, context = action.content, self.context
        page = PAGE_KINDS[content.kind]()
        page.slug = content.slug
        page.live = context.is_public(content)
        fill(page, content, context.categories, context.files)
        self.siblings.attach(page, context.page_of(action.parent))
        # The database holds what the page refers to: it was saved or read within this run.
        related = [field.name for field in page._meta.fields if field.is_relation]
        page.full_clean(exclude=related, validate_unique=False, validate_constraints=False)
        self.siblings.commit(page)
        context.pages[action.path] = page
        record = action.record
        is_scheduled = not page.live and context.is_for_the_site(content)
        return NewPage(action.path, page, content, record, is_scheduled)

    def insert(self, new: Iterable[NewPage]) -> None:
        """Insert the rows of pages in the tree, by which they get their primary keys."""
        pages = [each.page for each in new]
        if pages:
            bulk_insert.insert_base_rows(pages)
        self.siblings.save_counts()

    def write(self, new: Sequence[NewPage]) -> dict[str, PageResult]:
        """Write the rest of inserted pages: body, revision, log entries, and index entries."""
        for each in new:
            with WorkOn(each.path):
                content = self.context.with_links(each.content)
                fill_body(each.page, content, self.context.files)
        pages = [each.page for each in new]
        kinds = [[page for page in pages if type(page) is kind] for kind in PAGE_KINDS.values()]
        for alike in filter(None, kinds):
            bulk_insert.insert_specific_rows(alike)
        revisions = bulk_insert.insert_revisions(new, self.context.at)
        bulk_insert.set_revisions(pages, self.context.at)
        note_of_new(new, self.context.at)
        bulk_insert.insert_log_entries(new, revisions, self.context.at)
        self._save_records(new, revisions)
        for alike in filter(None, kinds):
            enter_into_search(alike)
        enter_references(pages)
        return dict(map(self._finish, new, revisions))

    def _save_records(self, new: Sequence[NewPage], revisions: Sequence[Revision]) -> None:
        for each, revision in zip(new, revisions, strict=True):
            self.context.update_record(each.record, each.page, each.content)
            each.record.parent_id = each.page.get_parent().pk
            each.record.revision_id = revision.pk
            each.record.live = each.page.live or each.is_scheduled
        records = [each.record for each in new]
        for record in records:
            if record.pk:  # of a page that was deleted and comes back
                record.save()
        ImportRecord.objects.bulk_create(record for record in records if not record.pk)

    def _finish(self, each: NewPage, revision: Revision) -> tuple[str, PageResult]:
        page = each.page
        if page.live:
            for signal in (page_published, published):
                signal.send(sender=type(page), instance=page, revision=revision)
        page.body = []
        return each.path, PageResult(page.pk, self.urls.of(page), revision.pk)
