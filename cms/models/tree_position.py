"""The position of a page in the tree, which only the database knows for certain.

A form, a program or a task loads a page and saves it later. Meanwhile somebody may have moved it,
or put it in the trash. To save the old position then would tear the tree: two pages at one
position, children without a parent, and a page that is public again where it was.
"""

from django.db.models import Q
from django.db.models.signals import pre_save
from django.dispatch import Signal
from wagtail.models import Page

from cms.models.subtrees import count_children
from cms.models.version import hold_version

POSITION = ("path", "depth", "numchild")
RELEVANT = frozenset({*POSITION, "slug", "url_path", "live"})
# Sent with `instance` and `stored`, the row, if the page was moved or renamed since it was loaded.
position_changed = Signal()


def load_position(page: Page, *, lock: bool = False) -> dict | None:
    """Give a page the position that the database has, and return the row, or None if it is gone.

    With `lock`, the row stays as it is until the transaction ends.
    """
    rows = Page.objects.select_for_update() if lock else Page.objects
    stored = rows.filter(pk=page.pk).values(*POSITION, "slug", "url_path").first()
    for name in POSITION if stored else ():
        setattr(page, name, stored[name])
    return stored


def lock_position(page: Page) -> None:
    """Give a page its stored position and address, and lock both until the transaction ends.

    Raises DoesNotExist if it was deleted for good.
    """
    stored = load_position(page, lock=True)
    if stored is None:
        raise page.DoesNotExist
    page.url_path = stored["url_path"]
    page.get_parent(update=True)


def prepare_save(page: Page, update_fields=None) -> None:
    """Prepare a page for being saved where it is now, within the transaction that saves it."""
    if page.pk is None or not (update_fields is None or RELEVANT.intersection(update_fields)):
        return
    former = page.path
    if page.live or _is_any_live(page):
        hold_version()
    stored = load_position(page, lock=True)
    if stored is None:
        return  # Django or Wagtail refuses
    if update_fields is not None and "numchild" in update_fields:
        # A subtree is copied: its pages were put below the copy by their paths.
        page.numchild = count_children(page.path)
    if (former, page.slug, page.url_path) == (page.path, stored["slug"], stored["url_path"]):
        return
    position_changed.send(sender=type(page), instance=page, stored=stored)
    if page.depth == 1:
        page.url_path = stored["url_path"]
    else:
        page.set_url_path(page.get_parent(update=True))


def _is_any_live(page: Page) -> bool:
    """Return True if a page or one below it is public: their addresses may change together."""
    subtree = Q(pk=page.pk) | Q(path__startswith=page.path)
    return Page.objects.filter(subtree, live=True).exists()


def prepare_row(instance: Page, raw=False, update_fields=None, **kwargs) -> None:
    """Do the same for a page that is saved without its type, as when it is moved (`pre_save`)."""
    if not raw:
        prepare_save(instance, update_fields)


def connect() -> None:
    pre_save.connect(prepare_row, sender=Page, dispatch_uid="place")
