"""Undocumented names of Wagtail's models."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import CharField, Exists, OuterRef
from django.db.models.functions import Cast
from wagtail.actions.delete import DeleteAction
from wagtail.actions.delete_page import DeletePageAction, DeletePagePermissionError
from wagtail.actions.move_page import MovePageAction
from wagtail.admin.compare import StructBlockComparison
from wagtail.blocks import StreamValue
from wagtail.contrib.redirects.models import Redirect
from wagtail.coreutils import find_available_slug
from wagtail.images.blocks import ImageBlockComparison
from wagtail.images.models import (
    AbstractImage,
    SourceImageIOError,
    WagtailImageField,
    WagtailImageFieldFile,
)
from wagtail.images.models import get_upload_to as image_upload_to
from wagtail.log_actions import registry as log_registry
from wagtail.models import (
    CollectionViewRestriction,
    GroupCollectionPermission,
    ModelLogEntry,
    Page,
    PagePermissionTester,
    PageSubscription,
    Revision,
    UploadedFile,
    WorkflowPage,
    get_page_models,
)
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.query import PageQuerySet
from wagtail.rich_text import get_text_for_indexing

__all__ = [
    "CollectionOwnershipPermissionPolicy",
    "CollectionViewRestriction",
    "DeleteAction",
    "DeletePageAction",
    "DeletePagePermissionError",
    "GroupCollectionPermission",
    "ImageBlockComparison",
    "ModelLogEntry",
    "MovePageAction",
    "PagePermissionTester",
    "PageSubscription",
    "SourceImageIOError",
    "StreamValue",
    "StructBlockComparison",
    "UploadedFile",
    "WagtailImageField",
    "WagtailImageFieldFile",
    "WorkflowPage",
    "find_available_slug",
    "get_page_models",
    "get_text_for_indexing",
    "image_upload_to",
    "log_registry",
]

# Columns that never affect what visitors see: drafts, locks, schedules, positions in the tree, and
# who uploaded a file.
HOUSEKEEPING_COLUMNS = frozenset(
    {
        "numchild",
        "latest_revision_id",
        "latest_revision_created_at",
        "live_revision_id",
        "has_unpublished_changes",
        "draft_title",
        "go_live_at",
        "expire_at",
        "expired",
        "locked",
        "locked_at",
        "locked_by_id",
        "owner_id",
        "uploaded_by_user_id",
    }
)


def set_file_metadata(image: AbstractImage) -> None:
    """Set the size and the hash of an image to those of its file, without saving the row."""
    image._set_image_file_metadata()


def hold_during_moves(hold: Callable[[Page, Page], AbstractContextManager]) -> None:
    """Let each move of a page, from whichever screen or program, run within a context.

    `hold` is called with the page and the target, as they were loaded.
    """
    execute = MovePageAction.execute

    def held(self: MovePageAction, *args, **kwargs):
        with hold(self.page, self.target):
            return execute(self, *args, **kwargs)

    MovePageAction.execute = held


def narrow_deletion(may: Callable[[AbstractBaseUser, Page], bool]) -> None:
    """Let who may not publish a page delete or move only what a function allows them, too.

    All screens and programs ask this, for each page that they list.
    """
    can_delete = PagePermissionTester.can_delete

    def narrowed(self: PagePermissionTester, ignore_bulk: bool = False) -> bool:
        if not can_delete(self, ignore_bulk):
            return False
        return self.user.is_superuser or "publish" in self.permissions or may(self.user, self.page)

    PagePermissionTester.can_delete = narrowed


def without_schedule(pages: PageQuerySet) -> PageQuerySet:
    """Return the pages without a scheduled publication.

    Wagtail stores the ids of objects with revisions as text.
    """
    approved = Revision.page_revisions.exclude(approved_go_live_at=None)
    of_page = approved.filter(object_id=Cast(OuterRef("pk"), output_field=CharField()))
    return pages.exclude(Exists(of_page))


def normalise_redirects(normal: Callable[[str], str]) -> None:
    """Let a function decide the form in which old addresses are stored and looked up."""

    def normalise_path(url: str, decode_unicode: bool = True) -> str:
        return normal(url)

    Redirect.normalise_path = staticmethod(normalise_path)
