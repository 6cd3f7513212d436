"""Write the page of one file: its row, its one revision, and what the importer remembers of it."""

from dataclasses import dataclass, replace
from uuid import NAMESPACE_URL, uuid5

from django.utils import timezone
from wagtail.models import Page, Site

from cms.models import InfoPage, StoryPage

from . import redirects
from .actions import Action, Create, Move, Parent, TakeOffline, Update
from .categories import Categories
from .content import MAPPING_VERSION, Content, PlacedPicture
from .fields import InfoFields
from .findings import Block
from .images import Picture, store
from .journal import Journal
from .links import resolve
from .models import ImportRecord
from .options import Options
from .page_state import content_hash, taken_offline
from .problems import Problem

MAX_DESCRIPTION = 255  # of a picture in the library


class MovedOnError(Exception):
    """An editor saved the page between the comparison and now."""


class ParentMissingError(Exception):
    """The page above this one could not be written."""

    def __init__(self, path: str):
        super().__init__(path)
        self.path = path


@dataclass(frozen=True)
class Written:
    """What became of a file: its page, the page's address and the number of its revision."""

    page: int
    url: str
    revision: int | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Draft:
    """A page that stands in the tree and waits for its links: any page may be their target."""

    path: str
    page: StoryPage | InfoPage
    content: Content
    record: ImportRecord
    parent_id: int | None


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
        draft.page.body = self._body(content)
        return self._publish(draft.page, content, draft.record, draft.parent_id)

    def _create(self, action: Create) -> Written | Draft:
        content = action.content
        page = StoryPage() if content.kind == "story" else InfoPage()
        page.slug = content.slug
        page.live = self._is_public(content)
        self._fill(page, content)
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
        self._fill(action.page, action.content)
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

    def _fill(self, page: StoryPage | InfoPage, content: Content) -> None:
        values = content.fields
        page.title = values.title
        if isinstance(values, InfoFields):
            page.order = values.order
        else:
            page.category = self.categories.get(values.category.text)
            page.excerpt = values.excerpt
            page.date = values.date
            page.thumb = content.thumb and self._stored(content.thumb, values.thumb_alt)
            page.thumb_alt = values.thumb_alt
        # Dates that the file does not give belong to the editors.
        page.go_live_at = content.go_live_at or page.go_live_at
        page.expire_at = content.expire_at or page.expire_at
        page.body = self._body(content)

    def _body(self, content: Content) -> list[dict]:
        return [self._block(block, content, n) for n, block in enumerate(content.blocks)]

    def _block(self, block: Block, content: Content, number: int) -> dict:
        value = block.value
        if isinstance(value, PlacedPicture):
            value = {"picture": self._picture(value), "caption": value.caption}
        elif isinstance(value, dict) and isinstance(value.get("picture"), PlacedPicture):
            value = {**value, "picture": self._picture(value["picture"])}
        # The same block keeps its id from import to import: staff's comments hang on it.
        block_id = str(uuid5(NAMESPACE_URL, f"{content.path}#{number}"))
        return {"type": block.type, "value": value, "id": block_id}

    def _picture(self, placed: PlacedPicture) -> dict:
        image = self._stored(placed.picture, placed.alt)
        return {"image": image.pk, "decorative": not placed.alt, "alt_text": placed.alt}

    def _stored(self, picture: Picture, description: str):
        return store(picture, description[:MAX_DESCRIPTION], self.journal)

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
