"""Write the page of one file: its row, its one revision, and what the importer remembers of it."""

from dataclasses import replace

from django.utils import timezone
from wagtail.models import Page, Site

from . import redirects
from .actions import Action, Create, Move, Parent, TakeOffline, Update
from .categories import Categories
from .content import MAPPING_VERSION, Content
from .destination import PAGE_KINDS
from .fill import fill, fill_body
from .journal import Journal
from .links import resolve
from .models import ImportRecord
from .options import Options
from .page_state import content_hash, taken_offline
from .written import Draft, MovedOnError, ParentMissingError, Written


class Writer:
    """Writes one action after the other; knows the pages made so far."""

    def __init__(self, categories: Categories, journal: Journal, options: Options):
        self.categories = categories
        self.journal = journal
        self.options = options
        self.pages: dict[str, Page] = {}
        self.run_at = timezone.now()
        self.site_url = Site.objects.get(is_default_site=True).root_url

    def write(self, action: Action) -> Written | Draft:
        """Write a page; one with links to other pages is to be finished when all are there."""
        match action:
            case Create():
                return self._create(action)
            case Update():
                return self._update(action)
            case Move():
                return self._move(action)
            case TakeOffline():
                return self._take_offline(action)

    def with_aliases(self, action: Action, written: Written) -> Written:
        """Make redirects of the file's old addresses, now that all pages have theirs."""
        aliases = action.content.aliases if isinstance(action, Create | Update) else ()
        if not aliases:
            return written
        about = redirects.add_aliases(Page.objects.get(pk=written.page), aliases)
        return replace(written, problems=(*written.problems, *about))

    def finish(self, draft: Draft) -> Written:
        """Fill in the links, now that every page has a number, and publish."""
        content = draft.content
        pages = {
            href: self.pages[target].pk if target in self.pages else target
            for href, target in content.targets.items()
        }
        content = replace(content, blocks=resolve(content.blocks, pages, self.site_url))
        fill_body(draft.page, content, self.journal)
        return self._publish(draft.page, content, draft.record, draft.parent_id)

    def _create(self, action: Create) -> Written | Draft:
        content = action.content
        page = PAGE_KINDS[content.kind]()
        page.slug = content.slug
        page.live = self._is_public(content)
        fill(page, content, self.categories, self.journal)
        parent = self._page_of(action.parent)
        parent.refresh_from_db()  # treebeard counts children on the instance
        parent.add_child(instance=page)
        record = action.record or ImportRecord(path=content.path)
        record.live = False
        written = self._linked_later(page, content, record, parent.pk)
        # Only now: a page that fails, and is rolled back, must not be anyone's parent.
        self.pages[action.path] = page
        return written

    def _update(self, action: Update) -> Written | Draft:
        _refuse_if_moved_on(action.page)
        fill(action.page, action.content, self.categories, self.journal)
        record = action.record
        return self._linked_later(action.page, action.content, record, record.parent_id)

    def _linked_later(self, page, content: Content, record, parent_id) -> Written | Draft:
        if content.links:
            return Draft(content.path, page, content, record, parent_id)
        return self._publish(page, content, record, parent_id)

    def _move(self, action: Move) -> Written:
        _refuse_if_moved_on(action.page)
        record, page = action.record, action.page.specific
        old_url = page.url
        if action.parent:
            page.move(self._page_of(action.parent), pos="last-child")
            page = type(page).objects.get(pk=page.pk)
            record.parent_id = page.get_parent().pk
        if action.slug:
            page.slug = record.slug = action.slug
            record.revision_id = _save_as_it_is(page)
            page = Page.objects.get(pk=page.pk)  # publishing wrote the address on another instance
        if old_url and page.live:
            redirects.follow_move(old_url, page)
        record.path, record.run_at = action.path, self.run_at
        record.save()
        return Written(page.pk, page.url or "", record.revision_id)

    def _take_offline(self, action: TakeOffline) -> Written:
        """Forget the text of the file too: if it comes back, its page does."""
        _refuse_if_moved_on(action.page)
        record, page = action.record, action.page
        page.unpublish()
        record.live, record.source_hash, record.run_at = False, "", self.run_at
        record.save()
        return Written(page.pk, "", record.revision_id)

    def _page_of(self, parent: Parent) -> Page:
        if isinstance(parent, Page):
            return parent
        if parent not in self.pages:
            raise ParentMissingError(parent)
        return self.pages[parent]

    def _is_public(self, content: Content) -> bool:
        """Say whether the page is to be on the site at once."""
        return self._is_for_the_site(content) and not _is_after(content.go_live_at, self.run_at)

    def _is_for_the_site(self, content: Content) -> bool:
        """Say whether the page is to be on the site, now or on a day to come."""
        is_over = content.expire_at is not None and content.expire_at <= self.run_at
        return not (content.draft or self.options.draft or is_over)

    def _publish(
        self, page: Page, content: Content, record: ImportRecord, parent_id: int | None
    ) -> Written:
        """Make one revision, and publish it if the file wants that and no editor unpublished."""
        stays_offline = taken_offline(page, record)
        revision = page.save_revision()
        if self._is_for_the_site(content) and not stays_offline:
            revision.publish()
            record.live = True
        elif not stays_offline:
            if page.live and not self.options.draft:
                page.unpublish()
            record.live = page.live
        self._remember(page, content, record, parent_id)
        record.revision_id = revision.pk
        record.save()
        return Written(page.pk, page.url or "", revision.pk)

    def _remember(
        self, page: Page, content: Content, record: ImportRecord, parent_id: int | None
    ) -> None:
        record.page_id = page.pk
        record.parent_id = parent_id
        record.source_hash = content.document.hash
        record.pictures = content.pictures
        record.mapping_version = MAPPING_VERSION
        record.result_hash = content_hash(page)
        record.slug = page.slug
        record.unknown_keys = content.unknown_keys
        record.problems = [problem.as_json() for problem in content.problems]
        record.run_at = self.run_at


def _is_after(moment, now) -> bool:
    return moment is not None and moment > now


def _save_as_it_is(page: Page) -> int:
    """Save a page whose address changed, and nothing else; return its revision."""
    revision = page.save_revision()
    if page.live:
        revision.publish()
    else:
        page.save()
    return revision.pk


def _refuse_if_moved_on(page: Page) -> None:
    now = Page.objects.filter(pk=page.pk).values_list("latest_revision_id", "live").first()
    if now != (page.latest_revision_id, page.live):
        raise MovedOnError
