"""Carry out an editor's decision about a conflict: keep the page, or take the text of the file.

Each function gets the state that the person saw (`seen_state`), and writes nothing if it has
changed since.
"""

from dataclasses import replace

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from cms.background.lock import only_process
from importers.conflicts.stored_file import content_of, document_of, kept_pictures, settings_of
from importers.content.content import MAPPING_VERSION, Content
from importers.models import ImportConflict, ImportRecord
from importers.options import Options
from importers.planning.actions import Action, Update
from importers.planning.destination import find_destination
from importers.planning.page_state import taken_offline
from importers.planning.plan import plan
from importers.problems import Problem
from importers.writing.apply import apply

KEPT, TAKEN = "importers.keep_page", "importers.take_file"


class ChangedMeanwhileError(Exception):
    """The page or the file has changed since the person saw it."""


class NotTakenError(Exception):
    """The importer refuses the file as it is now; `problems` holds the reasons."""

    def __init__(self, *problems: Problem):
        super().__init__(*problems)
        self.problems = problems


def seen_state(conflict: ImportConflict, page: Page) -> str:
    """Return a text that changes whenever the file of a conflict or its page does."""
    return f"{conflict.found_at.isoformat()} {page.latest_revision_id} {page.live}"


def effect(page: Page, record: ImportRecord, content: Content) -> str:
    """Return what taking the file does for visitors: `stays`, `appears`, `leaves` or `draft`."""
    offline = content.schedule.draft or taken_offline(page, record)
    if page.live:
        return "leaves" if offline else "stays"
    return "draft" if offline else "appears"


def keep_page(conflict_id: int, seen: str, user) -> Page:
    """Keep the page as it is until the file changes again, and return it.

    Raise a ChangedMeanwhileError, or a HeldElsewhereError while an import runs.
    """
    with only_process("import"), transaction.atomic():
        conflict = _current(conflict_id)
        page = conflict.page.specific
        _refuse_if_changed(conflict, page, seen)
        with kept_pictures(conflict) as pictures:
            content = content_of(conflict, pictures)
        # What the last import wrote stays on record: against that, the page counts as edited.
        ImportRecord.objects.filter(pk=conflict.record_id).update(
            source_hash=conflict.source_hash,
            pictures=conflict.picture_hashes,
            mapping_version=MAPPING_VERSION,
            unknown_keys=content.unknown_keys,
            problems=[problem.as_json() for problem in content.problems],
            run_at=timezone.now(),
        )
        log(page, KEPT, user=user, data={"path": conflict.record.path})
        conflict.delete()
    return page


def take_file(conflict_id: int, seen: str, user) -> Page:
    """Write the page as an import with `--overwrite` does, and return it.

    Raise a ChangedMeanwhileError, a NotTakenError, an ApplyError, or a HeldElsewhereError while an
    import runs.
    """
    with only_process("import"):
        conflict = _current(conflict_id)
        options = Options(
            overwrite=frozenset([conflict.record.path]), source=conflict.record.source
        )
        with kept_pictures(conflict) as pictures:
            todo = plan(
                [document_of(conflict)],
                pictures,
                find_destination(),
                options,
                list(ImportRecord.objects.filter(source=options.source).select_related("page")),
                settings=settings_of(conflict),
            )
            # The plan also looks at the pages of folders, about which nobody was asked.
            action = next(each for each in todo.actions if each.path == conflict.record.path)
            page = _checked(action, conflict, seen)
            apply(replace(todo, actions=(action,), redirects=()), options)
        log(page, TAKEN, user=user, data={"path": conflict.record.path})
        conflict.delete()
    return page


def _checked(action: Action, conflict: ImportConflict, seen: str) -> Page:
    """Return the page that was compared with the file, or raise if it may not be overwritten."""
    if not isinstance(action, Update):
        _refuse_if_changed(conflict, conflict.page, seen)
        raise NotTakenError(*action.problems)
    _refuse_if_changed(conflict, action.page, seen)
    return action.page


def _current(conflict_id: int) -> ImportConflict:
    found = ImportConflict.objects.select_related("record", "page").filter(pk=conflict_id).first()
    if found is None:
        raise ChangedMeanwhileError
    return found


def _refuse_if_changed(conflict: ImportConflict, page: Page, seen: str) -> None:
    if seen != seen_state(conflict, page):
        raise ChangedMeanwhileError
