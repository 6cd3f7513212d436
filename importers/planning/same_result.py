"""Leave a page as it is that a newer version of the importer would write the same.

A raised `MAPPING_VERSION` has every file converted again, and few of them become another page. The
new content is compared with the hash of what the last import left, so that neither the page nor its
revisions are read.
"""

from functools import cached_property

from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument
from wagtail.models import Collection, Page

from cms.models import Category, SiteImage
from cms.models.readable_documents import readable
from importers.content.content import Content
from importers.files.linked_files import LinkedFile
from importers.files.pictures import Picture
from importers.models import ImportRecord
from importers.planning.actions import Leave, Update
from importers.planning.categories import Categories
from importers.planning.destination import PAGE_KINDS, site_url
from importers.planning.fill import fill, fill_body, with_links
from importers.planning.page_state import content_hash
from importers.planning.verdicts import leave_unchanged


class NotThereError(Exception):
    """There is no such picture, document or category yet, so no page shows it."""


class KnownFiles:
    """The library as it is, read once. It stores nothing."""

    def store(self, picture: Picture, description: str) -> SiteImage:
        if picture.hash not in self._pictures:
            raise NotThereError
        return SiteImage(pk=self._pictures[picture.hash])

    def store_document(self, document: LinkedFile) -> AbstractDocument:
        if document.hash not in self._documents:
            raise NotThereError
        return self._documents[document.hash]

    @cached_property
    def _pictures(self) -> dict[str, int]:
        there = SiteImage.objects.filter(is_deleted=False).order_by("-pk")  # the first one counts
        return dict(there.values_list("file_hash", "pk"))

    @cached_property
    def _documents(self) -> dict[str, AbstractDocument]:
        everyone = Collection.get_first_root_node()
        there = readable(get_document_model().objects.filter(collection=everyone))
        return {each.file_hash: each for each in there.order_by("-pk")}


class KnownCategories:
    """The categories that exist. It makes none."""

    def __init__(self, categories: Categories):
        self.by_name = categories.by_name

    def get(self, name: str) -> Category:
        found = self.by_name.get(name.casefold())
        if found is None or found.pk is None:
            raise NotThereError
        return found


class SameResults:
    """Compares what files would become with what the last import made of them."""

    def __init__(self, categories: Categories):
        self.categories = KnownCategories(categories)
        self.files = KnownFiles()
        self.site_url = site_url()

    def find(self, update: Update) -> Leave | None:
        """Return that a page is left alone since the update would change nothing; else None."""
        content, record = update.content, update.record
        if content.aliases or not _keeps_schedule(content, update.page, record):
            return None
        if self._hash(content) != record.result_hash:
            return None
        return leave_unchanged(record, content)

    def _hash(self, content: Content) -> str:
        """Return the hash that the page would have; empty if what it refers to is not there."""
        page = PAGE_KINDS[content.kind]()
        try:
            fill(page, content, self.categories, self.files)
            fill_body(page, with_links(content, {}, self.files, self.site_url), self.files)
        except NotThereError:
            return ""
        return content_hash(page)


def _keeps_schedule(content: Content, page: Page, record: ImportRecord) -> bool:
    """Return True if the dates of a file are those of its page, and it takes no page off the site.

    A page that is a draft stays one: perhaps the import that made it was told to make drafts.
    """
    schedule = content.schedule
    return (
        schedule.go_live_at in (None, page.go_live_at)
        and schedule.expire_at in (None, page.expire_at)
        and not (record.live and schedule.draft)
    )
