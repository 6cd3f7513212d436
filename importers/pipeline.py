"""Import one folder: find, read, plan, and unless something is refused, apply; then report."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from uuid import uuid4

from django.utils import timezone

from cms.background.lock import only_process
from importers.conflicts.detect import Met, conflicts_met, store_conflicts
from importers.content.gc_tuning import rarely_collected
from importers.files import documents
from importers.files.documents import Document, Found
from importers.files.folder_settings import FolderRules, read_mapping
from importers.files.pictures import PictureFolder
from importers.models import ImportRecord
from importers.options import Options
from importers.planning.actions import Leave, Plan
from importers.planning.destination import find_destination
from importers.planning.plan import plan
from importers.planning.records import records_of
from importers.problems import DocumentError, error, info
from importers.reporting.report import Report, Run, report_of
from importers.writing.apply import ApplyError, apply
from importers.writing.records import save_source_names

Follow = Callable[[Iterable, str], Iterable]


class NoContentError(Exception):
    """The folder is not there, or holds no file that could become a page."""


class UnknownPathError(Exception):
    """A path that was named belongs to no file of the folder and to no file that is gone."""

    def __init__(self, path: str):
        super().__init__(path)
        self.path = path


@dataclass(frozen=True)
class Reading:
    """What was found in the folder. `paths` are all its files, also those left out of this run."""

    documents: tuple[Document, ...]
    left: tuple[Leave, ...]
    paths: frozenset[str]
    rules: FolderRules

    def holds(self, path: str) -> bool:
        """Say whether a file is there, or may be, in a folder that could not be looked into."""
        above = (str(folder) for folder in PurePosixPath(path).parents)
        return path in self.paths or not self.paths.isdisjoint(above)

    @property
    def refused(self) -> tuple[str, ...]:
        return tuple(each.path for each in self.left if each.outcome == "refused")


def silently(items: Iterable, label: str) -> Iterable:
    """Follow the work without telling anyone."""
    return items


def import_folder(
    folder: Path, options: Options | None = None, follow: Follow = silently, *, dry_run=False
) -> Report:
    """Import every document of `folder` and return the report. A dry run stops before writing.

    `follow` is given each long list of work and its name, and yields the items one by one.
    Raises a NoContentError for a folder without documents, a NoDestinationError for a site without
    pages, an UnknownPathError, and a HeldElsewhereError while another import runs.
    """
    options = options or Options(dry_run=dry_run)
    run = Run(str(uuid4()), str(folder), timezone.now(), options)
    alone = nullcontext() if options.dry_run else only_process("import")
    with alone, rarely_collected():
        return _import(folder, run, follow)


def read_folder(folder: Path, options: Options, follow: Follow = silently) -> Reading:
    """Return what is in the folder, or raise a NoContentError or a MappingError."""
    found = list(documents.find(folder)) if folder.is_dir() else []
    chosen = [each for each in found if options.includes(each.path)]
    read, left = _read_all(follow(chosen, "read"), found, folder)
    paths = frozenset(each.path for each in found)
    reading = Reading(tuple(read), tuple(left), paths, read_mapping(folder))
    if not read and not reading.refused:
        raise NoContentError
    return reading


def _import(folder: Path, run: Run, follow: Follow) -> Report:
    destination = find_destination()
    reading = read_folder(folder, run.options, follow)
    options = replace(run.options, source=run.options.source or reading.rules.source)
    run = replace(run, options=options)
    records = records_of(options.source, reading.documents)
    gone = [each for each in records if each.page and not reading.holds(each.path)]
    _check_names(options, reading, gone)
    pictures = PictureFolder(folder, options.media)
    todo = plan(
        reading.documents,
        pictures,
        destination,
        options,
        records,
        gone,
        reading.refused,
        lambda items: follow(items, "compare"),
        reading.rules.sections,
    )
    todo = replace(todo, actions=(*todo.actions, *reading.left))
    met = conflicts_met(todo, reading.documents, pictures, reading.rules.sections)
    del reading  # all texts of the folder: the plan holds what became of them
    if options.dry_run or (todo.refused and not options.keep_going):
        return report_of(todo, run)
    report = _apply(todo, run, follow, met)
    save_source_names(records)
    return report


def _check_names(options: Options, reading: Reading, gone: Sequence[ImportRecord]) -> None:
    known = reading.paths | {record.path for record in gone}
    for path in sorted(options.overwrite | options.restore):
        if path not in known:
            raise UnknownPathError(path)


def _read_all(
    chosen: Iterable[Found], found: Sequence[Found], folder: Path
) -> tuple[list[Document], list[Leave]]:
    """Return the documents, and what is left alone: unreadable files and what is no page."""
    times = Counter(each.path for each in found)
    read, left = [], []
    for each in chosen:
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


def _apply(todo: Plan, run: Run, follow: Follow, met: Sequence[Met]) -> Report:
    try:
        result = apply(todo, run.options, lambda items: follow(items, "write"))
    except ApplyError as reason:
        return report_of(_failing(todo, {reason.path: reason.problem}), run)
    store_conflicts(met, todo, run.options)
    return report_of(_failing(todo, result.failed), run, result)


def _failing(todo: Plan, failed: dict) -> Plan:
    """Return the plan with what could not be written after all; a warning only lets it wait."""
    actions = []
    for each in todo.actions:
        problem = failed.get(each.path)
        if problem:
            outcome = "refused" if problem.level == "error" else "skipped"
            each = Leave(each.path, outcome, (problem,))
        actions.append(each)
    return replace(todo, actions=tuple(actions))
