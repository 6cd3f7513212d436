"""Importing a second time: what became of files and pages meanwhile, as the manifest judges it.

Each row has a test of its own; the last test holds that none of the manifest is left out.
"""

import contextlib
import shutil
import sys

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import ModelLogEntry, Page, PageLogEntry, Revision

from cms.models import InfoPage, SiteImage, StoryPage
from tests.importers.judged.cases import read_manifest
from tests.importers.judged.runs import Run, import_content

pytestmark = pytest.mark.django_db

A, B = "main/a.md", "main/b.md"
CHANGES = ("INSERT", "UPDATE", "DELETE", "REPLACE")


@pytest.fixture
def first(home, cases, request, tmp_path):
    """Import step 1 of the test's folder of cases; return it with step 2 in its place."""
    steps = cases / request.node.name.removeprefix("test_").replace("_", "-")
    folder = tmp_path / "site"
    shutil.copytree(steps / "step1", folder, copy_function=shutil.copy)
    assert import_content(folder).status == 0
    shutil.rmtree(folder)
    shutil.copytree(steps / "step2", folder, copy_function=shutil.copy)
    return folder


def page_of(title: str) -> Page:
    return InfoPage.objects.get(title=title)


def written() -> tuple[int, ...]:
    models = (Revision, PageLogEntry, ModelLogEntry, Redirect, SiteImage, Page)
    return tuple(model.objects.count() for model in models)


def says(run: Run, *words: str) -> bool:
    """Say whether a message of any file, or the terminal, holds one of the words."""
    files = run.files.values()
    reported = run.output.casefold()
    return any(word in reported or any(file.says(word) for file in files) for word in words)


def test_g_niets_veranderd(first):
    before = written()
    with CaptureQueriesContext(connection) as queries:
        run = import_content(first)
    verbs = [query["sql"].split(maxsplit=1)[0].upper() for query in queries]
    assert not set(verbs) & set(CHANGES)
    assert written() == before
    assert (run.outcomes, run.status) == ({A: "unchanged", B: "unchanged"}, 0)


def test_g_alleen_opmaak(first):
    before = written()
    assert import_content(first).outcomes == {A: "unchanged"}
    assert written() == before


def test_g_beide_veranderd(first):
    page = page_of("Pagina A")
    page.body = [{"type": "text", "value": "<p>Van de redactie.</p>"}]
    page.save_revision().publish()
    before = written()
    run = import_content(first)
    assert (run.outcomes, run.status) == ({A: "conflict"}, 1)
    assert says(run, "conflict")
    assert run.files[A].says("--overwrite")
    assert written() == before
    assert "Van de redactie." in str(page_of("Pagina A").body)
    assert import_content(first, "--overwrite", A).outcomes == {A: "updated"}
    assert "Nieuwe tekst in het bestand." in str(page_of("Pagina A").body)


def test_g_bestand_weg(first):
    run = import_content(first)
    assert (run.outcomes[A], run.status) == ("unchanged", 0)
    assert says(run, "b.md", "gone", "verdwenen", "removed")
    assert page_of("Pagina B").live
    import_content(first, "--prune")
    assert not page_of("Pagina B").live
    assert page_of("Pagina A").live


def test_g_bestand_kapot(first):
    for flags in ((), ("--prune",)):
        run = import_content(first, *flags)
        assert (run.outcomes, run.status) == ({A: "unchanged", B: "refused"}, 1)
        page = page_of("Pagina B")
        assert page.live
        assert "maatje" in str(page.body)


def test_g_alles_weg(first):
    for flags in ((), ("--prune",)):
        run = import_content(first, *flags)
        assert run.status in (1, 2)
        assert says(run, "empty", "leeg", "prune")
        assert InfoPage.objects.live().count() == 12


def test_g_hernoemd(first):
    page = page_of("Pagina A")
    old = page.url
    run = import_content(first)
    assert (run.outcomes["main/nieuwe-naam.md"], run.status) == ("moved", 0)
    assert says(run, "rename", "hernoemd", "moved", "redirect")
    assert page_of("Pagina A").pk == page.pk
    assert page_of("Pagina A").url == "/nieuwe-naam/"
    assert Redirect.objects.get(old_path=old.rstrip("/")).redirect_page_id == page.pk


def test_g_in_cms_verwijderd(first):
    page_of("Pagina B").delete()
    run = import_content(first)
    assert (run.outcomes[B], run.status) == ("skipped", 0)
    assert run.files[B].says("deleted") or run.files[B].says("verwijderd")
    assert not InfoPage.objects.filter(title="Pagina B").exists()
    import_content(first, "--restore", B)
    assert page_of("Pagina B").live


def test_g_beeld_vervangen(first):
    before = StoryPage.objects.get().thumb
    assert import_content(first).outcomes == {"verhalen/v.md": "updated"}
    page = StoryPage.objects.get()
    assert page.thumb != before
    with page.thumb.file.open("rb") as shown:
        assert shown.read() == (first / "thumbs/goed.jpg").read_bytes()
    assert list(before.get_usage()) == []


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_interrupted_import_ends_like_an_undisturbed_one(home, cases, share):
    """`g-halverwege`: the first import stops somewhere between its first and its last write."""
    folder = cases / "g-halverwege"
    files, before = default_storage.listdir("")[1], written()
    stopped = _Stop(after=share * _writes_of_an_import(folder / "step1"))
    with contextlib.suppress(KeyboardInterrupt, SystemExit), transaction.atomic():
        with connection.execute_wrapper(stopped):
            import_content(folder / "step1")
        sys.exit()  # whatever the command made of it, the process ends: nothing is committed
    assert stopped.happened
    assert written() == before
    run = import_content(folder / "step2")
    assert (set(run.outcomes.values()), run.status) == ({"created"}, 0)
    assert InfoPage.objects.live().count() == 20
    assert default_storage.listdir("")[1] == files
    assert Page.find_problems() == ([], [], [], [], [])
    call_command("fixtree", verbosity=0, interactive=False)


class _Stop:
    """Stands between Django and the database, and presses Ctrl-C at one of the writes."""

    def __init__(self, after: float):
        self.left = after
        self.happened = False

    def __call__(self, execute, sql, params, many, context):
        self.left -= sql.lstrip().upper().startswith(CHANGES)
        if self.left < 0 and not self.happened:
            self.happened = True
            raise KeyboardInterrupt
        return execute(sql, params, many, context)


def _writes_of_an_import(folder) -> int:
    stop = contextlib.suppress(SystemExit)
    with CaptureQueriesContext(connection) as queries, stop, transaction.atomic():
        import_content(folder)
        sys.exit()
    return sum(query["sql"].lstrip().upper().startswith(CHANGES) for query in queries)


def test_every_row_has_its_test():
    tests = {name for name in globals() if name.startswith("test_g_")} | {"test_g_halverwege"}
    rows = {row.folder for row in read_manifest() if row.folder.startswith("g-")}
    assert {name.removeprefix("test_").replace("_", "-") for name in tests} == rows
