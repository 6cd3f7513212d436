"""What only a page above kept private is not public where it comes to stand.

The restrictions of a page are deleted with it. What they hid in the trash becomes a draft then.
"""

from wagtail.models import Page, PageViewRestriction

from cms.admin.trash.models import DeletedPage
from cms.admin.trash.tree import entries


def loses_privacy(entry: DeletedPage, parent: Page) -> bool:
    """Return True if a page above kept visitors out, and none does below `parent`."""
    was_private = PageViewRestriction.objects.filter(page__in=entry.ancestors).exists()
    return was_private and not parent.get_view_restrictions().exists()


def keep_hidden_what_was_below(page: Page) -> None:
    """Let what is in the trash stay a draft if this page, or one below it, alone kept it private.

    Called before the page is deleted for good.
    """
    subtree = Page.objects.filter(path__startswith=page.path)
    restricted = set(PageViewRestriction.objects.values_list("page_id", flat=True))
    going = restricted.intersection(subtree.values_list("pk", flat=True))
    if not going:
        return
    for entry in entries().exclude(page__in=subtree):
        above = restricted.intersection(entry.ancestors)
        if above and above <= going:
            _stay_draft(entry)


def _stay_draft(entry: DeletedPage) -> None:
    within = {entry.page_id, *entry.below}
    entry.live = [was for was in entry.live if was["page"] not in within]
    entry.scheduled = []
    entry.save(update_fields=["live", "scheduled"])
