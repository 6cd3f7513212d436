"""Where in the tree of pages the trash is, and how pages get there.

It is a second tree beside the one with all sites. What asks for the pages of a site, for those
that a group may edit, or for what is below the root, therefore finds nothing that is in the trash.
"""

from django.db.models import Q
from wagtail.actions.move_page import MovePageAction
from wagtail.models import Page

TRASH_PATH = "ZZZZ"  # of treebeard: the last of all trees that there can be
IN_TRASH = Q(path__startswith=TRASH_PATH)
URL_PATH = "/-bin/"  # no site's home page has an address that starts like this


def is_in_trash(page: Page) -> bool:
    return page.path.startswith(TRASH_PATH)


def lock_trash() -> Page:
    """Return the page above all that is in the trash, for this transaction alone.

    Made when it is first needed: a database that was emptied gets it back.
    """
    Page.objects.select_for_update().get(pk=Page.get_first_root_node().pk)
    found = Page.objects.filter(path=TRASH_PATH).first()
    return found or _make()


def move(page: Page, target: Page, position: str, user) -> None:
    """Move without asking Wagtail who may: it knows of no permission to put a page in the trash."""
    action = MovePageAction(page, target, pos=position, user=user)
    action.execute(skip_permission_checks=True)


def _make() -> Page:
    # The title stands in the history of each page, which is in the site's language.
    page = Page(path=TRASH_PATH, depth=1, numchild=0, title="Prullenbak", slug="prullenbak")
    page.live = False
    page.save()
    Page.objects.filter(pk=page.pk).update(url_path=URL_PATH)
    return Page.objects.get(pk=page.pk)
