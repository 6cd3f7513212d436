"""Every file of the judged cases comes out as the manifest says, judged inside its whole folder."""

from collections.abc import Iterator

import pytest

from .cases import Row, read_manifest
from .promises import PROMISES, REFUSALS
from .runs import WRITTEN, File, Run, import_content

pytestmark = pytest.mark.django_db  # each test in a savepoint of the shared transaction

ROWS = [row for row in read_manifest() if not row.folder.startswith("g-")]
FOLDERS = sorted({row.folder for row in ROWS})
SECONDS = 30  # for a folder; the slowest has files made to be slow


def judged(folder: str, value: Row | str, name: str):
    """A parameter; one folder stays on one worker, so that it is imported once."""
    return pytest.param(folder, value, id=name, marks=pytest.mark.xdist_group(folder))


@pytest.fixture(scope="module")
def run(request, cases, shared_site) -> Iterator[Run]:
    with shared_site():
        yield import_content(cases / request.param)


@pytest.mark.parametrize(
    ("run", "row"), [judged(row.folder, row, row.file) for row in ROWS], indirect=["run"]
)
def test_the_file_comes_out_as_judged(run, row):
    file = run.files[row.path]
    assert any(JUDGES[outcome](file, row) for outcome in row.outcomes), (row, file)
    promises = PROMISES if file.outcome in WRITTEN else REFUSALS
    promises.get(row.folder, {}).get(row.path, nothing_more)(file, run)


@pytest.mark.parametrize(
    ("run", "folder"), [judged(each, each, each) for each in FOLDERS], indirect=["run"]
)
def test_the_folder_is_told_of_in_order_and_in_time(run, folder):
    assert list(run.files) == sorted(run.files)
    assert run.seconds < SECONDS
    assert run.status == ("refused" in run.outcomes.values())
    assert run.connections == []


def nothing_more(file: File, run: Run) -> None:
    """The manifest promises no more than the outcome."""


def is_imported(file: File, row: Row) -> bool:
    return file.outcome in WRITTEN and not file.has_errors


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
