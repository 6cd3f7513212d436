"""Give new pages their places in Wagtail's tree, as `add_child` does, with one query for each
parent."""

from collections import Counter

from django.db.models import F
from wagtail.models import Page

from importers.compat import treebeard
from importers.compat.wagtail import ask_for_slug


class Siblings:
    """The children of all parents of a run: the last place and the slugs that are taken."""

    def __init__(self):
        self.parents: dict[int, Page] = {}  # those in the database, as they are now, by number
        self.last: dict[str, Page | None] = {}  # the last child, by the parent's place
        self.slugs: dict[str, set[str]] = {}
        self.added: Counter[int] = Counter()

    def attach(self, page: Page, parent: Page) -> None:
        """Give a page that is to be checked the place of the last child of its parent."""
        parent = self._known(parent)
        treebeard.place_below(page, parent, self.last[parent.path])
        ask_for_slug(page, self._is_free)
        page.locale_id = parent.locale_id
        page.set_url_path(parent)

    def commit(self, page: Page) -> None:
        """Keep the place of a page that passed the check."""
        parent = treebeard.parent_of(page)
        self.last[parent.path] = page
        self.slugs[parent.path].add(page.slug)
        if parent.pk:
            self.added[parent.pk] += 1
        else:
            parent.numchild += 1

    def save_counts(self) -> None:
        """Save the number of children that the parents in the database have now."""
        for pk, number in self.added.items():
            Page.objects.filter(pk=pk).update(numchild=F("numchild") + number)
        self.added.clear()

    def _known(self, parent: Page) -> Page:
        """Return a parent whose children are loaded; one in the database is locked and read
        again."""
        if parent.pk and parent.pk not in self.parents:
            self.parents[parent.pk] = Page.objects.select_for_update().get(pk=parent.pk)
        parent = self.parents.get(parent.pk, parent)
        if parent.path not in self.last:
            children = parent.get_children() if parent.pk else Page.objects.none()
            self.last[parent.path] = children.last()
            self.slugs[parent.path] = set(children.values_list("slug", flat=True))
        return parent

    def _is_free(self, slug: str, parent: Page, page: Page) -> bool:
        return slug not in self.slugs[parent.path]
