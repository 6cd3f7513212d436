"""A large site over two imports: every case of files, pages and editors, many times each."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Comment, GroupApprovalTask, Page, Workflow, WorkflowTask

from importers.models import ImportRecord
from tests.benchmarks.generate import generate
from tests.importers.files.test_pictures import jpeg
from tests.importers.judged.runs import import_content
from tests.long import LONG

# Thousands of files take minutes where other tests run beside them.
pytestmark = [pytest.mark.django_db, pytest.mark.timeout(1800 if LONG else 240)]

STORIES = 3000 if LONG else 75
SIZE = 600  # characters of a text


def nothing(_) -> None:
    """What happens on one side when only the other side acts."""


# What happens to a file


def write_on(file: Path) -> None:
    with file.open("a", encoding="utf-8") as stream:
        stream.write("\nEen regel erbij.\n")


def end_lines_otherwise(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))


def change_picture(file: Path) -> None:
    """The picture of one story only, which had a place of its own from the start."""
    (file.parents[1] / f"thumbs/{file.stem}.jpg").write_bytes(jpeg("#aa0000"))


def remove(file: Path) -> None:
    file.unlink()


def rename(file: Path) -> None:
    file.rename(file.with_name(f"nieuw-{file.name}"))


def break_off(file: Path) -> None:
    file.write_text("---\ntitle: niet gesloten\n")


# What an editor does to a page


def edit(page: Page) -> None:
    page.title = f"Van de redactie {page.pk}"
    page.save_revision().publish()


def draft(page: Page) -> None:
    page.title = f"Concept {page.pk}"
    page.save_revision()


def lock(page: Page) -> None:
    Page.objects.filter(pk=page.pk).update(locked=True)


def comment(page: Page) -> None:
    user, _ = get_user_model().objects.get_or_create(username="redactie")
    Comment.objects.create(page=page, user=user, text="Klopt dit?", contentpath="title")


def submit(page: Page) -> None:
    user, _ = get_user_model().objects.get_or_create(username="redactie")
    workflow, is_new = Workflow.objects.get_or_create(name="Nakijken")
    if is_new:
        task = GroupApprovalTask.objects.create(name="Nakijken")
        WorkflowTask.objects.create(workflow=workflow, task=task)
    page.save_revision()
    workflow.start(page, user)


def readdress(page: Page) -> None:
    page.slug = f"{page.slug}-elders"
    page.save_revision().publish()


def unpublish(page: Page) -> None:
    page.unpublish()


def delete(page: Page) -> None:
    page.delete()


@dataclass(frozen=True)
class Case:
    """`text` says whose text the page has after the second import; nobody's if it is not there."""

    file: Callable[[Path], None]
    page: Callable[[Page], None]
    outcome: str
    reported: str = ""
    text: str = "old"
    live: bool = True


CASES = [
    Case(nothing, nothing, "unchanged"),
    Case(end_lines_otherwise, nothing, "unchanged"),
    Case(end_lines_otherwise, edit, "unchanged", "edited", "editor"),
    Case(nothing, edit, "unchanged", "edited", "editor"),
    Case(nothing, lock, "unchanged"),
    Case(nothing, unpublish, "unchanged", "edited", live=False),
    Case(nothing, delete, "skipped", "page-deleted", ""),
    Case(write_on, nothing, "updated", text="new"),
    Case(change_picture, nothing, "updated"),
    Case(change_picture, edit, "conflict", "conflict", "editor"),
    Case(write_on, edit, "conflict", "conflict", "editor"),
    Case(write_on, draft, "conflict", "conflict"),
    Case(write_on, lock, "skipped", "page-locked"),
    Case(write_on, comment, "skipped", "page-comments"),
    Case(write_on, submit, "skipped", "page-in-workflow"),
    Case(write_on, readdress, "updated", text="new"),
    Case(write_on, unpublish, "updated", "not-live", "new", live=False),
    Case(write_on, delete, "skipped", "page-deleted", ""),
    Case(remove, nothing, "skipped", "gone"),
    Case(remove, edit, "conflict", "gone-edited", "editor"),
    Case(remove, unpublish, "skipped", "gone-offline", live=False),
    Case(rename, nothing, "moved", "moved"),
    Case(rename, readdress, "moved", "renamed"),
    Case(break_off, nothing, "refused", "not-closed"),
    Case(break_off, edit, "refused", "not-closed", "editor"),
]


class Site:
    """A folder, and which of its stories stand for which case."""

    def __init__(self, folder: Path):
        self.folder = generate(folder, STORIES, size=SIZE)
        files = sorted((folder / "verhalen").iterdir())
        each = len(files) // len(CASES)
        self.files = {
            case: files[number * each : (number + 1) * each] for number, case in enumerate(CASES)
        }
        for case, chosen in self.files.items():
            for file in chosen if case.file is change_picture else ():
                self._own_picture(file)

    def _own_picture(self, file: Path) -> None:
        (self.folder / f"thumbs/{file.stem}.jpg").write_bytes(jpeg())
        head = [f"thumb: {file.stem}.jpg", "thumbalt: Iemand"]
        lines = [
            line for line in file.read_text().split("\n") if not line.startswith(("thumb", "---"))
        ]
        file.write_text("\n".join(["---", *head, *lines[:4], "---", *lines[4:]]))

    def path(self, file: Path) -> str:
        return file.relative_to(self.folder).as_posix()

    def page(self, file: Path) -> Page | None:
        page = ImportRecord.objects.get(path=self.path(file)).page
        return page and page.specific


@pytest.fixture
def site(home, tmp_path):
    """A site that was imported, and then worked on by editors and writers."""
    site = Site(tmp_path / "site")
    assert set(import_content(site.folder).outcomes.values()) == {"created"}
    assert set(import_content(site.folder).outcomes.values()) == {"unchanged"}
    return site


def work(site: Site) -> dict[Path, Page]:
    """Let everything happen; return the pages as they were before."""
    pages = {file: site.page(file) for files in site.files.values() for file in files}
    for case, files in site.files.items():
        for file in files:
            case.page(site.page(file))
            case.file(file)
    return pages


def whose_text(page: Page | None) -> str:
    if page is None:
        return ""
    if page.title.startswith("Van de redactie"):
        return "editor"
    latest = page if page.live else page.get_latest_revision_as_object()
    return "new" if "Een regel erbij" in str(latest.body) else "old"


def test_every_case_comes_out_right_however_many_files_there_are(site):
    before = work(site)
    run = import_content(site.folder)

    for case, files in site.files.items():
        name = (case.file.__name__, case.page.__name__)
        for file in files:
            now = file.with_name(f"nieuw-{file.name}") if case.file is rename else file
            reported = run.files[site.path(now)]
            assert (reported.outcome, name) == (case.outcome, name), reported
            codes = {message["code"] for message in reported.messages}
            assert not case.reported or case.reported in codes, (name, codes)
            page = site.page(now)
            assert (whose_text(page), name) == (case.text, name)
            assert page is None or (page.pk, page.live) == (before[file].pk, case.live), name
    renamed = [site.page(f.with_name(f"nieuw-{f.name}")) for f in site.files[CASES[21]]]
    assert {page.slug[:6] for page in renamed} == {"nieuw-"}
    assert Redirect.objects.filter(redirect_page__in=renamed).count() == len(renamed)
    assert Page.find_problems() == ([], [], [], [], [])

    again = import_content(site.folder)
    assert set(again.outcomes.values()) <= {"unchanged", "skipped", "conflict", "refused"}


def test_what_was_left_is_decided_by_naming_paths(site):
    work(site)
    import_content(site.folder)
    chosen = {case: files for case, files in site.files.items() if case.outcome == "conflict"}
    overwritten = [f for case, files in chosen.items() if case.file is write_on for f in files]
    restored = [f for case, files in site.files.items() if case.page is delete for f in files]
    flags = ["--overwrite", *map(site.path, overwritten), "--restore", *map(site.path, restored)]
    run = import_content(site.folder, *flags)
    assert {run.outcomes[site.path(file)] for file in overwritten} == {"updated"}
    assert {run.outcomes[site.path(file)] for file in restored} == {"created"}
    assert {whose_text(site.page(file)) for file in overwritten} == {"new"}

    pruned = import_content(site.folder, "--prune")
    gone = {case: files for case, files in site.files.items() if case.file is remove}
    live = {
        case.page is edit: {site.page(file).live for file in files} for case, files in gone.items()
    }
    assert live == {True: {True}, False: {False}}
    assert pruned.status == 1  # the conflicts that are left, and what cannot be read
    assert Page.find_problems() == ([], [], [], [], [])
