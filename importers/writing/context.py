"""The state that all writing of one run shares."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone
from wagtail.models import Page

from importers.content.content import MAPPING_VERSION, Content
from importers.models import ImportRecord
from importers.options import Options
from importers.planning.actions import Parent
from importers.planning.categories import Categories
from importers.planning.destination import site_url
from importers.planning.fill import with_links
from importers.planning.page_state import content_hash
from importers.writing.library import Library
from importers.writing.results import ParentMissingError


@dataclass(frozen=True)
class WriteContext:
    """`pages` are the new ones, by the path of their file; `at` is when the run began to write."""

    categories: Categories
    files: Library
    options: Options
    pages: dict[str, Page] = field(default_factory=dict)
    at: datetime = field(default_factory=timezone.now)
    site_url: str = field(default_factory=site_url)

    def page_of(self, parent: Parent) -> Page:
        """Return the page of a parent, or raise a ParentMissingError if it could not be written."""
        if isinstance(parent, Page):
            return parent
        if parent not in self.pages:
            raise ParentMissingError(parent)
        return self.pages[parent]

    def is_public(self, content: Content) -> bool:
        """Return True if the page is to be published at once."""
        schedule = content.schedule
        waits = schedule.go_live_at is not None and schedule.go_live_at > self.at
        return self.is_for_the_site(content) and not waits

    def is_for_the_site(self, content: Content) -> bool:
        """Return True if the page is to be published, now or on a later day."""
        schedule = content.schedule
        is_over = schedule.expire_at is not None and schedule.expire_at <= self.at
        return not (schedule.draft or self.options.draft or is_over)

    def with_links(self, content: Content) -> Content:
        """Return the content with links to pages; all new pages must have a primary key."""
        return with_links(content, self.pages, self.files, self.site_url)

    def update_record(self, record: ImportRecord, page: Page, content: Content) -> None:
        """Set on a record, without saving it, what the file says and the state of its page."""
        record.page_id = page.pk
        record.source_hash = content.document.hash
        record.pictures = content.pictures
        record.mapping_version = MAPPING_VERSION
        record.result_hash = content_hash(page)
        record.slug = page.slug
        record.unknown_keys = content.unknown_keys
        record.problems = [problem.as_json() for problem in content.problems]
        record.run_at = self.at
