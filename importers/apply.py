"""Carry out a plan in one transaction: all of it, or nothing."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from uuid import NAMESPACE_URL, uuid5

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Site

from cms.models import InfoPage, StoryPage

from .actions import Action, Create, Plan, Rename, Update
from .categories import Categories
from .content import MAPPING_VERSION, Content, PlacedPicture
from .fields import InfoFields
from .findings import Block
from .images import Picture, PictureError, store
from .links import resolve
from .models import ImportRecord
from .page_state import content_hash
from .problems import Problem, error

MAX_DESCRIPTION = 255  # of a picture in the library


class ApplyError(Exception):
    """A page could not be written after all, so nothing was."""

    def __init__(self, path: str, problem: Problem):
        super().__init__(path, problem)
        self.path = path
        self.problem = problem


@dataclass(frozen=True)
class Written:
    """What became of a file: the address of its page and the number of its revision."""

    url: str
    revision: int


def apply(plan: Plan) -> dict[str, Written]:
    """Write what is planned and return it by path, or raise an ApplyError and leave no trace."""
    with ExitStack() as undo:
        with transaction.atomic():
            written = _Writer(plan.categories, undo).all(plan)
        undo.pop_all()  # the transaction holds, so the files of its pictures stay
    return written


@dataclass(frozen=True)
class _Draft:
    """A page that stands in the tree and waits for its links."""

    page: StoryPage | InfoPage
    content: Content
    record: ImportRecord

    @property
    def path(self) -> str:
        return self.content.path


class _Writer:
    """Writes one action after the other; knows the pages made so far."""

    def __init__(self, categories: Categories, undo: ExitStack):
        self.categories = categories
        self.undo = undo
        self.pages: dict[str, Page] = {}
        self.run_at = timezone.now()
        self.site_url = Site.objects.get(is_default_site=True).root_url

    def all(self, plan: Plan) -> dict[str, Written]:
        """Make every page first: a page may hold links to any other. Then fill and publish."""
        drafts = {
            each.path: draft for each in plan.actions if (draft := self._told(self.begin, each))
        }
        return {path: self._told(self.finish, draft) for path, draft in drafts.items()}

    def _told(self, write: Callable, what):
        """Return what `write` gives, or raise an ApplyError that names the file."""
        try:
            return write(what)
        except ValidationError as reason:
            problem = error("page-refused", reason=" ".join(reason.messages))
            raise ApplyError(what.path, problem) from reason
        except PictureError as reason:
            raise ApplyError(what.path, error(reason.code, **reason.values)) from reason

    def begin(self, action: Action) -> "_Draft | None":
        """Return the page of an action, there but not yet published; None if it needs no more."""
        match action:
            case Create():
                record = ImportRecord(path=action.path)
                return _Draft(self.create(action), action.content, record)
            case Update():
                _refuse_if_moved_on(action)
                self._fill(action.page, action.content)
                return _Draft(action.page, action.content, action.record)
            case Rename():
                ImportRecord.objects.filter(pk=action.record.pk).update(path=action.path)
        return None

    def create(self, action: Create) -> Page:
        content = action.content
        page = StoryPage() if content.kind == "story" else InfoPage()
        page.slug = content.slug
        self._fill(page, content)
        parent = action.parent if isinstance(action.parent, Page) else self.pages[action.parent]
        parent.refresh_from_db()  # treebeard counts children on the instance
        parent.add_child(instance=page)
        self.pages[action.path] = page
        return page

    def finish(self, draft: "_Draft") -> Written:
        """Fill in the links, now that every page has a number, and publish."""
        content = draft.content
        if content.links:
            content = replace(content, blocks=self._linked(content))
            draft.page.body = self._body(content)
        return self._publish(draft.page, content, draft.record)

    def _linked(self, content: Content) -> tuple[Block, ...]:
        pages = {
            href: self.pages[target].pk if target in self.pages else target
            for href, target in content.targets.items()
        }
        return resolve(content.blocks, pages, self.site_url)

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
        return store(picture, description[:MAX_DESCRIPTION], self.undo)

    def _publish(self, page: Page, content: Content, record: ImportRecord) -> Written:
        """Make one revision and publish it; the draft of a page taken offline stays a draft."""
        revision = page.save_revision()
        if page.live:
            revision.publish()
        record.page_id = page.pk
        record.source_hash = content.document.hash
        record.pictures = content.pictures
        record.mapping_version = MAPPING_VERSION
        record.result_hash = content_hash(page)
        record.revision_id = revision.pk
        record.live = page.live
        record.slug = page.slug
        record.unknown_keys = content.unknown_keys
        record.problems = [problem.as_json() for problem in content.problems]
        record.run_at = self.run_at
        record.save()
        return Written(page.url or "", revision.pk)


def _refuse_if_moved_on(action: Update) -> None:
    """An editor may have saved the page between the comparison and now."""
    now = Page.objects.filter(pk=action.page.pk).values_list("latest_revision_id", "live").first()
    if now != (action.page.latest_revision_id, action.page.live):
        raise ApplyError(action.path, error("edited-meanwhile"))
