"""Carry out a plan in one transaction: all of it, or nothing."""

from contextlib import ExitStack
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from cms.models import InfoPage, StoryPage

from .actions import Create, Plan, Rename, Update
from .categories import Categories
from .content import MAPPING_VERSION, Content, PlacedPicture
from .fields import InfoFields
from .findings import Block
from .images import Picture, PictureError, store
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


class _Writer:
    """Writes one action after the other; knows the pages made so far."""

    def __init__(self, categories: Categories, undo: ExitStack):
        self.categories = categories
        self.undo = undo
        self.pages: dict[str, Page] = {}
        self.run_at = timezone.now()

    def all(self, plan: Plan) -> dict[str, Written]:
        written = {}
        for action in plan.actions:
            try:
                match action:
                    case Create():
                        written[action.path] = self.create(action)
                    case Update():
                        written[action.path] = self.update(action)
                    case Rename():
                        ImportRecord.objects.filter(pk=action.record.pk).update(path=action.path)
            except ValidationError as reason:
                problem = error("page-refused", reason=" ".join(reason.messages))
                raise ApplyError(action.path, problem) from reason
            except PictureError as reason:
                raise ApplyError(action.path, error(reason.code, **reason.values)) from reason
        return written

    def create(self, action: Create) -> Written:
        content = action.content
        page = StoryPage() if content.kind == "story" else InfoPage()
        page.slug = content.slug
        self._fill(page, content)
        parent = action.parent if isinstance(action.parent, Page) else self.pages[action.parent]
        parent.refresh_from_db()  # treebeard counts children on the instance
        parent.add_child(instance=page)
        self.pages[action.path] = page
        return self._publish(page, content, ImportRecord(path=action.path))

    def update(self, action: Update) -> Written:
        _refuse_if_moved_on(action)
        self._fill(action.page, action.content)
        return self._publish(action.page, action.content, action.record)

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
        page.body = [self._block(block, content, n) for n, block in enumerate(content.blocks)]

    def _block(self, block: Block, content: Content, number: int) -> dict:
        value = block.value
        if isinstance(value, PlacedPicture):
            image = self._stored(value.picture, value.alt)
            picture = {"image": image.pk, "decorative": not value.alt, "alt_text": value.alt}
            value = {"picture": picture, "caption": value.caption}
        # The same block keeps its id from import to import: staff's comments hang on it.
        block_id = str(uuid5(NAMESPACE_URL, f"{content.path}#{number}"))
        return {"type": block.type, "value": value, "id": block_id}

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
