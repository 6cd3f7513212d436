"""What is found below a page in the trash, and was not put there with it.

Former releases could save a page at the place that it had before somebody moved it. Its children
stayed behind, and became those of the next page that got the path. What was deleted together is
therefore known by identity: `DeletedPage.below`.
"""

import logging
from collections.abc import Iterator

from django.utils import timezone
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet

from cms.admin.trash.models import DeletedPage
from cms.admin.trash.state import as_live, rename_drafts
from cms.admin.trash.tree import IN_TRASH, entries, is_in_trash, trash_root
from cms.models.subtrees import STEP, free_slug, put_below

log = logging.getLogger(__name__)


def separate_strays(entry: DeletedPage) -> bool:
    """Take out what does not belong to a page in the trash, and what is public there off the site.

    Return True if something was public: nobody may have meant to delete it. The caller holds the
    tree.
    """
    for page in strays(entry):
        take_out(page, entry)
    public = list(Page.objects.filter(path__startswith=entry.page.path, live=True))
    for page in public:
        take_off(page, entry)
    return bool(public)


def strays(entry: DeletedPage) -> list[Page]:
    """Return the topmost pages below the page that were not deleted together with it."""
    others = DeletedPage.objects.exclude(pk=entry.pk)
    belong = {entry.page_id, *entry.below} - set(others.values_list("page_id", flat=True))
    found: list[Page] = []
    for page in Page.objects.filter(path__startswith=entry.page.path).order_by("path"):
        is_below_another = bool(found) and page.path.startswith(found[-1].path)
        if not is_below_another and page.pk not in belong:
            found.append(page)
    return found


def is_stray(page: Page, entry: DeletedPage) -> bool:
    if page.pk == entry.page_id:
        return False
    return page.pk not in entry.below or DeletedPage.objects.filter(page=page).exists()


def take_out(page: Page, wrong: DeletedPage | None = None) -> None:
    """Put a page where it belongs, or on its own in the trash. It is below `wrong` by mistake.

    What was in the trash is a draft where it comes to: nobody decided that it is public there.
    """
    home = place_of(page, wrong)
    log.warning("page %s, “%s”, is put below %s", page.pk, page, home or "the trash")
    if home is None:
        throw_away(page)
    elif (entry := entry_above(home)) is not None:
        rename(page, home)
        put_below(page, home)
        entry.below += [pk for pk in _branch(page) if pk not in entry.below]
        entry.deleted_at = timezone.now()  # the whole of it stays for as long as a new one
        entry.save(update_fields=["below", "deleted_at"])
    else:
        if is_in_trash(page) and not holds_a_site(page):
            _make_draft(Page.objects.filter(path__startswith=page.path, live=True))
        rename(page, home)
        put_below(page, home)


def rename(page: Page, parent: Page) -> None:
    """Give a page a slug that no other page below `parent` has."""
    slug = free_slug(page, parent)
    if slug != page.slug:
        Page.objects.filter(pk=page.pk).update(slug=slug)
        rename_drafts(page, slug)
        page.slug = slug


def throw_away(page: Page) -> None:
    """Put a page on its own in the trash, with an entry if it has none: it can be restored there.

    It cannot be known where it was: those see it who may change the pages that its address names.
    """
    if holds_a_site(page):
        put_below(page, Page.get_first_root_node())
        return
    entry = DeletedPage.objects.filter(page=page).first() or _entry_for(page)
    Page.objects.filter(pk=page.pk).update(slug=f"trash-{page.pk}")
    put_below(page, trash_root())
    entry.page = page
    entry.save()
    for each in Page.objects.filter(path__startswith=page.path, live=True):
        take_off(each, entry)


def take_off(page: Page, entry: DeletedPage) -> None:
    """Take a page in the trash off the site, and note it: restoring publishes it again."""
    log.warning("page %s, “%s”, was public in the trash", page.pk, page)
    entry.live = [was for was in entry.live if was["page"] != page.pk] + [as_live(page)]
    entry.save(update_fields=["live"])
    _make_draft(Page.objects.filter(pk=page.pk))


def entry_above(page: Page) -> DeletedPage | None:
    """Return the entry of a page in the trash, or of the page with which it was deleted."""
    above = [page.path[:end] for end in range(STEP, len(page.path) + 1, STEP)]
    found = entries().filter(page__path__in=above).select_related("page")
    return found.order_by("page__path").first()


def place_of(page: Page, wrong: DeletedPage | None = None) -> Page | None:
    """Return the page below which this one belongs, or None if that is not certain."""
    if holds_a_site(page):
        return Page.get_first_root_node()
    if DeletedPage.objects.filter(page=page).exists():
        return None  # it is in the trash on its own
    address = page.url_path.removesuffix("/").rpartition("/")[0] + "/"
    claims = (entry.page for entry in entries().select_related("page") if page.pk in entry.below)
    for found in (Page.objects.filter(url_path=address, depth__gt=1), _was_at(address), claims):
        possible = [each for each in found if not _is_within(each, page, wrong)]
        if possible:
            return possible[0] if len(possible) == 1 else None
    return None


def holds_a_site(page: Page) -> bool:
    return Site.objects.filter(root_page__path__startswith=page.path).exists()


def _is_within(place: Page, page: Page, wrong: DeletedPage | None) -> bool:
    subtrees = [page.path] + ([wrong.page.path] if wrong else [])
    return place.path.startswith(tuple(subtrees))


def _was_at(address: str) -> Iterator[Page]:
    """Yield the pages in the trash that had this address before."""
    slug = address.removesuffix("/").rpartition("/")[2]
    for entry in entries().filter(slug=slug).select_related("page", "parent"):
        if entry.parent and f"{entry.parent.url_path}{slug}/" == address:
            yield entry.page


def _entry_for(page: Page) -> DeletedPage:
    above = list(_named_by(page.url_path))
    home = Site.objects.filter(root_page__in=above).values_list("root_page__url_path", flat=True)
    at = [page.url_path.removeprefix(path.removesuffix("/")) for path in home]
    return DeletedPage(
        page=page,
        slug=page.slug,
        address=at[0] if at else "",
        ancestors=[each.pk for each in above],
        below=[pk for pk in _branch(page) if pk != page.pk],
    )


def _named_by(address: str) -> PageQuerySet:
    """Return the pages on the way to an address."""
    parts = address.strip("/").split("/")
    on_the_way = ["/" + "".join(f"{part}/" for part in parts[:end]) for end in range(len(parts))]
    return Page.objects.exclude(IN_TRASH).filter(url_path__in=on_the_way).order_by("path")


def _branch(page: Page) -> list[int]:
    return list(Page.objects.filter(path__startswith=page.path).values_list("pk", flat=True))


def _make_draft(pages: PageQuerySet) -> None:
    pages.update(live=False, live_revision=None, has_unpublished_changes=True)
