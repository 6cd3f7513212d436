"""Where in the tree of pages the trash is, and how pages get there.

It has a root of its own, beside the one with all sites. Wagtail counts no root among the pages: it
shows none in lists, choosers and its API, and lets nobody edit or delete one. What asks for the
pages of a site, for those that a group may edit, or for what is below the first root, therefore
finds nothing that is in the trash. Which root it is stands in a table: paths in the tree change.
"""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.actions.move_page import MovePageAction
from wagtail.models import Page

from cms.admin.trash.models import TrashRoot

_ROOT_PATH = Subquery(TrashRoot.objects.values("page__path")[:1])
_NO_PATH = Value("-")  # of no page: treebeard's paths are digits and capitals
IN_TRASH = Q(path__startswith=Coalesce(_ROOT_PATH, _NO_PATH))
URL_PATH = "/-trash/"  # no site's home page has a path that starts like this


def is_in_trash(page: Page) -> bool:
    return bool(trashed([page]))


def trashed(pages: Iterable[Page]) -> set[int]:
    """Return the ids of those pages that are in the trash, with one query for all."""
    root = TrashRoot.objects.select_related("page").first()
    return {page.pk for page in pages if page.path.startswith(root.page.path)} if root else set()


def lock_trash() -> Page:
    """Return the page above all that is in the trash, for this transaction alone.

    Made when it is first needed: a database that was emptied gets it back.
    """
    Page.objects.select_for_update().get(pk=Page.get_first_root_node().pk)
    found = TrashRoot.objects.select_related("page").first()
    return found.page if found else _make()


def move(page: Page, target: Page, position: str, user) -> None:
    """Move without asking Wagtail who may: it knows no permission to put a page in the trash."""
    action = MovePageAction(page, target, pos=position, user=user)
    action.execute(skip_permission_checks=True)


def _make() -> Page:
    with override(settings.LANGUAGE_CODE):  # the title stands in the history of each page
        title = _("Trash")
    page = Page.add_root(instance=Page(title=title, slug="prullenbak", live=False))
    Page.objects.filter(pk=page.pk).update(url_path=URL_PATH)
    TrashRoot.objects.create(page=page)
    return Page.objects.get(pk=page.pk)
