"""Move a subtree of the tree by what is there, and not by counters, which may be wrong.

Treebeard's `move` asks `numchild` and the last child for a free path. In a damaged tree it finds
one that is taken, or one below which there are pages of nobody: these it would give a parent.
"""

from django.db.models import Q, Value
from django.db.models.functions import Concat, Length, Substr
from wagtail.models import Page

from cms.models.untitled import first_free

STEP = Page.steplen
DIGITS = Page.alphabet
LONGEST_SLUG = Page._meta.get_field("slug").max_length - 10  # with room for a number


def put_below(page: Page, parent: Page) -> None:
    """Make a page the last child of another, with all that is below it. Both get their new places.

    The caller holds the tree, and decides about permissions and slugs.
    """
    former = page.path
    path = _free_path(parent)
    # A path that is none can begin like those of others, which are not below this page.
    subtree = Q(path__startswith=former) if is_path(former) else Q(pk=page.pk)
    Page.objects.filter(subtree).update(path=Concat(Value(path), Substr("path", len(former) + 1)))
    below = Page.objects.filter(path__startswith=path)
    below.update(depth=Length("path") / STEP)
    recount(former[:-STEP])
    recount(parent.path)
    page.refresh_from_db()
    parent.refresh_from_db()
    renew_addresses(page)


def free_slug(page: Page, parent: Page) -> str:
    """Return the slug of a page, with a number behind it if another page below `parent` has it."""
    below = Page.objects.filter(path__startswith=parent.path).annotate(length=Length("path"))
    beside = below.filter(length=len(parent.path) + STEP).exclude(pk=page.pk)
    taken = set(beside.values_list("slug", flat=True))
    if page.slug not in taken:
        return page.slug
    return first_free(page.slug[:LONGEST_SLUG], lambda slug: slug not in taken)


def is_path(path: str) -> bool:
    return bool(path) and len(path) % STEP == 0 and not set(path) - set(DIGITS)


def recount(path: str) -> None:
    """Set the number of children of the page at `path`, if there is one."""
    number = count_children(path)
    Page.objects.filter(path=path).exclude(numchild=number).update(numchild=number)


def count_children(path: str) -> int:
    below = Page.objects.filter(path__startswith=path).annotate(length=Length("path"))
    return below.filter(length=len(path) + STEP).count()


def renew_addresses(page: Page) -> None:
    """Give a page and all below it the addresses of their places."""
    above = Page.objects.filter(path=page.path[:-STEP]).values_list("path", "url_path")
    addresses = dict(above)
    changed = []
    for each in Page.objects.filter(path__startswith=page.path).order_by("path"):
        parent = addresses.get(each.path[:-STEP])
        address = each.url_path if parent is None else f"{parent}{each.slug}/"
        addresses[each.path] = address
        if address != each.url_path:
            each.url_path = address
            changed.append(each)
    Page.objects.bulk_update(changed, ["url_path"], batch_size=500)
    page.refresh_from_db()


def _free_path(parent: Page) -> str:
    """Return a path below a page that no other begins with."""
    last = Page.objects.filter(path__startswith=parent.path).order_by("path").last()
    taken = last.path[len(parent.path) :][:STEP] if last else ""
    return parent.path + _number(int(taken or "0", len(DIGITS)) + 1)


def _number(value: int) -> str:
    digits = ""
    for _place in range(STEP):
        value, digit = divmod(value, len(DIGITS))
        digits = DIGITS[digit] + digits
    return digits
