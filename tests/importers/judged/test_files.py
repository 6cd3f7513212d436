"""Every file of the judged cases comes out as the manifest says, judged inside its whole folder."""

import pytest

from tests.importers.judged.cases import Row, read_manifest
from tests.importers.judged.promises import PROMISES, REFUSALS
from tests.importers.judged.runs import WRITTEN, File, Run, import_content

pytestmark = pytest.mark.django_db

ROWS = [row for row in read_manifest() if not row.folder.startswith("g-")]
FOLDERS = sorted({row.folder for row in ROWS})
# What these lack is filled in and reported; the manifest speaks of an import that refuses them.
FILLED_IN = {
    "b-fences/main/leeg-voorwerk.md",
    "c-yaml-titels/main/geen-titel.md",
    "c-velden/verhalen/categorie-lijst.md",
    "d-beeld/verhalen/http-url.md",
}
SECONDS = 30  # for a folder; the slowest has files made to be slow


@pytest.mark.parametrize("folder", FOLDERS)
def test_each_file_of_a_folder_comes_out_as_judged(home, cases, folder, subtests):
    run = import_content(cases / folder)
    for row in ROWS:
        if row.folder == folder:
            with subtests.test(row.file):
                if row.file in FILLED_IN:
                    assert is_reported(run.files[row.path], row)
                else:
                    judge(run.files[row.path], row, run)
    assert list(run.files) == sorted(run.files)
    assert run.seconds < SECONDS
    assert run.status == ("refused" in run.outcomes.values())
    assert run.connections == []


@pytest.mark.parametrize("file", sorted(FILLED_IN))
def test_a_strict_import_refuses_what_is_filled_in_else(home, cases, file):
    row = next(row for row in ROWS if row.file == file)
    run = import_content(cases / row.folder, "--strict")
    judge(run.files[row.path], row, run)
    assert run.connections == []


def judge(file: File, row: Row, run: Run) -> None:
    assert any(JUDGES[outcome](file, row) for outcome in row.outcomes), (row, file)
    promises = PROMISES if file.outcome in WRITTEN else REFUSALS
    promises.get(row.folder, {}).get(row.path, nothing_more)(file, run)


def nothing_more(file: File, run: Run) -> None:
    """The manifest promises no more than the outcome."""


def is_imported(file: File, row: Row) -> bool:
    return file.outcome in WRITTEN and not file.has_errors


def is_reported(file: File, row: Row) -> bool:
    """Say whether a file was imported with a warning about what the manifest refuses it for."""
    about = [each for each in file.messages if each["level"] == "warning"]
    return is_imported(file, row) and bool(about)


def is_warned_of(file: File, row: Row) -> bool:
    return is_imported(file, row) and _says(file, row, "warning", "info")


def is_refused(file: File, row: Row) -> bool:
    return file.outcome in ("refused", "conflict") and _says(file, row, "error")


def is_skipped(file: File, row: Row) -> bool:
    return file.outcome == "skipped"


def _says(file: File, row: Row, *levels: str) -> bool:
    """Say whether a message stands on the line of the row with one of its words."""
    return any(
        message["level"] in levels
        and row.line in (None, message["line"])
        and (not row.says or any(file.says(word, message["line"]) for word in row.says))
        for message in file.messages
    )


JUDGES = {"import": is_imported, "warn": is_warned_of, "refuse": is_refused, "skip": is_skipped}
