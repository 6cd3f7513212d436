"""Keep pages in the trash from being used, whichever way: they are neither live nor moved.

Screens and APIs do not offer these pages. What gets hold of one nevertheless, such as a scheduled
publication or a workflow, an extension or a script, ends here before anything is written.
"""

from django.core.exceptions import ValidationError
from django.db.models.signals import pre_save
from django.utils.translation import gettext as _
from wagtail.models import Page, Site
from wagtail.signals import pre_page_move

from cms.admin.trash.tree import hold, is_in_trash, is_moving, trashed
from cms.compat.wagtail.models import get_page_models, hold_during_moves
from cms.models.tree_position import position_changed


class InTrashError(ValidationError):
    """Raised instead of publishing, making or moving a page in the trash."""

    def __init__(self, message: str = ""):
        super().__init__(message or _("This page is in the trash. Put it back before you use it."))


def refuse_in_trash(instance: Page, raw=False, update_fields=None, **kwargs) -> None:
    """Raise InTrashError for a live or a new page in the trash (`pre_save`).

    An alias follows the page that it is an alias of, which is published: it does so as a draft.
    """
    is_new = instance._state.adding
    concerns_live = update_fields is None or "live" in update_fields
    if raw or instance.depth in (None, 1) or not (is_new or (instance.live and concerns_live)):
        return
    if not is_in_trash(instance):
        return
    if is_new or not instance.alias_of_id:
        raise InTrashError
    instance.live = False


def keep_slug(instance: Page, stored: dict, **kwargs) -> None:
    """Let a page in the trash keep the slug that it has there (`position_changed`).

    An editor's form that was opened before has the former one, which another page may have by now.
    """
    if is_in_trash(instance):
        instance.slug = stored["slug"]


def refuse_site(instance: Site, raw=False, **kwargs) -> None:
    """Raise InTrashError for a site whose home page is in the trash (`pre_save`)."""
    if not raw and is_in_trash(instance.root_page):
        raise InTrashError


def refuse_move(parent_page_before: Page, parent_page_after: Page, **kwargs) -> None:
    """Raise InTrashError for a move into the trash or out of it (`pre_page_move`)."""
    if not is_moving() and trashed([parent_page_before, parent_page_after]):
        raise InTrashError


def connect() -> None:
    for model in get_page_models():
        pre_save.connect(refuse_in_trash, sender=model, dispatch_uid="trash")
    position_changed.connect(keep_slug, dispatch_uid="trash")
    pre_save.connect(refuse_site, sender=Site, dispatch_uid="trash")
    hold_during_moves(hold)
    pre_page_move.connect(refuse_move, dispatch_uid="trash")
