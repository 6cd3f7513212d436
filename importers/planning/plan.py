"""Plan for each document what happens to its page. Writes nothing.

Three states are compared: the file, what the last import left, and the page now.

| file    | page                 | action |
|---------|----------------------|--------|
| new     |                      | create, unless its address is taken: refused |
| new, same text as a gone file | there | the page moves to the address of the new name |
| new, much like a gone file | there | the page moves, and is updated |
| same    | any                  | nothing; reported if an editor changed it |
| same, and the importer is newer | as the import left it | update, if it becomes another page |
| same, and a dead link now finds a page | as the import left it | update |
| changed | as the import left it | update: same page, same address, one revision |
| changed | edited, or a draft waits | conflict: left alone, unless the path is named |
| changed | locked, in a workflow, with open comments | left alone, reported |
| changed | taken offline        | its draft is updated and stays a draft |
| any     | deleted by an editor | stays deleted, unless the path is named |
| gone    | any                  | see `gone.py` |

A refusal concerns the files: the whole import waits until they are corrected, so that half a folder
is never on the site, unless the options say to keep going. A conflict concerns one page, and an
editor may need days to decide: that page is left alone and the others are written. Both end with
exit status 1.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from wagtail.models import Page

from importers.content.content import MAPPING_VERSION, Content, Converted, convert
from importers.content.pool import Conversion, conversion
from importers.files.documents import Document
from importers.files.folder_settings import USUAL, FolderSettings
from importers.files.paths import is_folder
from importers.files.pictures import PictureFolder
from importers.files.redirect_lists import RedirectList
from importers.formats.values import Scalar
from importers.models import ImportRecord
from importers.options import Follow, Options, silently
from importers.planning.actions import (
    Action,
    Create,
    Leave,
    Move,
    Plan,
    Update,
    in_order,
    move_of,
)
from importers.planning.aliases import with_aliases
from importers.planning.categories import Categories
from importers.planning.destination import Destination, is_kind_of
from importers.planning.folder_pages import (
    Compared,
    FolderPages,
    document_of,
)
from importers.planning.gone import plan_gone
from importers.planning.home_page import HomeIndex
from importers.planning.internal_links import with_links
from importers.planning.leading_on import left_out, redirects_of, target_of, with_lists
from importers.planning.listed_redirects import plan_lists
from importers.planning.old_addresses import OldAddresses, taken_addresses
from importers.planning.page_state import edited_since, in_use, looks_touched, taken_offline
from importers.planning.renames import Renamed, find_renames, follow_folder, plan_move
from importers.planning.same_result import SameResults
from importers.planning.similar_files import Similar, find_similar
from importers.planning.site_plan import SitePlan
from importers.planning.text_diff import differences
from importers.planning.tree import Tree
from importers.planning.verdicts import about_address, leave_unchanged, refuse_clash
from importers.planning.waiting import with_waiting
from importers.problems import DocumentError, Problem, WorkOn, error, warning


def plan(
    documents: Sequence[Document],
    pictures: PictureFolder,
    destination: Destination,
    options: Options,
    records: Sequence[ImportRecord] = (),
    gone: Sequence[ImportRecord] = (),
    refused: Iterable[str] = (),
    follow: Follow = silently,
    settings: FolderSettings = USUAL,
    lists: Sequence[RedirectList] = (),
) -> Plan:
    """Return one action for each document and each file that is gone, parents first.

    `records` are all records of the folder, `gone` those of them whose file is gone; `refused` are
    the paths of files that could not be read. `lists` are those of redirects.
    """
    home = HomeIndex(destination.home, records, options.source)
    planner = _Planner(documents, pictures, options, records, gone, settings, home)
    comparisons = planner.with_similar(planner.compare_all(documents, follow))
    tree = planner.tree(destination, comparisons, refused)
    comparisons = planner.with_folder_pages(comparisons, tree)
    actions = planner.place_all(comparisons, tree)
    left = [record for record in gone if record.path not in planner.renamed]
    actions += plan_gone(left, len(planner.records), planner.knows_any(documents), options)
    actions = with_waiting(in_order(actions))
    old = OldAddresses(actions, settings, tree.lists, planner.records, options.source)
    site = SitePlan(actions, planner.records.values(), destination, old.targets, settings.language)
    actions = with_links(actions, site, planner.read_again)
    actions = with_aliases(actions, site)
    actions = planner.without_same(actions)
    taken = taken_addresses(site, actions)
    lists = (*lists, *planner.leading)
    named, lists_read = plan_lists(lists, site, taken, planner.records, options.source)
    redirects = (*named, *old.plan(site, taken))
    new = {key: each.title for key, each in tree.lists.new.items() if _is_used(key, actions)}
    return Plan(tuple(with_lists(actions, lists_read)), planner.categories, redirects, new)


def _is_used(key: str, actions: Iterable[Action]) -> bool:
    """Return True if a page comes in the story list of a key."""
    placed = (each if isinstance(each, Create) else move_of(each) for each in actions)
    return any(each.parent == key for each in placed if each)


def _with_similar(each: Compared, similar: Similar | None) -> Compared:
    """Return a new file as the renamed one that it surely is, or with what it may be."""
    if similar is None or not isinstance(each, Content):
        return each
    old, percent = similar.record.path, round(similar.share * 100)
    if not similar.is_sure:
        about = warning("maybe-renamed", old=old, percent=percent)
        return replace(each, problems=(*each.problems, about))
    about = warning("renamed-changed", old=old, percent=percent)
    content = replace(each, problems=(*each.problems, about))
    return Renamed(content, similar.record, similar.share)


class _Planner:
    """Holds the state of the database before anything is written."""

    def __init__(
        self,
        documents: Sequence[Document],
        pictures: PictureFolder,
        options: Options,
        records: Sequence[ImportRecord],
        gone: Sequence[ImportRecord],
        settings: FolderSettings,
        home: HomeIndex,
    ):
        self.settings = settings
        self.home = home
        self.pictures = pictures
        self.options = options
        self.documents = {document.path: document for document in documents}
        self.categories = Categories()
        self.records = {record.path: record for record in records}
        lost = [record for record in gone if record is not home.record]  # the home page stays
        self.lost = {record.path for record in lost}
        self.renames = find_renames(documents, self.records, lost)
        self.renamed = {record.path for record in self.renames.values()}
        self.leading: list[RedirectList] = []  # of files that only led to another page
        self.older: set[str] = set()  # unchanged files that an older importer read

    def compare_all(self, documents: Sequence[Document], follow: Follow) -> list[Compared]:
        """Return the action for each document, or its content if it still needs a place."""
        known = {each.path: leave for each in documents if (leave := self._leave(each))}
        others = [document for document in documents if document.path not in known]
        with conversion(others, self.pictures, self.settings) as converted:
            return [
                known.get(document.path) or self._converted(document, converted)
                for document in follow(documents, "compare")
            ]

    def _converted(self, document: Document, converted: Conversion) -> Action | Content | Renamed:
        with WorkOn(document.path):
            return self._compare(document, converted.content_of(document))

    def with_similar(self, comparisons: Sequence[Compared]) -> list[Compared]:
        """Return the comparisons with the new files that are renamed ones with another text."""
        new = [each for each in comparisons if isinstance(each, Content) and self._is_new(each)]
        gone = [each for each in self.records.values() if self._may_be_renamed(each)]
        named = dict(self.options.renamed)
        found = {each.path: each for each in find_similar(new, gone, named)}
        self.renamed |= {each.record.path for each in found.values() if each.is_sure}
        return [_with_similar(each, found.get(each.path)) for each in comparisons]

    def _is_new(self, content: Content) -> bool:
        return content.path not in self.records and content.path not in self.options.not_renamed

    def _may_be_renamed(self, record: ImportRecord) -> bool:
        return record.path in self.lost - self.renamed and bool(record.source_hash)

    def _leave(self, document: Document) -> Leave | None:
        """Return the action for a document that need not be converted; None for others."""
        record = self.records.get(document.path)
        if record is None:
            return None
        if record.page is None:
            if document.path in self.options.restore:
                return None
            return Leave(document.path, "skipped", (warning("page-deleted"),), record)
        named = document.path in self.options.overwrite
        if not self._is_unchanged(document, record):
            return None
        if named and edited_since(record.page.specific, record):
            return None
        return leave_unchanged(record)

    def read_again(self, left: Leave, about: tuple[Problem, ...]) -> Action:
        """Return the action for an unchanged file that is to be converted after all, with the
        reason."""
        document = self.documents[left.path]
        action = self._compare(document, self._convert(document))
        if isinstance(action, Content | Renamed):
            raise ValueError(f"{left.path}: an unchanged file has a page")
        if action.outcome == "unchanged":  # an editor changed the page
            return action
        return replace(action, problems=(*action.problems, *about))

    def _compare(
        self, document: Document, content: Content | DocumentError
    ) -> Action | Content | Renamed:
        record = self.records.get(document.path)
        if isinstance(content, DocumentError):
            return Leave(document.path, "refused", content.problems, record)
        if document.path in self.renames:
            return Renamed(content, self.renames[document.path])
        target = target_of(content) if record is None or record.taken_from else None
        if target:
            return self._lead_on(content, target, record)
        placed = self.home.place(content)
        if not isinstance(placed, Content):
            return placed
        content = placed
        if record is None or record.page is None:
            return content
        if self._is_older(document, record):
            self.older.add(document.path)
            if is_kind_of(record.page, content.kind) and not looks_touched(record.page, record):
                return Update(content, record, record.page, content.problems)
        return self._update(content, record, record.page.specific)

    def _lead_on(self, content: Content, target: Scalar, record: ImportRecord | None) -> Leave:
        self.leading.append(redirects_of(content, target, self.settings))
        if record:  # the page of its folder stays one
            del self.records[record.path]
            record.path = record.taken_from
            self.records[record.path] = record
        return left_out(content, target)

    def _is_older(self, document: Document, record: ImportRecord) -> bool:
        """Return True if the file is as it was, and only the importer is another one."""
        is_older = record.mapping_version != MAPPING_VERSION and self._is_same(document, record)
        return is_older and document.path not in self.options.overwrite

    def without_same(self, actions: Sequence[Action]) -> list[Action]:
        """Return the actions without updates by a newer importer that would change nothing."""
        if not self.older:
            return list(actions)
        same = SameResults(self.categories)
        return [self._without_same(action, same) for action in actions]

    def _without_same(self, action: Action, same: SameResults) -> Action:
        if not isinstance(action, Update) or action.path not in self.older:
            return action
        with WorkOn(action.path):
            left = same.find(action)
            if left or type(action.page) is not Page:
                return left or action
            # What was put off: to look at the page itself, and whether editors are at it.
            update = self._update(action.content, action.record, action.page.specific)
            about = (each for each in action.problems if each not in update.problems)
            return replace(update, problems=(*update.problems, *about))

    def _convert(self, document: Document) -> Converted:
        return convert(document, self.pictures, self.settings)

    def knows_any(self, documents: Iterable[Document]) -> bool:
        """Return True if one of the documents has a record."""
        return bool(self.renamed) or any(each.path in self.records for each in documents)

    def tree(self, destination, comparisons: Sequence, refused: Iterable[str]) -> Tree:
        records = [each for each in self.records.values() if each.path not in self.renamed]
        contents = [each for each in comparisons if isinstance(each, Content)]
        bad = [each.path for each in comparisons if getattr(each, "outcome", "") == "refused"]
        self.categories.expect(contents)
        tree = Tree(destination, records, contents, (*bad, *refused), self.settings.sections)
        for each in comparisons:
            if isinstance(each, Renamed):
                tree.adopt(each.path, each.record.page)
        return tree

    def with_folder_pages(self, comparisons: Sequence[Compared], tree: Tree) -> list[Compared]:
        """Return the comparisons with those of the pages that stand for folders."""
        folders = FolderPages(comparisons, self.records.values(), self.settings.sections)
        made = folders.find_places(tree)
        there = {
            path
            for path in self.records
            if is_folder(path) and path not in self.lost and self.options.includes(path)
        }
        pages = []
        for path in (*sorted(there), *made):
            document = document_of(path, is_public=path in folders.public)
            self.documents[path] = document
            pages.append(self._leave(document) or self._compare(document, self._convert(document)))
        result = [*comparisons, *pages]
        tree.settle([each for each in result if isinstance(each, Content)])
        return result

    def place_all(self, comparisons: Sequence[Compared], tree: Tree) -> list[Action]:
        """Return the action for each comparison, once all have their place in the tree."""
        placed = [self._place(each, tree) for each in comparisons]
        clashes = tree.clashes()
        actions = [refuse_clash(action, clashes) for action in placed]
        return [
            follow_folder(each, tree, self.settings) if isinstance(each, Leave) else each
            for each in actions
        ]

    def _place(self, each: Action | Content | Renamed, tree: Tree) -> Action:
        with WorkOn(each.path):
            if isinstance(each, Renamed):
                return self._with_new_text(each, plan_move(each, tree))
            return self._create(each, tree) if isinstance(each, Content) else each

    def _with_new_text(self, renamed: Renamed, move: Action) -> Action:
        """Return the action for a renamed file with that for its text, if this changed as well."""
        if renamed.share == 1 or not isinstance(move, Move):
            return move
        content, page = renamed.content, move.page.specific
        after = self._update(content, renamed.record, page)
        about = [each for each in after.problems if each not in move.problems]
        if move.slug:  # the address does not stay
            about = [each for each in about if each.code != "address-stays"]
        move = replace(move, problems=(*move.problems, *about))
        if not isinstance(after, Update):  # editors are at it: the next import says so again
            return after if after.outcome == "refused" else move
        return replace(after, problems=move.problems, outcome="moved", move=move)

    def _is_unchanged(self, document: Document, record: ImportRecord) -> bool:
        """Return True if the file, and every picture that it refers to, is unchanged."""
        return record.mapping_version == MAPPING_VERSION and self._is_same(document, record)

    def _is_same(self, document: Document, record: ImportRecord) -> bool:
        return record.source_hash == document.hash and all(
            self.pictures.hash_of(reference, document.path) == known
            for reference, known in record.pictures.items()
        )

    def _update(self, content: Content, record: ImportRecord, page: Page) -> Action:
        path, problems = content.path, content.problems
        named = path in self.options.overwrite
        if not is_kind_of(page, content.kind):
            return Leave(path, "refused", (*problems, error("kind-changed", 1)), record)
        busy = in_use(page, comments_count=not named)
        if busy:
            return Leave(path, "skipped", (*problems, busy), record)
        diff: tuple[str, ...] = ()
        if self.options.diff:
            diff = differences(page.get_latest_revision_as_object(), content)
        if edited_since(page, record) and not named:
            # Only the importer became another one; or there is no file that could say otherwise.
            if self._is_same(content.document, record) or is_folder(path):
                return leave_unchanged(record)
            about = (*problems, warning("conflict"))
            return Leave(path, "conflict", about, record, diff, content)
        about = (warning("not-live"),) if taken_offline(page, record) else ()
        if page.live and content.schedule.draft and not self.options.draft:
            about += (warning("leaves-site"),)
        about += about_address(content, page, record)
        return self._checked(Update(content, record, page, (*problems, *about), diff))

    def _create(self, content: Content, tree: Tree) -> Action:
        other = tree.waits_for(content)
        if other:
            about = warning("parent-waits", other=other)
            return Leave(content.path, "skipped", (*content.problems, about))
        content, parent, problems = tree.place(content)
        record = self.records.get(content.path)
        record = record or ImportRecord(source=self.options.source, path=content.path)
        return self._checked(Create(content, parent, record, (*content.problems, *problems)))

    def _checked(self, action: Create | Update) -> Action:
        """Return the action with what there is to report about its category, or its refusal."""
        name = action.content.fields.get("category")
        about = self.categories.check(name) if name else []
        problems = (*action.problems, *about)
        if any(problem.level == "error" for problem in problems):
            return Leave(action.path, "refused", problems, action.record)
        return replace(action, problems=problems)
