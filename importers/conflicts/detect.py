"""Store the files that are in conflict with their pages, for editors to decide about in the CMS.

This changes nothing of the site: no page, revision, category or picture of the library.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from cms.profile.components import as_json
from importers.content.content import Content
from importers.files.documents import Document
from importers.files.folder_settings import FolderSettings
from importers.files.pictures import PictureError, PictureFolder, bytes_of
from importers.models import ConflictPicture, ImportConflict, ImportRecord
from importers.options import Options
from importers.planning.actions import Leave, Plan


@dataclass(frozen=True)
class NewConflict:
    """A conflict found in this run, with the text of its file."""

    record: ImportRecord
    content: Content
    text: str = field(repr=False)
    pictures: PictureFolder
    settings: FolderSettings


def conflicts_of(
    plan: Plan, documents: Iterable[Document], pictures: PictureFolder, settings: FolderSettings
) -> list[NewConflict]:
    """Return the conflicts of a plan. A file that is gone has no text to compare, so it has
    none."""
    left = {
        each.path: (each.record, each.content)
        for each in plan.actions
        if isinstance(each, Leave) and each.content and each.record
    }
    return [
        NewConflict(*left[each.path], each.text, pictures, settings)
        for each in documents
        if each.path in left
    ]


def save_conflicts(met: Sequence[NewConflict], plan: Plan, options: Options) -> None:
    """Replace the stored conflicts with those of this run; write only those that differ."""
    stored = {each.record_id: each for each in _stored(plan, options)}
    with transaction.atomic():
        for each in met:
            known = stored.pop(each.record.pk, None)
            if known is None or not _is_same(known, each):
                _store(each, known)
        waiting = {action.path for action in plan.actions if action.outcome == "skipped"}
        for left in stored.values():
            if left.record.path not in waiting or _is_gone(left, plan):
                left.delete()


def _stored(plan: Plan, options: Options) -> list[ImportConflict]:
    """Return the stored conflicts of the files that this run includes."""
    found = ImportConflict.objects.select_related("record").defer("text")
    sources = {options.source, ""}  # a folder that has just got its name
    judged = {action.path for action in plan.actions}
    return [
        each
        for each in found.filter(record__source__in=sources)
        if options.includes(each.record.path)
        and (each.record.source == options.source or each.record.path in judged)
    ]


def _is_gone(conflict: ImportConflict, plan: Plan) -> bool:
    codes = {
        problem.code
        for action in plan.actions
        if action.path == conflict.record.path
        for problem in action.problems
    }
    return not codes.isdisjoint(("gone", "gone-offline"))


def _is_same(known: ImportConflict, met: NewConflict) -> bool:
    return (
        known.source_hash == met.content.document.hash
        and known.picture_hashes == met.content.pictures
        and known.sections == dict(met.settings.sections)
        and known.components == as_json(met.settings.components)
        and known.page_id == met.record.page_id
    )


def _store(met: NewConflict, known: ImportConflict | None) -> None:
    if known:
        known.delete()
    conflict = ImportConflict.objects.create(
        record_id=met.record.pk,
        page=met.record.page,
        source_hash=met.content.document.hash,
        text=met.text,
        picture_hashes=met.content.pictures,
        sections=dict(met.settings.sections),
        components=as_json(met.settings.components),
        found_at=timezone.now(),
    )
    for reference in met.content.pictures:
        _store_picture(conflict, reference, met)


def _store_picture(conflict: ImportConflict, reference: str, met: NewConflict) -> None:
    try:
        file, data = _file_of(reference, met)
    except (PictureError, OSError):
        return  # the page has no such picture, as the import reported
    ConflictPicture.objects.create(
        conflict=conflict, reference=reference, name=file.name[-255:], data=data
    )


def _file_of(reference: str, met: NewConflict) -> tuple[Path, bytes]:
    """Return the picture or the document that the file calls so, and its bytes."""
    if reference in met.content.documents:
        file = met.content.documents[reference].file
        return file, file.read_bytes()
    picture = met.pictures.find_picture(reference, met.content.path)
    return picture.file, bytes_of(picture)
