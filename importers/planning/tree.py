"""Find the parent of each new page, and detect pages that want the same address."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from wagtail.models import Page

from cms.models import InfoPage
from cms.models.addresses import reserved_slugs
from importers.content.content import Content
from importers.files.folder_settings import Sections
from importers.files.paths import SECTIONS, Place, is_folder, place_of
from importers.models import ImportRecord
from importers.planning.actions import Parent
from importers.planning.destination import Destination
from importers.planning.slug_fallbacks import with_slug_fallbacks
from importers.planning.story_lists import StoryLists, address_of_new, is_new_list
from importers.problems import Problem, error, info, warning

Address = tuple[int | str, str]  # the parent's id or path, and the slug
Names = tuple[str, ...]  # of folders, and last the name of the page
MOST_NAMED = 5
RESERVED_ENDING = "-info"  # as editors are advised to do it


class Tree:
    """The addresses that are taken: in the database, and by the documents of this run.

    Once all folders are known, `settle` decides on the slugs of new pages.
    """

    def __init__(
        self,
        destination: Destination,
        records: Sequence[ImportRecord],
        contents: Sequence[Content],
        refused: Iterable[str] = (),
        sections: Sections = SECTIONS,
    ):
        self.destination = destination
        self.lists = StoryLists(destination)
        self.sections = sections
        self.folders: dict[Names, Parent] = {}
        self.taken: dict[Address, int] = {}  # the number of the page in the database
        self.wanted: dict[Address, list[Content]] = {}
        self.first_in: dict[str, str] = {}  # the first file in each folder that gets a page
        self.reserved = reserved_slugs()
        self.known_parents: set[int] = set()
        self.taken_lists: dict[str, bool] = {}  # by the key of each list to make
        self.refused = {place_of(path, sections).names: path for path in refused}
        self.known = {record.page_id for record in records}
        for record in records:
            if record.page and record.page.specific_class is InfoPage:
                self.folders[place_of(record.path, sections).names] = record.page
        for content in contents:
            if content.kind == "info":
                self.folders[content.place.names] = content.path
        self.final: dict[str, Content] = {}

    def settle(self, contents: Sequence[Content]) -> None:
        """Decide which of the new pages need the longer of their slugs."""
        contents = [self.beside_reserved(content) for content in contents]
        final = with_slug_fallbacks(contents, self._address, self._is_taken)
        self.final = {content.path: content for content in final}

    def beside_reserved(self, content: Content) -> Content:
        """Return the content with a longer slug if its own is an address of the website itself.

        Else all that is below it could not come in.
        """
        if content.slug not in self.reserved or not self._is_top(self.parent_of(content)[0]):
            return content
        line = content.slug_key.line if content.slug_key else None
        slug = f"{content.slug}{RESERVED_ENDING}"
        about = warning("address-reserved", line, slug=content.slug, new=slug)
        return replace(content, slug=slug, problems=(*content.problems, about))

    def page_at(self, names: Names, slug: str) -> Page | None:
        """Return the page that the database has at the address of a folder."""
        parent = self._above(names)
        if slug in self.reserved and self._is_top(parent):
            slug = f"{slug}{RESERVED_ENDING}"
        if isinstance(parent, str) or not self._is_taken((parent.pk, slug)):
            return None
        return Page.objects.get(pk=self.taken[(parent.pk, slug)]).specific

    def _above(self, names: Names) -> Parent:
        """Return the nearest page above a page or a folder with these names."""
        above = (names[:end] for end in range(len(names) - 1, 0, -1))
        found = next((each for each in above if each in self.folders), None)
        return self.folders[found] if found else self.destination.home

    def _is_top(self, parent: Parent) -> bool:
        return isinstance(parent, Page) and parent.pk == self.destination.home.pk

    def adopt(self, path: str, page: Page) -> None:
        """Record that the page of another path belongs to this one from now on."""
        if page.specific_class is InfoPage:
            self.folders[place_of(path, self.sections).names] = page

    def place(self, content: Content) -> tuple[Content, Parent, list[Problem]]:
        """Return a new page with its final address, its parent, and what is wrong there."""
        content = self.final.get(content.path, content)
        parent, problems = self.parent_of(content)
        line = content.slug_key.line if content.slug_key else None
        address = self._address(content)
        if self._is_taken(address):
            problems.append(self._about_taken(address, line))
        self.wanted.setdefault(address, []).append(content)
        return content, parent, problems

    def clashes(self) -> dict[str, Problem]:
        """Return, for each file that wants the address of another one, the problem to report."""
        return {
            content.path: _about_clash(content, clashes)
            for clashes in self.wanted.values()
            if len(clashes) > 1
            for content in clashes
        }

    def waits_for(self, content: Content) -> str:
        """Return the path of a refused file that would be the parent of this page; empty if none
        is."""
        if content.kind == "story":
            return ""
        for names in content.place.folders_above:
            if names in self.folders:
                return ""
            if names in self.refused:
                return self.refused[names]
        return ""

    def parent_of(self, content: Content) -> tuple[Parent, list[Problem]]:
        """Return the parent of the page of a document, and what to report."""
        if content.kind == "story":
            parent = self.lists.parent_for(content.story_list)
            return parent, self._about_list(parent, content)
        folder = content.place.folder
        parent = self.parent_at(content.place)
        if not folder:
            return parent, []
        if folder in self.folders:
            return parent, self._about_made(content, parent)
        found = next((each for each in content.place.folders_above if each in self.folders), None)
        if found:
            return parent, _about_skipped(folder, found)
        return parent, [warning("no-folder-page", folder="/".join(folder))]

    def _about_list(self, parent: Parent, content: Content) -> list[Problem]:
        """Tell of a story list that is made, at the first file in it, or why it cannot be."""
        if not is_new_list(parent):
            return []
        values: dict[str, Any] = {
            "title": content.story_list,
            "address": address_of_new(str(parent)),
        }
        if self.is_refused(parent):
            return [error("list-taken", **values)]
        first = self.first_in.setdefault(str(parent), content.path)
        return [info("list-new", **values)] if first == content.path else []

    def is_refused(self, parent: Parent) -> bool:
        """Return True for a new list whose address another page has, or will have."""
        if not is_new_list(parent):
            return False
        key = str(parent)
        if key not in self.taken_lists:
            slug = address_of_new(key).strip("/")
            wanted = (self.destination.home.pk, slug)
            others = wanted in self.wanted or self._is_taken(wanted)
            self.taken_lists[key] = others or slug in self.reserved
            self.taken.setdefault(wanted, self.destination.stories.pk)  # not for another page
        return self.taken_lists[key]

    def _about_made(self, content: Content, parent: Parent) -> list[Problem]:
        """Tell of a page that is made for a folder, at the first file in that."""
        if not isinstance(parent, str) or not is_folder(parent):
            return []
        first = self.first_in.setdefault(parent, content.path)
        return [info("folder-page", folder=parent)] if first == content.path else []

    def parent_at(self, place: Place) -> Parent:
        """Return the nearest page above an info page."""
        return self._above(place.names)

    def is_claimed(self, parent: Parent, slug: str) -> bool:
        """Return True if an address is taken, or wanted by a new page."""
        address = (parent.pk if isinstance(parent, Page) else parent, slug)
        return address in self.wanted or self._is_taken(address)

    def _address(self, content: Content) -> Address:
        parent = self.parent_of(content)[0]
        return (parent.pk if isinstance(parent, Page) else parent, content.slug)

    def _is_taken(self, address: Address) -> bool:
        """Return True if a page in the database has an address; each parent is queried once."""
        parent = address[0]
        if isinstance(parent, int) and parent not in self.known_parents:
            self.known_parents.add(parent)
            children = Page.objects.get(pk=parent).get_children()
            self.taken |= {(parent, slug): pk for slug, pk in children.values_list("slug", "pk")}
        return address in self.taken

    def _about_taken(self, address: Address, line: int | None) -> Problem:
        """Return the problem of a taken address, with the folder and file of the page that has
        it."""
        page, slug = self.taken[address], address[1]
        other = self._others.get(page)
        if other is None or page in self.known:
            return error("address-taken", line, slug=slug)
        return error("address-other-source", line, slug=slug, source=other[0], path=other[1])

    @cached_property
    def _others(self) -> dict[int, tuple[str, str]]:
        """The folder and path of every page that the importer made."""
        made = ImportRecord.objects.exclude(page=None).values_list("page_id", "source", "path")
        return {page: (source, path) for page, source, path in made}


def _about_clash(content: Content, clashes: Sequence[Content]) -> Problem:
    others = ", ".join([each.path for each in clashes if each.path != content.path][:MOST_NAMED])
    line = content.slug_key.line if content.slug_key else None
    return error("address-twice", line, slug=content.slug, other=others)


def _about_skipped(folder: tuple[str, ...], found: tuple[str, ...]) -> list[Problem]:
    """Return what to report of a page whose parent is higher than its folder."""
    if folder == found:
        return []
    values: dict[str, Any] = {"folder": "/".join(folder), "found": "/".join(found)}
    return [warning("folder-skipped", **values)]
