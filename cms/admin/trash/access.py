"""Permissions for pages in the trash.

Nobody has permissions within the tree of the trash, so those for the page's former place apply.
"""

from collections.abc import Iterable, Iterator

from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.admin.trash.models import DeletedPage
from cms.compat.wagtail.models import without_schedule


def may_open_trash(user) -> bool:
    return policy_registry.get_by_type(Page).user_has_permission(user, "change")


def visible_entries(user, entries: Iterable[DeletedPage]) -> Iterator[DeletedPage]:
    return (entry for entry in entries if may_see(user, entry))


def may_see(user, entry: DeletedPage) -> bool:
    """Return True if the user may edit pages at its former place, or may add there and owns it."""
    if user.is_superuser:
        return user.is_active
    held = _permissions(user, {*entry.ancestors, entry.page_id})
    return "change_page" in held or ("add_page" in held and entry.page.owner_id == user.pk)


def may_edit(user, page: Page, entry: DeletedPage) -> bool:
    """Return True if the user might edit the page, which went into the trash with that of `entry`.

    There are rights of groups for pages below it as well.
    """
    if user.is_superuser:
        return user.is_active
    within = page.get_ancestors(inclusive=True).values_list("pk", flat=True)
    held = _permissions(user, {*entry.ancestors, *within})
    return "change_page" in held or ("add_page" in held and page.owner_id == user.pk)


def may_delete_for_good(user, entry: DeletedPage) -> bool:
    return may_see(user, entry) and user.has_perm("trash.delete_deletedpage")


def may_take_away(user, page: Page) -> bool:
    """Return True if the page and all below it are the user's own, not public and not planned.

    It is asked for those who may not publish there: Wagtail lets them delete and move whatever is
    not public, also what a colleague wrote, and what was approved for a day to come.
    """
    if page.owner_id != user.pk:
        return False
    subtree = page.get_descendants(inclusive=True)
    own = without_schedule(subtree.filter(owner=user, live=False))
    return not subtree.exclude(pk__in=own.values("pk")).exists()


def may_add_under(user, parent: Page) -> bool:
    return parent.permissions_for_user(user).can_add_subpage()


def may_publish_under(user, parent: Page) -> bool:
    return parent.permissions_for_user(user).can_publish_subpage()


def _permissions(user, places: set[int]) -> set[str]:
    held = policy_registry.get_by_type(Page).get_cached_permissions_for_user(user)
    return {each.permission.codename for each in held if each.page_id in places}
