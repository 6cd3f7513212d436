"""What docs/extending.md shows works, and takes as few files as it says."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import prepared
from tests.extending.additions import additions
from tests.long import long

PROJECT = Path(__file__).parents[2]
NOT_COPIED = shutil.ignore_patterns(".*", "var", "seeds", "redactie")
ADDITIONS = additions()
# By their proofs: the title, at most how many files, and what has to be there before.
KNOWN = {
    "field": ("A field of stories, through to the card", 8, ()),
    "block": ("A type of block", 6, ()),
    "page": ("A type of page", 6, ()),
    "key": ("A key of front matter", 3, ("A field of stories, through to the card",)),
}


@pytest.fixture
def copy(tmp_path) -> Path:
    """A copy of the project, in a folder that is no repository."""
    return Path(shutil.copytree(PROJECT, tmp_path / "copy", ignore=NOT_COPIED))


@pytest.mark.parametrize("name", KNOWN)
def test_an_addition_can_be_made_in_the_project_as_it_is(name, copy):
    title, most, needed = KNOWN[name]
    for each in (*needed, title):
        git_apply(copy, ADDITIONS[each].diff)
    assert len(ADDITIONS[title].paths) <= ADDITIONS[title].files <= most


@pytest.mark.parametrize("name", ["field", *long("block", "page", "key")])
def test_an_addition_works_and_takes_no_more_files_than_it_says(name, copy):
    title, most, needed = KNOWN[name]
    for each in (*needed, title):
        git_apply(copy, ADDITIONS[each].diff)
    before = migrations(copy)
    prove(copy, name)
    made = migrations(copy) - before if not needed else set()
    files = {*ADDITIONS[title].paths, *made}
    assert not [file for file in files if file.startswith("tests/")]
    assert len(files) == ADDITIONS[title].files <= most


def test_the_page_shows_these_additions_and_no_others():
    assert list(ADDITIONS) == [title for title, _, _ in KNOWN.values()]


def git_apply(copy: Path, diff: str) -> None:
    command = ["git", "apply", "--whitespace=error-all", "-"]
    result = run(command, copy, input=diff)
    assert result.returncode == 0, result.stderr


def prove(copy: Path, name: str) -> None:
    with prepared.copied(prepared.site()) as content:
        environment = prepared.environment(content.folder, content.database_url)
        environment |= {"DJANGO_SETTINGS_MODULE": "tests.settings"}
        command = [sys.executable, "-m", "tests.extending.prove", name]
        result = run(command, copy, env=environment)
    assert result.returncode == 0, result.stdout + result.stderr


def migrations(copy: Path) -> set[str]:
    return {str(file.relative_to(copy)) for file in copy.glob("*/migrations/*.py")}


def run(command: list[str], folder: Path, **options) -> subprocess.CompletedProcess:
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, **options
    )
