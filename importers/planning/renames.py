"""Detect renamed files and folders that got a page, and plan where pages move."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from importers.content.content import Content
from importers.files.documents import Document
from importers.files.folder_settings import FolderSettings
from importers.files.paths import place_of
from importers.models import ImportRecord
from importers.planning.actions import Action, Leave, Move
from importers.planning.destination import PAGE_KINDS, is_kind_of
from importers.planning.page_state import in_use
from importers.planning.tree import Tree
from importers.problems import error, info, warning


@dataclass(frozen=True)
class Renamed:
    """A document with the text of a file that is gone, and the record of that file.

    `share` is how much of the text is the same, from 0 to 1.
    """

    content: Content
    record: ImportRecord
    share: float = 1

    @property
    def path(self) -> str:
        return self.content.path


def find_renames(
    documents: Sequence[Document], records: dict[str, ImportRecord], gone: Sequence[ImportRecord]
) -> dict[str, ImportRecord]:
    """Return the record of a gone file for each new file with the same text.

    Only if there is one of each: two files with the same text cannot be told apart.
    """
    new = [document for document in documents if document.path not in records]
    times = Counter(document.hash for document in new)
    lost = Counter(record.source_hash for record in gone)
    by_hash = {record.source_hash: record for record in gone}
    return {
        document.path: by_hash[document.hash]
        for document in new
        if times[document.hash] == lost[document.hash] == 1
    }


def plan_move(renamed: Renamed, tree: Tree) -> Action:
    """Return the action that moves the page of a renamed file to its new address.

    If an editor gave the page an address or works on it, it gets a new path only.
    """
    content, record, path = tree.beside_reserved(renamed.content), renamed.record, renamed.path
    page = record.page
    if page is None:
        raise ValueError(f"{record.path}: a record without a page cannot move")
    if not is_kind_of(page, content.kind):
        return Leave(path, "refused", (*content.problems, error("kind-changed", 1)), record)
    above = page.get_parent().pk
    chosen_by_editor = page.slug != record.slug or above != record.parent_id
    if chosen_by_editor or page.has_unpublished_changes or in_use(page):
        about = (*content.problems, info("renamed", old=record.path))
        return Move(path, record, page, problems=about)
    parent, problems = tree.parent_of(content)
    slug = content.slug if content.slug != page.slug else None
    if getattr(parent, "pk", None) == above:
        parent = None
    if parent or slug:
        _, _, problems = tree.place(content)
    found = (*content.problems, *problems, warning("moved", old=record.path))
    if any(problem.level == "error" for problem in found):
        return Leave(path, "refused", found, record)
    return Move(path, record, page, parent, slug, found)


def follow_folder(left: Leave, tree: Tree, settings: FolderSettings) -> Action:
    """Return the action that moves the page of an unchanged file under the page of its folder, or
    into the story list that the settings name.

    That came later: an index was added, or a line in the settings. What an editor moved stays where
    it is.
    """
    record = left.record
    page = record.page if record and left.outcome == "unchanged" else None
    if record is None or page is None:
        return left
    if issubclass(page.specific_class, PAGE_KINDS["info"]):
        parent, about = tree.parent_at(place_of(left.path, tree.sections)), info("moved-to-folder")
    elif title := settings.list_of(left.path):
        parent, about = tree.lists.parent_for(title), info("moved-to-list", title=title)
    else:
        return left
    if tree.is_refused(parent):
        return left
    if getattr(parent, "pk", None) == record.parent_id or tree.is_claimed(parent, page.slug):
        return left
    was_left = page.get_parent().pk == record.parent_id and page.slug == record.slug
    if not was_left or page.has_unpublished_changes or in_use(page):
        return left
    return Move(left.path, record, page, parent, None, (*left.problems, about))
