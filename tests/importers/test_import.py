"""Importing a folder: what stands on the site afterwards, and what was reported."""

from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from wagtail.models import Page, Revision

from cms.models import Category, InfoPage, SiteImage, StoryPage
from importers.files.folder import NoContentError
from importers.models import ImportRecord
from importers.pipeline import import_folder
from importers.planning.destination import NoDestinationError
from tests import builders
from tests.importers.files.test_pictures import jpeg
from tests.importers.folders import info, story, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(home):
    """A site on which the category of the tests' stories is nothing new."""
    builders.category("Ervaringen")
    return home


def codes(report) -> list[tuple]:
    return [
        (file.path, problem.line, problem.code)
        for file in report.files
        for problem in file.problems
    ]


def outcomes(report) -> dict[str, str]:
    return {file.path: file.outcome for file in report.files}


def test_a_story_and_an_info_page_come_where_they_belong(home, tmp_path):
    write(
        tmp_path, {"verhalen/anna.md": story(), "main/overOns/index.md": info(extra="order: 2\n")}
    )
    report = import_folder(tmp_path)
    page = StoryPage.objects.get()
    assert (page.url, page.title, page.category.name) == ("/verhalen/anna/", "Anna", "Ervaringen")
    assert (page.live, page.has_unpublished_changes, page.excerpt) == (
        True,
        False,
        "Waar het over gaat.",
    )
    assert (InfoPage.objects.get().url, InfoPage.objects.get().order) == ("/over-ons/", 2)
    assert report.exit_status == 0
    assert [file.url for file in report.files] == ["/over-ons/", "/verhalen/anna/"]


def test_each_page_gets_one_revision(home, tmp_path):
    before = Revision.objects.count()
    import_folder(write(tmp_path, {"verhalen/anna.md": story(), "main/a.md": info()}))
    assert Revision.objects.count() == before + 2


def test_what_the_editor_shows_is_what_was_imported(home, tmp_path):
    import_folder(write(tmp_path, {"main/a.md": info(body="## Kop\n\n> Citaat")}))
    blocks = InfoPage.objects.get().get_latest_revision_as_object().body
    assert [block.block_type for block in blocks] == ["text", "quote"]
    assert blocks[0].value.source == "<h2>Kop</h2>"
    assert blocks[1].value["quote"].source == "<p>Citaat</p>"


def test_files_elsewhere_are_told_apart_by_their_keys(home, tmp_path):
    write(tmp_path, {"001_8c7ce2ee5a45565e.txt": info("De maatjes"), "nieuws/bo.md": story("Bo")})
    import_folder(tmp_path)
    assert InfoPage.objects.get().url == "/de-maatjes/"
    assert StoryPage.objects.get().url == "/verhalen/bo/"


def test_info_pages_nest_as_their_folders_do(home, tmp_path):
    files = ["main/a/b/c.md", "main/a/b.md", "main/a/index.md", "main/z/los.md"]
    report = import_folder(write(tmp_path, {path: info(path) for path in files}))
    urls = {page.title: page.url for page in InfoPage.objects.all()}
    assert urls == {
        "main/a/index.md": "/a/",
        "main/a/b.md": "/a/b/",
        "main/a/b/c.md": "/a/b/c/",
        "main/z/los.md": "/z/los/",
        "Z": "/z/",
    }
    assert codes(report) == [("main/z/los.md", None, "folder-page")]


def test_a_page_added_later_finds_the_parent_of_an_earlier_import(home, tmp_path):
    import_folder(write(tmp_path, {"main/a/index.md": info()}))
    import_folder(write(tmp_path, {"main/a/b.md": info()}))
    assert InfoPage.objects.get(slug="b").url == "/a/b/"
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_category_is_found_whatever_its_capitals(home, tmp_path):
    Category.objects.update(name="ERVARINGEN")
    report = import_folder(write(tmp_path, {"verhalen/anna.md": story()}))
    assert StoryPage.objects.get().category.name == "ERVARINGEN"
    assert codes(report) == []


def test_a_new_category_is_spelled_as_in_most_files(home, tmp_path):
    Category.objects.all().delete()
    names = {"a": "ervaringen", "b": "Ervaringen", "c": "Ervaringen"}
    for name, category in names.items():
        text = story().replace("category: Ervaringen", f"category: {category}")
        write(tmp_path, {f"verhalen/{name}.md": text})
    import_folder(tmp_path)
    assert [category.name for category in Category.objects.all()] == ["Ervaringen"]


def test_a_new_category_is_told_once(home, tmp_path):
    Category.objects.all().delete()
    report = import_folder(write(tmp_path, {"verhalen/a.md": story(), "verhalen/b.md": story()}))
    assert codes(report) == [("verhalen/a.md", 3, "category-new")]
    assert Category.objects.get().slug == "ervaringen"


def test_a_category_that_differs_in_a_dash_only_is_refused(home, tmp_path):
    Category.objects.update(name="Ervaringen!")
    report = import_folder(write(tmp_path, {"verhalen/anna.md": story()}))
    assert codes(report) == [("verhalen/anna.md", 3, "category-twin")]


THUMB = "thumb: anna.jpg\nthumbalt: Anna lacht\n"


def test_a_thumb_comes_with_its_description(home, tmp_path):
    write(tmp_path, {"verhalen/anna.md": story(extra=THUMB), "thumbs/anna.jpg": jpeg()})
    report = import_folder(tmp_path)
    page = StoryPage.objects.get()
    assert (page.thumb.title, page.thumb.description) == ("anna", "Anna lacht")
    assert page.thumb_alt == "Anna lacht"
    assert codes(report) == []


def test_a_missing_thumb_is_reported_and_its_description_waits_for_it(home, tmp_path):
    write(tmp_path, {"verhalen/anna.md": story(extra=THUMB)})
    report = import_folder(tmp_path)
    assert codes(report) == [("verhalen/anna.md", 5, "picture-missing")]
    assert (StoryPage.objects.get().thumb, StoryPage.objects.get().thumb_alt) == (
        None,
        "Anna lacht",
    )
    write(tmp_path, {"thumbs/anna.jpg": jpeg()})
    report = import_folder(tmp_path)
    assert outcomes(report) == {"verhalen/anna.md": "updated"}
    assert StoryPage.objects.get().thumb.title == "anna"


def test_a_picture_in_the_text_becomes_a_block(home, tmp_path):
    body = "![Anna lacht](anna.jpg 'Zomer')\n\n![weg](weg.jpg)\n\n![](anna.jpg)"
    write(tmp_path, {"main/a.md": info(body=body), "main/anna.jpg": jpeg()})
    report = import_folder(tmp_path)
    described, decorative = InfoPage.objects.get().body
    image = described.value["picture"]
    assert (image.contextual_alt_text, image.decorative) == ("Anna lacht", False)
    assert described.value["caption"] == "Zomer"
    assert decorative.value["picture"].decorative
    assert SiteImage.objects.count() == 1
    assert codes(report) == [
        ("main/a.md", 7, "picture-missing"),
        ("main/a.md", 9, "picture-without-alt"),
    ]


def test_a_table_can_be_read_back(home, tmp_path):
    import_folder(write(tmp_path, {"main/a.md": info(body="| A | B |\n|---|---|\n| c | d |")}))
    table = InfoPage.objects.get().body[0].value
    assert [column["heading"] for column in table.columns] == ["A", "B"]
    assert [[cell.value.source for cell in row] for row in table.rows] == [["<p>c</p>", "<p>d</p>"]]


@pytest.mark.parametrize(
    ("files", "reported"),
    [
        ({"main/verhalen.md": info()}, [("main/verhalen.md", None, "address-taken")]),
        (
            {"main/a.md": info(), "main/a/index.md": info()},
            [("main/a.md", None, "address-twice"), ("main/a/index.md", None, "address-twice")],
        ),
        (
            {"verhalen/1/a.md": story(), "verhalen/2/a.md": story()},
            [
                ("verhalen/1/a.md", None, "address-twice"),
                ("verhalen/2/a.md", None, "address-twice"),
            ],
        ),
        (
            {"verhalen/a.md": story(extra="thumb: ../../x.jpg\n")},
            [("verhalen/a.md", 5, "picture-outside")],
        ),
        (
            {"main/a.md": info(body=f"![b](anna.jpg '{'x' * 300}')"), "main/anna.jpg": jpeg()},
            [("main/a.md", 5, "too-long")],
        ),
        ({"main/😀.md": info("😀")}, [("main/😀.md", None, "no-address")]),
        ({"main/a.md": b"\xff"}, [("main/a.md", 1, "not-utf8")]),
        (
            {"main/e\u0301.md": info(), "main/é.md": info()},
            [("main/é.md", None, "name-twice")] * 2,
        ),
    ],
)
def test_one_refusal_and_nothing_is_written(home, tmp_path, files, reported):
    Category.objects.all().delete()
    write(tmp_path, {"verhalen/goed.md": story(extra=THUMB), "thumbs/anna.jpg": jpeg()})
    report = import_folder(write(tmp_path, files))
    assert [each for each in codes(report) if each[2] != "category-new"] == reported
    assert report.exit_status == 1
    assert outcomes(report)["verhalen/goed.md"] == "skipped"
    assert not StoryPage.objects.exists()
    assert not InfoPage.objects.exists()
    assert not ImportRecord.objects.exists()
    assert not Category.objects.exists()
    assert not SiteImage.objects.exists()


def test_a_page_deep_in_the_tree_may_have_a_reserved_name(home, tmp_path):
    report = import_folder(write(tmp_path, {"main/a.md": info(), "main/a/api.md": info()}))
    assert report.exit_status == 0


def test_a_failure_half_way_leaves_no_page_and_no_file(home, tmp_path, monkeypatch):
    def refuse(page, *args, **kwargs):
        raise ValidationError("Dit gaat niet.")

    monkeypatch.setattr(InfoPage, "full_clean", refuse)
    write(tmp_path, {"verhalen/a.md": story(extra=THUMB), "thumbs/anna.jpg": jpeg("#0a0b0c")})
    write(tmp_path, {"main/z.md": info()})
    files = stored_files()
    report = import_folder(tmp_path)
    assert ("main/z.md", None, "page-refused") in codes(report)
    assert outcomes(report) == {"main/z.md": "refused", "verhalen/a.md": "skipped"}
    assert (StoryPage.objects.count(), SiteImage.objects.count()) == (0, 0)
    assert stored_files() == files


def stored_files() -> set[str]:
    folder = "original_images"
    return set(default_storage.listdir(folder)[1]) if default_storage.exists(folder) else set()


CASES = sorted((Path(__file__).parent / "markdown/cases").glob("*.md"))


def test_the_editor_accepts_every_body(home, tmp_path):
    """Saving a page by code does not validate its blocks; opening and saving it by hand does."""
    pictures = dict.fromkeys(["anna.jpg", "a.jpg", "b.jpg", "c.jpg"], jpeg())
    write(tmp_path, {f"main/{name}": data for name, data in pictures.items()})
    write(tmp_path, {f"main/{case.stem}.md": info(body=case.read_text()) for case in CASES})
    write(tmp_path, {"main/leeg.md": info(body="```\n```\n\n> <!-- x -->\n\n>\n\nx")})
    import_folder(tmp_path)
    for page in InfoPage.objects.all():
        page.body.stream_block.clean(page.body)
    assert InfoPage.objects.count() == len(CASES) + 1


def test_unknown_keys_are_kept_and_told_once_each(home, tmp_path):
    write(tmp_path, {"verhalen/anna.md": story(extra="tags: [a, b]\nseo: {x: y}\n")})
    report = import_folder(tmp_path)
    assert codes(report) == [
        ("verhalen/anna.md", 5, "key-recorded"),
        ("verhalen/anna.md", 6, "unknown-key"),
    ]
    assert ImportRecord.objects.get().unknown_keys == {"tags": ["a", "b"], "seo": {"x": "y"}}


def test_a_folder_without_documents_is_wrong_use(home, tmp_path):
    write(tmp_path, {"foto.jpg": jpeg()})
    for folder in (tmp_path, tmp_path / "weg", tmp_path / "foto.jpg"):
        with pytest.raises(NoContentError):
            import_folder(folder)


def test_without_a_site_there_is_nowhere_to_go(no_site, tmp_path):
    with pytest.raises(NoDestinationError):
        import_folder(write(tmp_path, {"main/a.md": info()}))
