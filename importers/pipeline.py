"""Import one folder: read, plan, apply unless something is refused, and report."""

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from django.utils import timezone

from cms.background.lock import only_process
from cms.models.site_profile import site_components
from importers.conflicts.detect import NewConflict, conflicts_of, save_conflicts
from importers.content.gc_tuning import rare_garbage_collection
from importers.files.folder import FolderContents, read_folder
from importers.files.pictures import PictureFolder
from importers.files.redirect_lists import RedirectList, find_lists, read_list
from importers.models import ImportRecord
from importers.options import Follow, Options, silently
from importers.planning.actions import Leave, Outcome, Plan
from importers.planning.destination import find_destination
from importers.planning.folder_pages import adopt_folder_pages
from importers.planning.plan import plan
from importers.planning.records import records_of
from importers.reporting.report import ImportRun, Report, report_of
from importers.writing.apply import AfterwardsError, ApplyError, apply
from importers.writing.records import save_source_names


class UnknownPathError(Exception):
    """A path in the options belongs to no file of the folder and to no file that is gone."""

    def __init__(self, path: str):
        super().__init__(path)
        self.path = path


def import_folder(
    folder: Path, options: Options | None = None, follow: Follow = silently, *, dry_run=False
) -> Report:
    """Import every document of `folder` and return the report. A dry run stops before writing.

    `follow` gets each long list of work and its name, and yields the items one by one.

    Raise a NoContentError for a folder without documents, a NoDestinationError for a site without
    pages, an UnknownPathError, or a HeldElsewhereError while another import runs.
    """
    options = options or Options(dry_run=dry_run)
    run = ImportRun(str(uuid4()), str(folder), timezone.now(), options)
    alone = nullcontext() if options.dry_run else only_process("import")
    with alone, rare_garbage_collection():
        return _import(folder, run, follow)


def _import(folder: Path, run: ImportRun, follow: Follow) -> Report:
    destination = find_destination()
    contents = read_folder(folder, run.options, follow)
    settings = contents.settings.with_components_of(site_components())
    settings = replace(settings, strict=run.options.strict)
    options = replace(run.options, source=run.options.source or settings.source)
    run = replace(run, options=options)
    records = records_of(options.source, contents.documents)
    adopt_folder_pages(records, contents.documents, settings.sections)
    gone = [each for each in records if each.page and not contents.may_hold(each.path)]
    _check_names(options, contents, gone)
    pictures = PictureFolder(folder, options.media)
    todo = plan(
        contents.documents,
        pictures,
        destination,
        options,
        records,
        gone,
        contents.refused,
        follow,
        settings,
        [] if options.only else [*find_lists(folder), *map(_named_list, options.redirects)],
    )
    left = (
        Leave(each.path, "refused" if each.is_refused else "skipped", each.problems)
        for each in contents.left
    )
    todo = replace(todo, actions=(*todo.actions, *left))
    met = conflicts_of(todo, contents.documents, pictures, settings)
    del contents  # all texts of the folder: the plan holds what became of them
    if options.dry_run or (todo.refused and not options.keep_going):
        return report_of(todo, run)
    return _apply(todo, run, follow, met, records)


def _named_list(file: Path) -> RedirectList:
    return read_list(file, file.name)


def _check_names(options: Options, contents: FolderContents, gone: Sequence[ImportRecord]) -> None:
    known = contents.paths | {record.path for record in gone}
    named = {path for pair in options.renamed for path in pair} | options.not_renamed
    for path in sorted(options.overwrite | options.restore | named):
        if path not in known:
            raise UnknownPathError(path)


def _apply(
    todo: Plan,
    run: ImportRun,
    follow: Follow,
    met: Sequence[NewConflict],
    records: Sequence[ImportRecord],
) -> Report:
    try:
        result = apply(todo, run.options, follow)
    except ApplyError as reason:
        save_source_names(records)
        return report_of(_failing(todo, {reason.path: reason.problem}), run)
    try:
        save_conflicts(met, todo, run.options)
        save_source_names(records)
        return report_of(_failing(todo, result.failed), run, result)
    except Exception as reason:
        raise AfterwardsError from reason


def _failing(todo: Plan, failed: dict) -> Plan:
    """Return the plan with the files that could not be written as refused, or as skipped."""
    actions = []
    for each in todo.actions:
        problem = failed.get(each.path)
        if problem:
            outcome: Outcome = "refused" if problem.level == "error" else "skipped"
            each = Leave(each.path, outcome, (problem,))
        actions.append(each)
    return replace(todo, actions=tuple(actions))
