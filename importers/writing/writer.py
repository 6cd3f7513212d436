"""Change existing pages: their content, their place, and whether they are published."""

from dataclasses import replace

from wagtail.models import Page

from importers.planning.actions import Action, Create, Move, TakeOffline, Update
from importers.planning.fill import fill, fill_body
from importers.planning.page_state import taken_offline
from importers.writing import redirects
from importers.writing.content_dates import changed_before, note, note_of_update
from importers.writing.context import WriteContext
from importers.writing.results import MovedOnError, PageResult, PendingUpdate


class Writer:
    """Carries out one action after the other, by Wagtail's own calls."""

    def __init__(self, context: WriteContext):
        self.context = context

    def write(self, action: Update | Move | TakeOffline) -> PageResult | PendingUpdate:
        """Change a page. One with links to other pages is returned as pending until all exist."""
        match action:
            case Update():
                return self._update(action)
            case Move():
                return self._move(action)
            case TakeOffline():
                return self._take_offline(action)

    def with_aliases(self, action: Action, written: PageResult) -> PageResult:
        """Make redirects of the file's old addresses, now that all pages have their own."""
        aliases = action.content.aliases if isinstance(action, Create | Update) else ()
        if not aliases:
            return written
        redirects.add_aliases(Page.objects.get(pk=written.page), aliases)
        return written

    def finish(self, pending: PendingUpdate) -> PageResult:
        """Set the links, now that every page has a primary key, and publish."""
        action = pending.action
        fill_body(action.page, self.context.with_links(action.content), self.context.files)
        return self._publish(action)

    def _update(self, action: Update) -> PageResult | PendingUpdate:
        if action.move:
            self._move(action.move)
            action = replace(action, page=Page.objects.get(pk=action.page.pk).specific, move=None)
        _refuse_if_moved_on(action.page)
        fill(action.page, action.content, self.context.categories, self.context.files)
        fill_body(action.page, action.content, self.context.files)
        return PendingUpdate(action) if action.content.links else self._publish(action)

    def _move(self, action: Move) -> PageResult:
        _refuse_if_moved_on(action.page)
        record, page = action.record, action.page.specific
        old_url = page.url
        if action.parent:
            page.move(self.context.page_of(action.parent), pos="last-child")
            page = type(page).objects.get(pk=page.pk)
            record.parent_id = page.get_parent().pk
        if action.slug:
            page.slug = record.slug = action.slug
            record.revision_id = _save_as_it_is(page)
        page = Page.objects.get(pk=page.pk)  # its address changed, or that of the page above it
        if old_url and page.live:
            redirects.follow_move(old_url, page)
        record.path, record.run_at = action.path, self.context.at
        record.save()
        return PageResult(page.pk, page.url or "", record.revision_id)

    def _take_offline(self, action: TakeOffline) -> PageResult:
        """Unpublish a page, and forget the hash of its file: if that comes back, its page does."""
        _refuse_if_moved_on(action.page)
        record, page = action.record, action.page
        page.unpublish()
        record.live, record.source_hash, record.run_at = False, "", self.context.at
        record.save()
        return PageResult(page.pk, "", record.revision_id)

    def _publish(self, action: Update) -> PageResult:
        """Save one revision, and publish it if the file says so and no editor unpublished the
        page."""
        page, content, record = action.page, action.content, action.record
        stays_offline, former = taken_offline(page, record), changed_before(page)
        revision = page.save_revision()
        if self.context.is_for_the_site(content) and not stays_offline:
            revision.publish()
            note_of_update(page, content, record, former)
            record.live = True
        elif not stays_offline:
            if page.live and not self.context.options.draft:
                page.unpublish()
            record.live = page.live
        self.context.update_record(record, page, content)
        record.revision_id = revision.pk
        record.save()
        return PageResult(page.pk, page.url or "", revision.pk)


def _save_as_it_is(page: Page) -> int:
    """Save a page whose address changed, and nothing else; return its revision."""
    former = changed_before(page)
    revision = page.save_revision()
    if page.live:
        revision.publish()
        note(page, former)
    else:
        page.save()
    return revision.pk


def _refuse_if_moved_on(page: Page) -> None:
    now = Page.objects.filter(pk=page.pk).values_list("latest_revision_id", "live").first()
    if now != (page.latest_revision_id, page.live):
        raise MovedOnError
