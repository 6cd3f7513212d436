"""The root page of the trash, and moving pages to it.

The trash has a root page of its own, beside the one of all sites. Wagtail shows root pages neither
in lists and choosers nor in its API, and lets nobody edit or delete them. Queries for the pages of
a site, for those that a group may edit, or for the descendants of the first root therefore exclude
the trash. A table refers to its root, because paths in the tree change.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Page

from cms.admin.trash.models import DeletedPage, TrashRoot
from cms.compat.wagtail.models import MovePageAction
from cms.models.tree_position import lock_position
from cms.models.version import hold_version

_ROOT_PATH = Subquery(TrashRoot.objects.values("page__path")[:1])
_NO_PATH = Value("-")  # matches no page: treebeard's paths are digits and capital letters
IN_TRASH = Q(path__startswith=Coalesce(_ROOT_PATH, _NO_PATH))
URL_PATH = "/-trash/"  # the url_path of no site's home page starts like this
_is_moving: ContextVar[bool] = ContextVar("the trash moves a page", default=False)


def is_in_trash(page: Page) -> bool:
    return bool(trashed([page]))


def trashed(pages: Iterable[Page]) -> set[int]:
    """Return the ids of the pages that are in the trash, with one query."""
    root = TrashRoot.objects.select_related("page").first()
    return {page.pk for page in pages if page.path.startswith(root.page.path)} if root else set()


def lock_trash() -> Page:
    """Return the root page of the trash, locked for this transaction.

    It is created if it is missing, as in a database that was emptied.
    """
    hold_version()
    Page.objects.select_for_update().get(pk=Page.get_first_root_node().pk)
    return trash_root()


def trash_root() -> Page:
    root = TrashRoot.objects.select_related("page").first()
    return root.page if root else _create_root()


def move(page: Page, target: Page, position: str, user) -> None:
    """Move a page without Wagtail's permission check: it has no permission for the trash."""
    token = _is_moving.set(True)
    try:
        action = MovePageAction(page, target, pos=position, user=user)
        action.execute(skip_permission_checks=True)
    finally:
        _is_moving.reset(token)


@contextmanager
def hold(*pages: Page) -> Iterator[None]:
    """Keep the tree from being changed by others, and give the pages the places they have now."""
    with transaction.atomic():
        lock_trash()
        for page in pages:
            lock_position(page)
        yield


def is_moving() -> bool:
    """Return True if the trash itself moves the page that is being moved."""
    return _is_moving.get()


def entries() -> QuerySet[DeletedPage]:
    """Return what the trash holds.

    A page may have left it without `restore`, by releases before this one: its entry is obsolete.
    """
    return DeletedPage.objects.filter(page__in=Page.objects.filter(IN_TRASH))


def _create_root() -> Page:
    with override(settings.LANGUAGE_CODE):  # the history of a page shows the title
        title = _("Trash")
    page = Page.add_root(instance=Page(title=title, slug="prullenbak", live=False))
    Page.objects.filter(pk=page.pk).update(url_path=URL_PATH)
    TrashRoot.objects.create(page=page)
    return Page.objects.get(pk=page.pk)
