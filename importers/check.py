"""Check the files of a folder without a database, for an editor's program or a build.

What only the site knows is not checked: whether an address is taken, what editors changed. The
index at the top is judged as on a new site: it fills the home page.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from django.utils import timezone

from importers.content.content import Content, read_content
from importers.files.folder import read_folder
from importers.files.pictures import PictureFolder
from importers.options import Follow, Options, silently
from importers.planning.home_page import fills_home, on_new_site
from importers.planning.slug_fallbacks import find_clashes
from importers.problems import DocumentError, WorkOn, error
from importers.reporting.report import FileReport, ImportRun, Report


def check_folder(folder: Path, options: Options, follow: Follow = silently) -> Report:
    """Return the report of all files. Files that would be imported count as skipped.

    Raise a NoContentError if the folder has no documents.
    """
    run = ImportRun(str(uuid4()), str(folder), timezone.now(), options)
    found = read_folder(folder, options, follow)
    pictures = PictureFolder(folder, options.media)
    files = [
        FileReport(each.path, "refused" if each.is_refused else "skipped", each.problems)
        for each in found.left
    ]
    contents = []
    settings = replace(found.settings, strict=options.strict)
    for document in follow(found.documents, "check"):
        try:
            with WorkOn(document.path):
                contents.append(read_content(document, pictures, settings))
        except DocumentError as reason:
            files.append(FileReport(document.path, "refused", reason.problems))
    clashes = find_clashes([each for each in contents if not fills_home(each)])
    files += [_checked(on_new_site(content), clashes.get(content.path, ())) for content in contents]
    return Report(tuple(sorted(files, key=lambda file: file.path)), run)


def _checked(content: Content, clashes: Sequence[str]) -> FileReport:
    if clashes:
        problem = error("address-twice", slug=content.slug, other=", ".join(clashes))
        return FileReport(content.path, "refused", (*content.problems, problem))
    return FileReport(
        content.path,
        "skipped",
        content.problems,
        pictures=content.pictures,
        unknown_keys=content.unknown_keys,
    )
