"""The command: what a person at the keyboard gets to read, and the exit status."""

import io
import json
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import OperationalError

from cms.models import InfoPage, StoryPage
from importers import pipeline
from importers.management.commands.prepare import SEEDS
from tests.importers.files.test_pictures import jpeg
from tests.importers.folders import info, story, write

pytestmark = pytest.mark.django_db


def run(*args, **options) -> str:
    out = io.StringIO()
    call_command("import_content", *map(str, args), stdout=out, **options)
    return out.getvalue()


def failure(*args, out: io.StringIO | None = None) -> CommandError:
    with pytest.raises(CommandError) as caught:
        call_command("import_content", *map(str, args), stdout=out or io.StringIO())
    return caught.value


def test_what_is_counted_and_not_printed_was_reported_before(home, tmp_path):
    files = {"main/a.md": info(extra="layout: x\n"), "main/b.md": "---\ntitle: B\nslug: []\n---\n"}
    assert "waarvan" not in str(failure(write(tmp_path, files), "--keep-going"))
    write(tmp_path, {"main/c.md": info("C", extra="layout: x\n")})
    out = io.StringIO()
    again = str(failure(tmp_path, "--keep-going", out=out))
    warnings = re.search(r"waarschuwing: (\d+), waarvan (\d+) al eerder gemeld", again)
    count, before = map(int, warnings.groups())
    assert out.getvalue().count(" waarschuwing ") == count - before > 0


def test_an_outcome_is_not_called_an_error_of_the_command(home, tmp_path):
    """Django prints the name of the exception before what it says."""
    write(tmp_path, {"main/a.md": info(), "main/b.md": "---\ntitle: B\nslug: []\n---\n"})
    for flag in ("--check", "--dry-run", "--keep-going"):
        ended = failure(tmp_path, flag)
        assert (ended.returncode, "Error" in type(ended).__name__) == (1, False)
    assert "Error" in type(failure(tmp_path / "weg")).__name__


def test_the_seeds_are_imported(home):
    output = run(SEEDS)
    assert (
        "verhalen/najib.md:5:8: waarschuwing picture-missing: de afbeelding ca-7704.jpg" in output
    )
    assert "gemaakt: verhalen/najib.md → /verhalen/najib/" in output
    assert "gemaakt: main/deMaatjes/index.md → /de-maatjes/" in output
    assert StoryPage.objects.get().thumb_alt == "Een portret van JobHulpMaatje Najib"
    assert InfoPage.objects.get().order == 1


def test_the_seeds_without_folders_get_their_addresses_from_their_titles(home, tmp_path):
    for number, seed in enumerate(sorted(SEEDS.rglob("*.md"))):
        (tmp_path / f"00{number}_e10e73c19b3d4ca1.txt").write_bytes(seed.read_bytes())
    run(tmp_path)
    assert StoryPage.objects.get().url == "/verhalen/een-jobhulptraject-geeft-mij-voldoening/"
    assert InfoPage.objects.get().url == "/de-maatjes/"


def contents() -> tuple:
    """The rows of every table, counted, and the files in the media folder."""
    stored = [model for model in apps.get_models() if model._meta.managed]
    rows = {model._meta.label: model.objects.count() for model in stored}
    return rows, sorted(Path(settings.MEDIA_ROOT).rglob("*"))


def test_a_dry_run_writes_nothing(home, tmp_path):
    write(tmp_path, {"verhalen/a.md": story(extra="thumb: a.jpg\nthumbalt: A\n"), "a.jpg": b""})
    write(tmp_path, {"thumbs/a.jpg": jpeg(), "main/a.md": info(), "main/a/b.md": info()})
    before = contents()
    output = run(tmp_path, "--dry-run")
    assert contents() == before
    assert "gemaakt: verhalen/a.md" in output
    assert "Proef: er is niets geschreven. gemaakt: 3" in output


def test_a_dry_run_tells_what_is_refused(home, tmp_path):
    assert failure(write(tmp_path, {"main/a.md": info("")}), "--dry-run").returncode == 1


def test_a_refusal_names_file_line_and_what_was_expected(home, tmp_path):
    out = io.StringIO()
    write(tmp_path, {"main/anna.md": info(extra="order: eerst\n"), "main/b.md": info()})
    problem = failure(tmp_path, out=out)
    output = "main/anna.md:3:8: fout order: order moet een heel getal zijn, niet 'eerst'"
    assert output in out.getvalue()
    assert problem.returncode == 1
    assert str(problem).startswith("Er is niets geïmporteerd")
    assert not InfoPage.objects.exists()


def test_wrong_use_is_status_2(home, tmp_path):
    assert failure(tmp_path / "weg").returncode == 2
    assert failure(tmp_path).returncode == 2


def test_without_a_site_the_command_says_what_to_do(no_site):
    problem = failure(SEEDS)
    assert problem.returncode == 2
    assert "start_site" in str(problem)


def test_silence_can_be_asked_for(home):
    assert run(SEEDS, verbosity=0) == ""


def report_of(*args) -> dict:
    """Run the command and return its report as a program reads it."""
    file = Path(args[0]).parent / "report.json"
    run(*args, "--report", file)
    assert [each.name for each in file.parent.glob(".report*")] == []
    return json.loads(file.read_text())


def test_the_report_has_the_form_that_programs_count_on(home, tmp_path):
    extra = "thumb: weg.jpg\nthumbalt: A\nlayout: post\n"
    folder = write(
        tmp_path / "content", {"verhalen/b.md": story(extra=extra, body="<font>x</font>")}
    )
    write(folder, {"main/a.md": info()})
    report = report_of(folder)
    assert list(report) == ["version", "run", "counts", "files", "redirects"]
    assert report["version"] == 1
    others = ("updated", "moved", "unchanged", "skipped", "refused", "conflict")
    assert report["counts"] == {"created": 2, **dict.fromkeys(others, 0)}
    page, file = StoryPage.objects.get(), report["files"][1]
    assert file["messages"][1] | {"text": "", "hint": ""} == {
        "code": "picture-missing",
        "level": "warning",
        "line": 5,
        "column": 8,
        "text": "",
        "hint": "",
    }
    del file["messages"]
    removals = [(each["code"], each["line"]) for each in file.pop("removals")]
    assert removals == [("picture-missing", 5), ("html", 10)]
    assert file == {
        "path": "verhalen/b.md",
        "outcome": "created",
        "page": page.pk,
        "url": "/verhalen/b/",
        "revision": page.latest_revision_id,
        "pictures": [{"reference": "weg.jpg", "sha1": None}],
        "links": [],
        "unknown_keys": {"layout": "post"},
    }


def test_an_unchanged_file_is_reported_as_it_was(home, tmp_path):
    folder = write(tmp_path / "content", {"main/a.md": info(extra="layout: post\n")})
    before, after = (report_of(folder)["files"][0] for _ in range(2))
    assert (before.pop("outcome"), after.pop("outcome")) == ("created", "unchanged")
    assert before == after


def test_a_report_that_cannot_be_written_is_wrong_use(home, tmp_path):
    write(tmp_path, {"main/a.md": info()})
    assert failure(tmp_path, "--report", tmp_path / "weg/report.json").returncode == 2


def test_strict_makes_a_warning_count(home, tmp_path):
    write(tmp_path, {"main/a.md": info(extra="layout: post\n")})
    assert "layout" in run(tmp_path)
    assert failure(tmp_path, "--strict").returncode == 1


def test_paths_may_be_named_as_the_shell_completes_them(home, tmp_path):
    write(tmp_path, {"main/a.md": info(), "main/b.md": info("B")})
    run(tmp_path)
    InfoPage.objects.all().delete()
    run(tmp_path, "--restore", tmp_path / "main/a.md", "main/b.md")
    assert InfoPage.objects.count() == 2
    assert failure(tmp_path, "--restore", "main/c.md").returncode == 2


def test_pictures_may_lie_in_another_folder(home, tmp_path):
    folder = write(
        tmp_path / "content", {"verhalen/a.md": story(extra="thumb: a.jpg\nthumbalt: A\n")}
    )
    write(tmp_path, {"beeld/a.jpg": jpeg()})
    run(folder, "--media", tmp_path / "beeld")
    assert StoryPage.objects.get().thumb.title == "a"
    assert failure(folder, "--media", tmp_path / "weg").returncode == 2


def test_a_database_that_goes_away_is_reported_without_a_traceback(home, tmp_path, monkeypatch):
    def fail(*args):
        raise OperationalError("server closed the connection")

    monkeypatch.setattr(pipeline, "apply", fail)
    problem = failure(write(tmp_path, {"main/a.md": info()}))
    assert (problem.returncode, "server closed" in str(problem)) == (1, True)
