"""Several folders in one site: each knows its own files by its name, wherever it lies."""

import io
import shutil

import pytest
from django.core.management import CommandError, call_command

from cms.models import InfoPage
from importers.models import ImportRecord
from importers.options import Options
from importers.pipeline import import_folder
from tests.importers.folders import info, write
from tests.importers.test_import import codes, outcomes

pytestmark = pytest.mark.django_db

HANDBOOK = 'source = "handboek"\n'


@pytest.fixture
def site(home, tmp_path):
    """A folder without a name, imported."""
    folder = write(tmp_path / "site", {"main/a.md": info("A"), "main/b.md": info("B")})
    import_folder(folder)
    return folder


@pytest.fixture
def handbook(site, tmp_path):
    """A second folder, with a name, imported beside it; one file has the path of another's."""
    files = {"newsroom.toml": HANDBOOK, "main/b.md": info("Beleid", extra="slug: beleid\n")}
    folder = write(tmp_path / "handboek", files)
    assert outcomes(import_folder(folder)) == {"main/b.md": "created"}
    return folder


def test_a_second_folder_tells_nothing_of_the_first(site, handbook):
    assert {page.slug for page in InfoPage.objects.all()} == {"a", "b", "beleid"}
    assert outcomes(import_folder(site)) == {"main/a.md": "unchanged", "main/b.md": "unchanged"}
    assert outcomes(import_folder(handbook)) == {"main/b.md": "unchanged"}


def test_pruning_takes_pages_of_its_own_folder_only(site, handbook):
    (site / "main/b.md").unlink()
    import_folder(site, Options(prune=True))
    assert {page.slug for page in InfoPage.objects.live()} == {"a", "beleid"}


def test_a_named_folder_is_known_wherever_it_lies(handbook, tmp_path):
    elsewhere = shutil.move(handbook, tmp_path / "ergens" / "anders")
    assert outcomes(import_folder(elsewhere)) == {"main/b.md": "unchanged"}


def test_a_name_on_the_command_goes_before_that_of_the_file(site, handbook):
    (handbook / "newsroom.toml").write_text('source = "anders"\n')
    report = import_folder(handbook, Options(source="handboek"))
    assert outcomes(report) == {"main/b.md": "unchanged"}


def test_a_folder_that_gets_a_name_later_keeps_its_pages(site):
    write(site, {"newsroom.toml": HANDBOOK})
    assert set(outcomes(import_folder(site, Options(dry_run=True))).values()) == {"unchanged"}
    assert ImportRecord.objects.filter(source="").count() == 2
    assert set(outcomes(import_folder(site)).values()) == {"unchanged"}
    assert ImportRecord.objects.filter(source="handboek").count() == 2
    write(site, {"main/a.md": info("A", body="Anders.")})
    assert outcomes(import_folder(site))["main/a.md"] == "updated"


def test_the_page_of_another_folder_is_not_taken_for_ones_own(site, tmp_path):
    files = {"newsroom.toml": HANDBOOK, "main/a.md": info("A", body="Anders.")}
    report = import_folder(write(tmp_path / "handboek", files))
    assert codes(report) == [("main/a.md", None, "address-other-source")]
    assert "De tekst" in str(InfoPage.objects.get(slug="a").body)


def test_another_folder_without_a_name_prunes_nothing(site, tmp_path):
    other = write(tmp_path / "anders", {"main/c.md": info("C")})
    report = import_folder(other, Options(prune=True, keep_going=True))
    assert {code for _, _, code in codes(report)} == {"prune-too-many"}
    assert InfoPage.objects.live().count() == 3


def test_a_name_that_is_none_is_wrong_use(site):
    with pytest.raises(CommandError) as caught:
        call_command("import_content", site, source="a/b", stdout=io.StringIO())
    assert caught.value.returncode == 2
