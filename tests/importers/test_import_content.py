"""The command: what a person at the keyboard gets to read, and the exit status."""

import io

import pytest
from django.apps import apps
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from cms.models import InfoPage, StoryPage
from importers.management.commands.import_content import SEEDS

from .folders import info, story, write
from .test_images import jpeg

pytestmark = pytest.mark.django_db


def run(*args, **options) -> str:
    out = io.StringIO()
    call_command("import_content", *map(str, args), stdout=out, **options)
    return out.getvalue()


def failure(*args, out: io.StringIO | None = None) -> CommandError:
    with pytest.raises(CommandError) as caught:
        call_command("import_content", *map(str, args), stdout=out or io.StringIO())
    return caught.value


def test_without_a_folder_the_seeds_are_imported(home):
    told = run()
    assert "verhalen/najib.md:5:8: waarschuwing picture-missing: de afbeelding ca-7704.jpg" in told
    assert "gemaakt: verhalen/najib.md → /verhalen/najib/" in told
    assert "gemaakt: main/deMaatjes/index.md → /de-maatjes/" in told
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
    rows = {model._meta.label: model.objects.count() for model in apps.get_models()}
    return rows, default_storage.listdir("")


def test_a_dry_run_writes_nothing(home, tmp_path):
    write(tmp_path, {"verhalen/a.md": story(extra="thumb: a.jpg\nthumbalt: A\n"), "a.jpg": b""})
    write(tmp_path, {"thumbs/a.jpg": jpeg(), "main/a.md": info(), "main/a/b.md": info()})
    before = contents()
    told = run(tmp_path, "--dry-run")
    assert contents() == before
    assert "gemaakt: verhalen/a.md" in told
    assert "Proef: er is niets geschreven. gemaakt: 3" in told


def test_a_dry_run_tells_what_is_refused(home, tmp_path):
    assert failure(write(tmp_path, {"main/a.md": "x"}), "--dry-run").returncode == 1


def test_a_refusal_names_file_line_and_what_was_expected(home, tmp_path):
    out = io.StringIO()
    write(tmp_path, {"main/anna.md": info(extra="order: eerst\n"), "main/b.md": info()})
    problem = failure(tmp_path, out=out)
    told = "main/anna.md:3:8: fout order: order moet een heel getal zijn, niet 'eerst'"
    assert told in out.getvalue()
    assert problem.returncode == 1
    assert str(problem).startswith("Er is niets geïmporteerd")
    assert not InfoPage.objects.exists()


def test_wrong_use_is_status_2(home, tmp_path):
    assert failure(tmp_path / "weg").returncode == 2
    assert failure(tmp_path).returncode == 2


def test_without_a_site_the_command_says_what_to_do(db):
    problem = failure()
    assert problem.returncode == 2
    assert "start_site" in str(problem)


def test_silence_can_be_asked_for(home):
    assert run(verbosity=0) == ""
