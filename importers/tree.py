"""Find the parent of each new page, and see that no two pages want one address."""

from collections.abc import Iterable

from wagtail.models import Page

from cms.models import InfoPage
from cms.models.addresses import RESERVED_SLUGS

from .actions import Parent
from .addresses import place_of
from .content import Content
from .destination import Destination
from .models import ImportRecord
from .problems import Problem, error, warning


class Tree:
    """The addresses that are taken: in the database, and by the documents of this run."""

    def __init__(
        self,
        destination: Destination,
        records: Iterable[ImportRecord],
        contents: Iterable[Content],
        refused: Iterable[str] = (),
    ):
        self.destination = destination
        self.folders: dict[tuple[str, ...], Parent] = {}
        self.taken: set[tuple[int | str, str]] = set()
        self.wanted: dict[tuple[int | str, str], list[str]] = {}
        self.known_parents: set[int] = set()
        self.refused = {place_of(path).names: path for path in refused}
        for record in records:
            if record.page and record.page.specific_class is InfoPage:
                self.folders[place_of(record.path).names] = record.page
        for content in contents:
            if content.kind == "info":
                self.folders[content.place.names] = content.path

    def adopt(self, path: str, page: Page) -> None:
        """Learn that the page of another path belongs to this one from now on."""
        if page.specific_class is InfoPage:
            self.folders[place_of(path).names] = page

    def place(self, content: Content) -> tuple[Parent, list[Problem]]:
        """Return the parent of a page, and what is wrong with its address there."""
        parent, problems = self.parent_of(content)
        at_top = isinstance(parent, Page) and parent.pk == self.destination.home.pk
        if at_top and content.slug in RESERVED_SLUGS:
            problems.append(error("address-reserved", slug=content.slug))
        key = (parent.pk if isinstance(parent, Page) else parent, content.slug)
        if isinstance(parent, Page):
            self._learn_children(parent)
        if key in self.taken:
            problems.append(error("address-taken", slug=content.slug))
        self.wanted.setdefault(key, []).append(content.path)
        return parent, problems

    def rivals(self) -> dict[str, Problem]:
        """Return, for each file that wants the address of another one, what to tell of it."""
        return {
            path: error("address-twice", slug=slug, other=paths[0 if path != paths[0] else 1])
            for (_, slug), paths in self.wanted.items()
            if len(paths) > 1
            for path in paths
        }

    def waits_for(self, content: Content) -> str:
        """Return the path of a refused file without which this page has no place, or nothing."""
        if content.kind == "story":
            return ""
        for names in content.place.folders_above:
            if names in self.folders:
                return ""
            if names in self.refused:
                return self.refused[names]
        return ""

    def parent_of(self, content: Content) -> tuple[Parent, list[Problem]]:
        """Return the page under which the page of a document belongs, and what to tell."""
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
                self.taken.add((parent.pk, slug))
