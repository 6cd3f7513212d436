"""Links that led nowhere when they were imported, and whose page comes later."""

import pytest

from cms.models import InfoPage
from importers.options import Options
from importers.pipeline import import_folder
from tests import builders
from tests.importers.folders import info, write
from tests.importers.test_import import codes, outcomes

pytestmark = pytest.mark.django_db

PAGE = "main/a.md"


@pytest.fixture
def folder(home, tmp_path):
    """A page with a link to a file that is not there, and one to an address that is not there."""
    write(tmp_path, {PAGE: info("A", body="[Bo](b.md) en [Cas](/cas/).")})
    assert outcomes(import_folder(tmp_path)) == {PAGE: "created"}
    return tmp_path


def text() -> str:
    return InfoPage.objects.get(slug="a").body[0].value.source


def test_an_unchanged_page_gets_its_link_when_the_target_is_imported(folder):
    write(folder, {"main/b.md": info("B")})
    dry = import_folder(folder, Options(dry_run=True))
    report = import_folder(folder)
    assert outcomes(report) == outcomes(dry) == {PAGE: "updated", "main/b.md": "created"}
    assert (PAGE, 5, "link-found") in codes(report) == codes(dry)
    target = InfoPage.objects.get(slug="b")
    assert f'<a id="{target.pk}" linktype="page">Bo</a>' in text()
    again = import_folder(folder)
    assert set(outcomes(again).values()) == {"unchanged"}
    assert codes(again) == [(PAGE, 5, "link-address-unknown")]


def test_a_page_that_an_editor_made_counts_too(folder):
    target = builders.info("Cas", slug="cas")
    assert outcomes(import_folder(folder)) == {PAGE: "updated"}
    assert f'<a id="{target.pk}" linktype="page">Cas</a>' in text()


def test_a_page_that_an_editor_changed_stays_as_it_is(folder):
    page = InfoPage.objects.get(slug="a")
    page.title = "Van de redactie"
    page.save_revision().publish()
    write(folder, {"main/b.md": info("B")})
    report = import_folder(folder)
    assert outcomes(report)[PAGE] == "unchanged"
    assert (PAGE, None, "edited") in codes(report)
    assert "linktype" not in text()


def test_an_old_address_is_an_address(folder):
    write(folder, {"main/nieuw.md": info("Nieuw", extra="aliases: /cas/\n")})
    import_folder(folder)
    target = InfoPage.objects.get(slug="nieuw")
    assert f'<a id="{target.pk}" linktype="page">Cas</a>' in text()


def test_without_a_new_page_the_file_stays_unchanged(folder):
    write(folder, {"main/ander.md": info("Ander")})
    assert outcomes(import_folder(folder))[PAGE] == "unchanged"
