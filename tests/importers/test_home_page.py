"""The index at the top of a folder, which was the home page of the old site."""

import pytest
from django.contrib.auth.models import User
from wagtail.contrib.redirects.models import Redirect

from cms.models import HomePage, InfoPage
from importers.check import check_folder
from importers.models import ImportRecord
from importers.options import Options
from importers.pipeline import import_folder
from tests import builders
from tests.importers.folders import info, write
from tests.importers.test_import import codes, outcomes

pytestmark = pytest.mark.django_db

INDEX = info("Welkom bij ons", extra="description: Samen.\n", body="Lees [over ons](over.md).")
SITE = {"index.md": INDEX, "over.md": info("Over ons", body="Terug naar [het begin](index.md).")}


def edit(page: HomePage, **values) -> None:
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision(user=User.objects.get_or_create(username="redactie")[0]).publish()


def is_about(report, code: str) -> bool:
    return code in {code for _, _, code in codes(report)}


@pytest.mark.parametrize("name", ["index.md", "_index.md", "index.nl.md", "nl/index.md"])
def test_it_fills_the_home_page(home, tmp_path, client, name):
    files = {name: INDEX, "nl/a.md" if "/" in name else "a.md": info("A")}
    if ".nl" in name:
        files["index.en.md"] = info("Welcome")
    report = import_folder(write(tmp_path, files))
    assert (outcomes(report)[name], is_about(report, "home-filled")) == ("updated", True)
    assert not is_about(report, "key-not-here")  # the description is shown
    page = client.get("/").text
    assert "Welkom bij ons" in page
    assert "Samen." in page
    assert "Lees" in page
    assert set(outcomes(import_folder(tmp_path)).values()) <= {"unchanged", "skipped"}


@pytest.mark.parametrize(
    "index",
    [
        INDEX,
        info("Welkom", extra="description: Samen.\nsummary: Anders.\n"),
        info("Welkom", extra="tagline: Samen.\n"),
        info("Welkom", extra="hero:\n  tagline: Samen.\n"),
        info("woord " * 30),
        info("Geheim", extra="draft: true\n"),
        "---\nlayout: home\ntitle: Thuis\n---\n",
    ],
)
def test_a_check_says_what_an_import_into_a_new_site_says(home, tmp_path, index):
    folder = write(tmp_path, {"index.md": index, "over.md": info("Over ons")})
    checked = codes(check_folder(folder, Options(check=True)))
    planned = codes(import_folder(folder, Options(dry_run=True)))
    assert sorted(checked, key=str) == sorted(planned, key=str)


def test_links_from_and_to_it_are_links_to_pages(home, tmp_path, client):
    import_folder(write(tmp_path, SITE))
    assert '<a href="/over/">over ons</a>' in client.get("/").text
    assert '<a href="/">het begin</a>' in client.get("/over/").text


def test_a_changed_file_changes_it_and_one_that_an_editor_changed_is_a_conflict(home, tmp_path):
    import_folder(write(tmp_path, SITE))
    report = import_folder(write(tmp_path, {"index.md": info("Nieuw", body="Andere tekst.")}))
    assert outcomes(report)["index.md"] == "updated"
    edit(HomePage.objects.get(), hero_title="Van de redactie")
    report = import_folder(write(tmp_path, {"index.md": info("Derde", body="Tekst.")}))
    assert outcomes(report)["index.md"] == "conflict"
    assert HomePage.objects.get().hero_title == "Van de redactie"


def test_a_home_page_that_editors_wrote_stays_and_the_file_is_a_page(home, tmp_path):
    edit(home, hero_title="Van de redactie")
    report = import_folder(write(tmp_path, SITE))
    assert (outcomes(report)["index.md"], is_about(report, "home-edited")) == ("created", True)
    assert HomePage.objects.get().hero_title == "Van de redactie"


def test_a_second_folder_does_not_take_it(home, tmp_path):
    import_folder(write(tmp_path / "een", SITE))
    report = import_folder(
        write(tmp_path / "twee", {"index.md": info("Twee")}), Options(source="twee")
    )
    assert (outcomes(report)["index.md"], is_about(report, "home-taken")) == ("created", True)
    assert HomePage.objects.get().hero_title == "Welkom bij ons"


@pytest.mark.parametrize("key", ["draft: true\n", "date: 2999-01-01\n", "expires: 2999-01-01\n"])
def test_a_file_that_is_not_for_visitors_now_does_not_fill_it(home, tmp_path, key):
    before = home.hero_title
    import_folder(write(tmp_path, {"index.md": info("Geheim", extra=key), "a.md": info("A")}))
    assert HomePage.objects.get().hero_title == before
    assert InfoPage.objects.filter(title="Geheim").exists()


@pytest.mark.parametrize("later", [None, info("W", extra="draft: true\n"), info("W", body="")])
def test_it_stays_where_its_file_goes_or_is_no_page_any_more(home, tmp_path, client, later):
    import_folder(write(tmp_path, SITE))
    (tmp_path / "index.md").unlink()
    if later:
        write(tmp_path, {"index.md": later})
    report = import_folder(tmp_path, Options(prune=True))
    assert outcomes(report)["index.md"] == "skipped"
    assert "Welkom bij ons" in client.get("/").text


def test_a_renamed_file_does_not_take_the_home_page_along(home, tmp_path, client):
    import_folder(write(tmp_path, SITE))
    (tmp_path / "index.md").rename(tmp_path / "welkom.md")
    report = import_folder(tmp_path)
    assert outcomes(report)["welkom.md"] == "created"
    assert client.get("/").status_code == client.get("/welkom/").status_code == 200
    assert not Redirect.objects.exists()


@pytest.mark.parametrize("keys", ["layout: home\ntitle: Thuis", "layout: index"])
def test_a_template_without_text_is_no_page(home, tmp_path, keys):
    files = {"index.md": f"---\n{keys}\n---\n", "a.md": info("A")}
    report = import_folder(write(tmp_path, files))
    assert (outcomes(report)["index.md"], is_about(report, "home-without-text")) == (
        "skipped",
        True,
    )
    assert not ImportRecord.objects.filter(path="index.md").exists()


def test_a_long_title_is_cut_at_a_word_and_said(home, tmp_path):
    report = import_folder(write(tmp_path, {"index.md": info("woord " * 30 + "slot")}))
    assert is_about(report, "headline-cut")
    assert HomePage.objects.get().hero_title == " ".join(["woord"] * 20)


def test_a_readme_that_is_linked_is_an_information_page(home, tmp_path):
    files = {"README.md": "# Voor wie\n\nTekst.\n", "a.md": info("A", body="[Lees](README.md)")}
    import_folder(write(tmp_path, files))
    assert InfoPage.objects.filter(title="Voor wie").exists()


def test_an_edited_home_page_may_be_overwritten_by_name(home, tmp_path):
    import_folder(write(tmp_path, SITE))
    edit(
        HomePage.objects.get(),
        hero_title="Van de redactie",
        hero_picture=builders.picture(),
        hero_picture_alt="A",
    )
    write(tmp_path, {"index.md": info("Derde", body="Tekst.")})
    report = import_folder(tmp_path, Options(overwrite=frozenset(["index.md"])))
    assert outcomes(report)["index.md"] == "updated"
    page = HomePage.objects.get()
    assert (page.hero_title, page.hero_picture is not None, page.title) == (
        "Derde",
        True,
        home.title,
    )
