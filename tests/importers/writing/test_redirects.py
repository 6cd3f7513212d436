"""Old addresses that a file names: they lead to its page, and never hide or circle."""

import pytest
from wagtail.contrib.redirects.models import Redirect

from cms.models import InfoPage
from importers.options import Options
from importers.pipeline import import_folder
from tests import builders
from tests.importers.folders import info, write
from tests.importers.test_import import codes, outcomes

pytestmark = pytest.mark.django_db

PAGE = "main/over-ons.md"


def page(*aliases: str, **options) -> str:
    return info("Over ons", extra=f"aliases: [{', '.join(aliases)}]\n", **options)


def reported(folder, path: str = PAGE) -> list[str]:
    """Return what an import tells of a file, having seen that a dry run tells the same."""
    dry = codes(import_folder(folder, Options(dry_run=True)))
    assert not Redirect.objects.filter(old_path="/nieuw").exists()
    report = codes(import_folder(folder))
    assert report == dry
    return [code for file, _, code in report if file == path]


def test_an_old_address_leads_to_the_page_once(home, tmp_path):
    write(tmp_path, {PAGE: page("/oud/pad/", "/oud/pad")})
    assert reported(tmp_path) == ["alias-made"]
    found = Redirect.objects.get()
    made = InfoPage.objects.get()
    assert (found.old_path, found.redirect_page_id) == ("/oud/pad", made.pk)
    write(tmp_path, {PAGE: page("/oud/pad/", body="Anders.")})
    assert reported(tmp_path) == []
    assert Redirect.objects.count() == 1


@pytest.mark.parametrize(
    ("alias", "code"),
    [
        ("/over-ons/", "alias-own"),
        ("/verhalen/", "alias-hides-page"),
        ("/anders/", "alias-hides-page"),
        ("/" + "x" * 254 + "é", "alias-too-long"),
    ],
)
def test_an_address_that_is_somebodys_gets_no_redirect(home, tmp_path, alias, code):
    write(tmp_path, {PAGE: page(alias), "main/anders.md": info("Anders")})
    assert reported(tmp_path) == [code]
    assert not Redirect.objects.exists()
    assert reported(tmp_path) == [code]  # nothing changed, and it is reported again


def test_the_redirect_of_somebody_else_stays(home, tmp_path):
    other = builders.info("Anders")
    Redirect.add_redirect("/oud", other)
    assert reported(write(tmp_path, {PAGE: page("/oud/")})) == ["alias-taken"]
    assert Redirect.objects.get().redirect_page_id == other.pk


def test_two_files_cannot_have_one_old_address(home, tmp_path):
    write(tmp_path, {"main/a.md": page("/oud/"), PAGE: page("/oud/")})
    assert reported(tmp_path) == ["alias-taken"]
    assert Redirect.objects.get().redirect_page.slug == "a"


def test_two_pages_cannot_name_each_others_address(home, tmp_path):
    write(tmp_path, {"main/a.md": page("/over-ons/"), PAGE: page("/a/")})
    assert reported(tmp_path) == ["alias-hides-page"]
    assert not Redirect.objects.exists()


def test_the_address_from_which_a_page_moves_in_this_run_is_taken(home, tmp_path):
    write(tmp_path, {"main/oud.md": info("Oud")})
    import_folder(tmp_path)
    (tmp_path / "main/oud.md").rename(tmp_path / "main/nieuw.md")
    write(tmp_path, {PAGE: page("/oud/")})
    assert reported(tmp_path) == ["alias-taken"]
    assert outcomes(import_folder(tmp_path))["main/nieuw.md"] == "unchanged"
    assert Redirect.objects.get().redirect_page.slug == "nieuw"
