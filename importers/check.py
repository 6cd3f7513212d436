"""Say what is wrong with the files of a folder, for an editor's program or a build: no database.

What only the site knows is not looked at: whether an address is taken, what editors changed.
"""

from pathlib import Path
from uuid import uuid4

from django.utils import timezone

from .content import Content, read_content
from .documents import Document
from .images import PictureFolder
from .mapping import Sections
from .options import Options
from .pipeline import Follow, read_folder, silently
from .problems import DocumentError, Problem, error
from .report import FileReport, Report, Run


def check_folder(folder: Path, options: Options, follow: Follow = silently) -> Report:
    """Return the report of all files. What would be imported counts as skipped.

    Raises a NoContentError for a folder without documents.
    """
    run = Run(str(uuid4()), str(folder), timezone.now(), options)
    reading = read_folder(folder, options, follow)
    pictures = PictureFolder(folder, options.media)
    wanted: dict[tuple, str] = {}
    files = [FileReport(each.path, each.outcome, each.problems) for each in reading.left]
    for document in follow(reading.documents, "check"):
        files.append(_checked(document, pictures, wanted, reading.sections))
    return Report(tuple(sorted(files, key=lambda file: file.path)), run)


def _checked(
    document: Document, pictures: PictureFolder, wanted: dict, sections: Sections
) -> FileReport:
    try:
        content = read_content(document, pictures, sections)
    except DocumentError as reason:
        return FileReport(document.path, "refused", reason.problems)
    rival = _rival(content, wanted)
    if rival:
        return FileReport(document.path, "refused", (*content.problems, rival))
    return FileReport(
        document.path,
        "skipped",
        content.problems,
        pictures=content.pictures,
        unknown_keys=content.unknown_keys,
    )


def _rival(content: Content, wanted: dict[tuple, str]) -> Problem | None:
    """Say whether another file of the folder wants the same address in the same place."""
    above = ("story",) if content.kind == "story" else ("info", *content.place.names[:-1])
    other = wanted.setdefault((above, content.slug), content.path)
    if other == content.path:
        return None
    return error("address-twice", slug=content.slug, other=other)
