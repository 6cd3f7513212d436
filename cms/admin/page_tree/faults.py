"""What can be wrong in the tree of pages: how it is found, and how it is repaired.

A fault is repaired after those before it in FAULTS, on which it depends. No page is deleted. What
was public stays public where it is, unless its place is in the trash.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from cms.admin.page_tree.rows import Row, Tree
from cms.admin.trash import strays
from cms.admin.trash.expire import tidy
from cms.admin.trash.models import DeletedPage, TrashRoot
from cms.admin.trash.tree import entries
from cms.models.subtrees import STEP, is_path, recount


@dataclass(frozen=True)
class Fault:
    """`find` yields the pages that have it. `repair` gets one that still has it."""

    text: str
    find: Callable[[Tree], Iterator[Row]]
    repair: Callable[[Page], None]


def wrong_depth(tree: Tree) -> Iterator[Row]:
    placed = (row for row in tree.rows.values() if is_path(row.path))
    return (row for row in placed if row.depth != len(row.path) // STEP)


def set_depth(page: Page) -> None:
    Page.objects.filter(pk=page.pk).update(depth=len(page.path) // STEP)


def without_place(tree: Tree) -> Iterator[Row]:
    """Yield the pages without a page above them, those first that others may belong below."""
    lost = [row for row in tree.rows.values() if not tree.is_placed(row)]
    return iter(sorted(lost, key=lambda row: (is_path(row.path), len(row.url_path))))


def wrong_number(tree: Tree) -> Iterator[Row]:
    placed = (row for row in tree.rows.values() if is_path(row.path))
    return (row for row in placed if row.numchild != tree.children[row.path])


def without_entry(tree: Tree) -> Iterator[Row]:
    """Yield the pages that are in the trash on their own, and are not offered there."""
    own = set(DeletedPage.objects.values_list("page_id", flat=True))
    return (row for row in _in_trash(tree, depth=2) if row.pk not in own)


def below_by_mistake(tree: Tree) -> Iterator[Row]:
    for entry in entries().select_related("page"):
        yield from (tree.rows[page.path] for page in strays.strays(entry))


def take_out(page: Page) -> None:
    above = strays.entry_above(page)
    if above and strays.is_stray(page, above):
        strays.take_out(page, above)


def public_in_trash(tree: Tree) -> Iterator[Row]:
    return (row for row in _in_trash(tree) if row.live)


def take_off(page: Page) -> None:
    entry = strays.entry_above(page)
    if entry is not None:
        strays.take_off(page, entry)


def in_use(tree: Tree) -> Iterator[Row]:
    """Yield the pages that count as deleted, and are not in the trash."""
    kept = set(entries().values_list("page_id", flat=True))
    others = set(DeletedPage.objects.values_list("page_id", flat=True)) - kept
    return (row for row in tree.rows.values() if row.pk in others)


def twice(tree: Tree) -> Iterator[Row]:
    """Yield all but one of the pages that have the same slug beside each other: drafts first."""
    first: set[tuple[str, str]] = set()
    for row in sorted(tree.rows.values(), key=lambda row: (not row.live, row.path)):
        place = (row.above, row.slug)
        if row.above and place in first:
            yield row
        first.add(place)


def rename(page: Page) -> None:
    strays.rename(page, Page.objects.get(path=page.path[:-STEP]))
    set_address(page)


def wrong_address(tree: Tree) -> Iterator[Row]:
    """Yield the pages whose address does not follow from their place, from above."""
    right: dict[str, str] = {}
    for row in tree.rows.values():
        above = right.get(row.above)
        right[row.path] = row.url_path if above is None else f"{above}{row.slug}/"
        if right[row.path] != row.url_path:
            yield row


def set_address(page: Page) -> None:
    """Give a page the address of its place, and let visitors of the former one find it."""
    above = Page.objects.get(path=page.path[:-STEP])
    former, page.url_path = page.url_path, f"{above.url_path}{page.slug}/"
    Page.objects.filter(pk=page.pk).update(url_path=page.url_path)
    for site in Site.objects.select_related("root_page") if page.live else ():
        root = site.root_page.url_path
        if former != page.url_path and former.startswith(root):
            _lead_on(former[len(root) - 1 :], page)


def _lead_on(address: str, page: Page) -> None:
    old = Redirect.normalise_path(address)
    if not Redirect.objects.filter(old_path=old).exists():
        Redirect.add_redirect(old, redirect_to=page, automatically_created=True)


def _in_trash(tree: Tree, depth: int | None = None) -> Iterator[Row]:
    root = TrashRoot.objects.select_related("page").first()
    path = root.page.path if root else None
    for row in tree.rows.values():
        below = path is not None and row.path.startswith(path) and row.path != path
        if below and depth in (None, len(row.path) // STEP):
            yield row


FAULTS = (
    Fault("has a wrong depth", wrong_depth, set_depth),
    Fault("hangs on no page", without_place, strays.take_out),
    Fault("counts a wrong number of children", wrong_number, lambda page: recount(page.path)),
    Fault("is in the trash, which does not show it", without_entry, strays.throw_away),
    Fault("is below one in the trash, but was not deleted with it", below_by_mistake, take_out),
    Fault("is public, and in the trash", public_in_trash, take_off),
    Fault("counts as deleted, and is not in the trash", in_use, lambda page: tidy()),
    Fault("has the address of a page beside it", twice, rename),
    Fault("has an address that is not that of its place", wrong_address, set_address),
)
