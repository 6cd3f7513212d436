"""Find the parent of each new page, and see that no two pages want one address."""

from collections.abc import Iterable

from wagtail.models import Page

from cms.models import InfoPage
from cms.models.addresses import RESERVED_SLUGS

from .addresses import place_of
from .content import Content
from .destination import Destination
from .models import ImportRecord
from .problems import Problem, error, warning

Parent = Page | str  # a page, or the path of the document whose page will be it


class Tree:
    """The addresses that are taken: in the database, and by the documents of this run."""

    def __init__(
        self,
        destination: Destination,
        records: Iterable[ImportRecord],
        contents: Iterable[Content],
    ):
        self.destination = destination
        self.folders: dict[tuple[str, ...], Parent] = {}
        self.taken: dict[tuple[int | str, str], str] = {}
        self.known_parents: set[int] = set()
        for record in records:
            if record.page and record.page.specific_class is InfoPage:
                self.folders[place_of(record.path).names] = record.page
        for content in contents:
            if content.kind == "info":
                self.folders[content.place.names] = content.path

    def place(self, content: Content) -> tuple[Parent, list[Problem]]:
        """Return the parent of a new page, and what is wrong with its address there."""
        parent, problems = self._parent(content)
        at_top = isinstance(parent, Page) and parent.pk == self.destination.home.pk
        if at_top and content.slug in RESERVED_SLUGS:
            problems.append(error("address-reserved", slug=content.slug))
        key = (parent.pk if isinstance(parent, Page) else parent, content.slug)
        if isinstance(parent, Page):
            self._learn_children(parent)
        if key in self.taken:
            problems.append(_about_taken(content.slug, self.taken[key]))
        self.taken.setdefault(key, content.path)
        return parent, problems

    def _parent(self, content: Content) -> tuple[Parent, list[Problem]]:
        if content.kind == "story":
            return self.destination.stories, []
        above = content.place.folders_above
        for names in above:
            if names in self.folders:
                return self.folders[names], []
        problems = [warning("no-folder-page", folder="/".join(above[0]))] if above else []
        return self.destination.home, problems

    def _learn_children(self, parent: Page) -> None:
        """Take in the addresses under a page, once, however many documents go there."""
        if parent.pk not in self.known_parents:
            self.known_parents.add(parent.pk)
            for slug in parent.get_children().values_list("slug", flat=True):
                self.taken[parent.pk, slug] = ""


def _about_taken(slug: str, other: str) -> Problem:
    if other:
        return error("address-twice", slug=slug, other=other)
    return error("address-taken", slug=slug)
