"""Decide for each document what is to happen with its page. Writes nothing.

Three states are compared: the file, what the last import left, and the page now.

| file    | page                 | action |
|---------|----------------------|--------|
| new     |                      | create, unless its address is taken: refused |
| new, with the text of a file that is gone | there | the page belongs to the new name from now on |
| same    | any                  | nothing; told if an editor changed it |
| changed | as the import left it | update: same page, same address, one revision |
| changed | edited, or a draft waits | conflict: left alone |
| changed | taken offline        | its draft is updated and stays a draft |
| any     | deleted by an editor | stays deleted |

A refusal concerns the files: the whole import waits until they are mended, so that half a folder
never stands on the site. A conflict concerns one page, and mending it may take an editor days:
that page is left alone and the others are written. Both end with exit status 1.
"""

from collections.abc import Sequence
from dataclasses import replace

from cms.models import InfoPage, StoryPage

from .actions import Action, Create, Leave, Plan, Rename, Update, in_order
from .categories import Categories
from .content import MAPPING_VERSION, Content, read_content
from .destination import Destination
from .documents import Document
from .fields import StoryFields
from .images import PictureFolder
from .link_plan import with_links
from .models import ImportRecord
from .page_state import edited_since
from .problems import DocumentError, Problem, error, info, warning
from .tree import Tree

PAGE_KINDS = {"story": StoryPage, "info": InfoPage}


def plan(documents: Sequence[Document], pictures: PictureFolder, destination: Destination) -> Plan:
    """Return one action for each document, parents before their children."""
    planner = _Planner(documents, pictures)
    comparisons = [planner.compare(document) for document in documents]
    contents = [each for each in comparisons if isinstance(each, Content)]
    tree = Tree(destination, planner.records.values(), contents)
    actions = [
        planner.create(each, tree) if isinstance(each, Content) else each for each in comparisons
    ]
    actions = with_links(in_order(actions), planner.records.values(), destination)
    return Plan(tuple(actions), planner.categories)


class _Planner:
    """Holds what the database knows before anything is written."""

    def __init__(self, documents: Sequence[Document], pictures: PictureFolder):
        self.pictures = pictures
        self.categories = Categories()
        records = ImportRecord.objects.select_related("page")
        self.records = {record.path: record for record in records}
        present = {document.path for document in documents}
        self.gone = {
            record.source_hash: record
            for record in self.records.values()
            if record.path not in present and record.page
        }

    def compare(self, document: Document) -> Action | Content:
        """Return what is to happen with a document, or its content if it needs a new page."""
        record = self.records.get(document.path)
        if record is None and document.hash in self.gone:
            return _rename(document, self.gone.pop(document.hash))
        if record and record.page is None:
            return Leave(document.path, "skipped", (warning("page-deleted"),))
        if record and self._is_unchanged(document, record):
            return _leave_unchanged(record)
        try:
            content = read_content(document, self.pictures)
        except DocumentError as reason:
            return Leave(document.path, "refused", reason.problems)
        return self._update(content, record) if record else content

    def _is_unchanged(self, document: Document, record: ImportRecord) -> bool:
        """Say whether the file, and every picture that it asks for, is what it was."""
        return (
            record.source_hash == document.hash
            and record.mapping_version == MAPPING_VERSION
            and all(
                self.pictures.hash_of(reference, document.path) == known
                for reference, known in record.pictures.items()
            )
        )

    def _update(self, content: Content, record: ImportRecord) -> Action:
        page = record.page.specific
        if not isinstance(page, PAGE_KINDS[content.kind]):
            return Leave(content.path, "refused", (*content.problems, error("kind-changed", 1)))
        if edited_since(page, record):
            return Leave(content.path, "conflict", (*content.problems, warning("conflict")))
        problems = content.problems if page.live else (*content.problems, warning("not-live"))
        return self._checked(Update(content, record, page, problems))

    def create(self, content: Content, tree: Tree) -> Action:
        parent, problems = tree.place(content)
        return self._checked(Create(content, parent, (*content.problems, *problems)))

    def _checked(self, action: Create | Update) -> Action:
        """Return the action with what there is to tell about its category, or its refusal."""
        values = action.content.fields
        about = self.categories.check(values.category) if isinstance(values, StoryFields) else []
        problems = (*action.problems, *about)
        if any(problem.level == "error" for problem in problems):
            return Leave(action.path, "refused", problems)
        return replace(action, problems=problems)


def _rename(document: Document, record: ImportRecord) -> Rename:
    return Rename(document.path, record, (info("renamed", old=record.path),))


def _leave_unchanged(record: ImportRecord) -> Leave:
    """Tell again what there was to tell, and whether the page is not as the import left it."""
    problems = [Problem.from_json(stored) for stored in record.problems]
    now = (record.page.latest_revision_id, record.page.live, record.page.slug)
    if now != (record.revision_id, record.live, record.slug):
        problems.append(info("edited"))
    return Leave(record.path, "unchanged", tuple(problems))
