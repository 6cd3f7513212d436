"""Make pages for folders that have none of their own, so that what is in them keeps its address.

Such a page has a title and a sentence; the site itself lists the public pages below it. Its path is
that of the folder, with `/` at its end. It goes through the plan as if the folder had an index. An
index that is added later takes the page over, see `adopt_folder_pages`.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from cms.models import InfoPage
from importers.content.content import Content
from importers.files.documents import Document
from importers.files.folder_settings import Sections
from importers.files.paths import is_folder, place_of, slug_of_folder, title_of_folder
from importers.models import ImportRecord
from importers.planning.actions import Action, Create, Update
from importers.planning.renames import Renamed
from importers.planning.tree import Names, Tree

Compared = Action | Content | Renamed


def adopt_folder_pages(
    records: Iterable[ImportRecord], documents: Iterable[Document], sections: Sections
) -> None:
    """Give the page that was made for a folder to the file that by now is the page of that folder.

    The record gets the new path in memory, and in the database when the page is written.
    """
    records = list(records)
    made = {place_of(each.path, sections).names: each for each in records if _is_made(each)}
    known = {each.path for each in records}
    for document in documents if made else ():
        record = made.get(place_of(document.path, sections).names)
        if record and _is_made(record) and document.path not in known:
            record.taken_from, record.path = record.path, document.path


def _is_made(record: ImportRecord) -> bool:
    return is_folder(record.path)


def document_of(path: str, is_public: bool) -> Document:
    """Return what stands for the missing index of a folder."""
    title = json.dumps(title_of_folder(path), ensure_ascii=False)
    state = "" if is_public else "draft: true\n"
    sentence = _("Choose a page from this part.")
    return Document.of(path, f"---\ntitle: {title}\n{state}---\n\n{sentence}\n")


class FolderPages:
    """The folders of a run that need a page of their own."""

    def __init__(self, compared: Sequence[Compared], records: Iterable[ImportRecord], sections):
        self.sections = sections
        self.needed: dict[Names, str] = {}  # the path of the folder, by the names of its page
        self.names: dict[str, Names] = {}  # of the page of each folder
        self.public: set[str] = set()  # folders that hold something that visitors may see
        self.addresses: dict[tuple[str, ...], str] = {}  # of pages with a file, by their slugs
        pages = {each.path: each for each in records}
        self.known = frozenset(pages)
        for each in compared:
            content = getattr(each, "content", None) if not isinstance(each, Content) else each
            if _is_public(each, content, pages.pop(each.path, None)):
                self.public.update(_folders_above(each.path))
            if content and content.kind == "info" and isinstance(each, Content | Renamed):
                self._need(content)
        for path, record in pages.items():  # what this run does not look at stays as it is
            if record.page and record.page.live and not is_folder(path):
                self.public.update(_folders_above(path))

    def _need(self, content: Content) -> None:
        place = content.place
        if place.unpublished:
            return
        slugs = (*map(slug_of_folder, place.folder), content.slug)
        self.addresses.setdefault(slugs, content.path)
        for folder in _folders_above(content.path) if place.folder else ():
            names = self._names(folder)
            if names and names == place.folder[: len(names)]:
                self.needed.setdefault(names, folder)

    def _names(self, folder: str) -> Names:
        if folder not in self.names:
            self.names[folder] = place_of(folder, self.sections).names
        return self.names[folder]

    def find_places(self, tree: Tree) -> list[str]:
        """Return the paths of the folders for which to make a page, those above first.

        A page that is at the address of the folder is the page of the folder. Where there can be
        none, what is in the folder comes under the nearest page above.
        """
        made = []
        for names, path in sorted(self.needed.items(), key=lambda each: (len(each[0]), each)):
            if names in tree.folders or names in tree.refused:
                continue
            slugs = tuple(map(slug_of_folder, names))
            if slugs in self.addresses:
                tree.folders[names] = self.addresses[slugs]
                continue
            if not slugs[-1]:
                continue
            there = tree.page_at(names, slugs[-1])
            if isinstance(there, InfoPage):
                tree.folders[names] = there
            elif there is None and path not in self.known:  # nobody deleted it
                tree.folders[names] = self.addresses[slugs] = path
                made.append(path)
        return made


def _is_public(each: Compared, content: Content | None, record: ImportRecord | None) -> bool:
    """Return True if visitors may see the page, after this run."""
    if isinstance(each, Content | Create | Update | Renamed) and content:
        return not content.schedule.draft and content.schedule.go_live_at is None
    return bool(record and record.page and record.page.live)


def _folders_above(path: str) -> list[str]:
    """Return the folders that a file or a folder is in, as paths with `/` at their end."""
    return [f"{folder}/" for folder in PurePosixPath(path).parents if folder.name]
