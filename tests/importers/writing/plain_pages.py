"""New pages by Wagtail's own calls, one by one: what the importer's batches are held against."""

from collections.abc import Iterable, Sequence

from importers.models import ImportRecord
from importers.planning.actions import Create
from importers.planning.destination import PAGE_KINDS
from importers.writing.context import WriteRun
from importers.writing.fill import fill, fill_body
from importers.writing.results import NewPage, Written


class PlainPages:
    """Stands in for `importers.writing.new_pages.NewPages`."""

    def __init__(self, run: WriteRun):
        self.run = run

    def check(self, action: Create) -> NewPage:
        content, run = action.content, self.run
        page = PAGE_KINDS[content.kind](slug=content.slug, live=run.is_public(content))
        fill(page, content, run.categories, run.library)
        parent = run.page_of(action.parent)
        parent.refresh_from_db()
        parent.add_child(instance=page)
        run.pages[action.path] = page
        record = action.record or ImportRecord(path=content.path)
        record.parent_id = parent.pk
        return NewPage(action.path, page, content, record, is_scheduled=False)

    def plant(self, new: Iterable[NewPage]) -> None:
        """They stand in the tree already."""

    def write(self, new: Sequence[NewPage]) -> dict[str, Written]:
        return {each.path: self._publish(each) for each in new}

    def _publish(self, each: NewPage) -> Written:
        page, run, record = each.page, self.run, each.record
        fill_body(page, run.with_links(each.content), run.library)
        page.save()  # a draft's own row would be left with the links as the file has them
        revision = page.save_revision()
        record.live = run.is_for_the_site(each.content)
        if record.live:
            revision.publish()
        run.remember(record, page, each.content)
        record.revision_id = revision.pk
        record.save()
        return Written(page.pk, page.url or "", revision.pk)
