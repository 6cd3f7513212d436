"""When a page is on the site, and where: what an import of such keys leaves."""

import pytest

from cms.models import InfoPage, StoryPage
from importers.pipeline import import_folder
from tests.importers.folders import info, story, write

pytestmark = pytest.mark.django_db


def codes(report) -> list[tuple]:
    return [
        (file.path, problem.line, problem.code)
        for file in report.files
        for problem in file.problems
        if problem.code != "category-new"
    ]


def test_a_draft_has_a_page_that_is_not_on_the_site(home, tmp_path):
    import_folder(write(tmp_path, {"main/a.md": info(extra="draft: true\n")}))
    page = InfoPage.objects.get()
    assert (page.live, page.has_unpublished_changes) == (False, True)
    assert page.get_latest_revision_as_object().title == "Over ons"


def test_a_page_that_becomes_a_draft_leaves_the_site(home, tmp_path):
    import_folder(write(tmp_path, {"main/a.md": info()}))
    report = import_folder(write(tmp_path, {"main/a.md": info(extra="draft: true\n")}))
    assert not InfoPage.objects.get().live
    assert "leaves-site" in [code for _, _, code in codes(report)]


def test_a_date_to_come_keeps_a_page_waiting(home, tmp_path):
    import_folder(write(tmp_path, {"verhalen/a.md": story(extra="date: 2099-01-01\n")}))
    page = StoryPage.objects.get()
    assert (page.live, page.go_live_at.year, page.date.year) == (False, 2098, 2099)
    assert page.approved_schedule


def test_a_last_day_is_kept(home, tmp_path):
    import_folder(write(tmp_path, {"main/a.md": info(extra="expirydate: 2099-06-01\n")}))
    page = InfoPage.objects.get()
    assert (page.live, page.expire_at.year) == (True, 2099)


def test_a_date_before_the_name_dates_a_story_and_leaves_its_address(home, tmp_path):
    import_folder(write(tmp_path, {"verhalen/2021-06-06-feest.md": story()}))
    page = StoryPage.objects.get()
    assert (page.url, page.date.isoformat()) == ("/verhalen/feest/", "2021-06-06")


def test_names_that_differ_in_their_dates_only_keep_them(home, tmp_path):
    names = ["2021-06-06-nieuws", "2021-06-13-nieuws", "2021-06-13-feest"]
    import_folder(write(tmp_path, {f"main/{name}.md": info(name) for name in names}))
    slugs = set(InfoPage.objects.values_list("slug", flat=True))
    assert slugs == {"2021-06-06-nieuws", "2021-06-13-nieuws", "feest"}


def test_a_later_name_with_another_date_keeps_it(home, tmp_path):
    import_folder(write(tmp_path, {"main/2021-06-06-nieuws.md": info()}))
    import_folder(write(tmp_path, {"main/2021-06-13-nieuws.md": info()}))
    slugs = set(InfoPage.objects.values_list("slug", flat=True))
    assert slugs == {"nieuws", "2021-06-13-nieuws"}


def test_two_files_with_one_slug_are_both_refused_with_the_line(home, tmp_path):
    extra = "order: 1\nslug: gelijk\n"
    report = import_folder(
        write(tmp_path, {"main/a.md": info(extra=extra), "main/b.md": info(extra=extra)})
    )
    assert codes(report) == [
        ("main/a.md", 4, "address-twice"),
        ("main/b.md", 4, "address-twice"),
    ]
    named = [file.problems[0].values["other"] for file in report.files]
    assert named == ["main/b.md", "main/a.md"]


def test_a_category_like_another_is_reported(home, tmp_path):
    files = {f"verhalen/{name}.md": story() for name in "bc"}
    files["verhalen/a.md"] = story().replace("Ervaringen", "Ervaringne")
    report = import_folder(write(tmp_path, files))
    problems = [problem for file in report.files for problem in file.problems]
    assert [(problem.line, problem.code) for problem in problems] == [
        (3, "category-near"),
        (3, "category-new"),
    ]
    assert problems[0].values["near"] == "Ervaringen"


def test_a_folder_without_a_page_is_reported(home, tmp_path):
    report = import_folder(
        write(tmp_path, {"main/a/index.md": info(), "main/a/b/c.md": info(), "main/x/y.md": info()})
    )
    assert codes(report) == [
        ("main/a/b/c.md", None, "folder-page"),
        ("main/x/y.md", None, "folder-page"),
    ]
    assert InfoPage.objects.get(slug="c").url == "/a/b/c/"
