"""Import one folder: find, read, plan, and unless something is refused, apply; then report."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from . import documents
from .actions import Leave, Plan
from .apply import ApplyError, Written, apply
from .destination import find_destination
from .documents import Document, Found
from .images import PictureFolder
from .mapping import read_mapping
from .plan import plan
from .problems import DocumentError, error, info
from .report import CHANGES, FileReport, Report


class NoContentError(Exception):
    """The folder is not there, or holds no file that could become a page."""


def import_folder(folder: Path, *, dry_run: bool = False) -> Report:
    """Import every document of `folder` and return the report. A dry run stops before writing.

    Raises a NoContentError for a folder without documents, a NoDestinationError for a site without
    pages, a MappingError for a `newsroom.toml` that cannot be used.
    """
    if not folder.is_dir():
        raise NoContentError
    destination = find_destination()
    sections = read_mapping(folder)
    read, left = _read_all(list(documents.find(folder)), folder)
    if not read and not left:
        raise NoContentError
    todo = plan(read, PictureFolder(folder), destination, sections)
    todo = replace(todo, actions=(*todo.actions, *left))
    return _report(todo, dry_run=True) if dry_run else _apply(todo)


def _read_all(found: Sequence[Found], folder: Path) -> tuple[list[Document], list[Leave]]:
    """Return the documents, and what is left alone: unreadable files and what is no page."""
    times = Counter(each.path for each in found)
    read, left = [], []
    for each in found:
        if documents.is_linked_folder(each):
            left.append(Leave(each.path, "skipped", (info("linked-folder"),)))
            continue
        try:
            document = documents.read(each, folder)
        except DocumentError as reason:
            left.append(Leave(each.path, "refused", reason.problems))
            continue
        ignored = documents.why_ignored(document)
        if ignored:
            left.append(Leave(each.path, "skipped", (ignored,)))
        elif times[each.path] > 1:  # é in one character, and é in two
            left.append(Leave(each.path, "refused", (error("name-twice"),)))
        else:
            read.append(document)
    return read, left


def _apply(todo: Plan) -> Report:
    if todo.refused:
        return _report(todo)
    try:
        return _report(todo, apply(todo))
    except ApplyError as reason:
        refusal = Leave(reason.path, "refused", (reason.problem,))
        actions = (refusal if each.path == reason.path else each for each in todo.actions)
        return _report(replace(todo, actions=tuple(actions)))


def _report(todo: Plan, written: dict[str, Written] | None = None, *, dry_run=False) -> Report:
    """Return the report; what waits for the mending of another file counts as skipped."""
    files = []
    for action in sorted(todo.actions, key=lambda each: each.path):
        waits = todo.refused and action.outcome in CHANGES
        outcome = "skipped" if waits else action.outcome
        done = (written or {}).get(action.path)
        place = (done.url, done.revision) if done else ()
        problems = sorted(action.problems, key=lambda problem: problem.line or 0)
        files.append(FileReport(action.path, outcome, tuple(problems), *place))
    return Report(tuple(files), dry_run=dry_run)
