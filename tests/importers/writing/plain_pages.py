"""New pages by Wagtail's own calls, one by one: what the importer's batches are held against."""

from collections.abc import Iterable, Sequence

from importers.models import ImportRecord
from importers.planning.actions import Create
from importers.planning.destination import PAGE_KINDS
from importers.planning.fill import fill, fill_body
from importers.writing.context import WriteContext
from importers.writing.results import NewPage, PageResult


class PlainPages:
    """Stands in for `importers.writing.new_pages.NewPages`."""

    def __init__(self, context: WriteContext):
        self.context = context

    def check(self, action: Create) -> NewPage:
        content, context = action.content, self.context
        page = PAGE_KINDS[content.kind](slug=content.slug, live=context.is_public(content))
        fill(page, content, context.categories, context.files)
        parent = context.page_of(action.parent)
        parent.refresh_from_db()
        parent.add_child(instance=page)
        context.pages[action.path] = page
        record = action.record or ImportRecord(path=content.path)
        record.parent_id = parent.pk
        return NewPage(action.path, page, content, record, is_scheduled=False)

    def insert(self, new: Iterable[NewPage]) -> None:
        """They stand in the tree already."""

    def write(self, new: Sequence[NewPage]) -> dict[str, PageResult]:
        return {each.path: self._publish(each) for each in new}

    def _publish(self, each: NewPage) -> PageResult:
        page, context, record = each.page, self.context, each.record
        fill_body(page, context.with_links(each.content), context.files)
        page.save()  # a draft's own row would be left with the links as the file has them
        revision = page.save_revision()
        record.live = context.is_for_the_site(each.content)
        if record.live:
            revision.publish()
        context.update_record(record, page, each.content)
        record.revision_id = revision.pk
        record.save()
        return PageResult(page.pk, page.url or "", revision.pk)
