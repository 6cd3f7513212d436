"""Each case of file, last import and page: what becomes of the page, and what is reported."""

import pytest
from django.contrib.auth import get_user_model
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Comment, Page, Revision

from cms.models import Category, InfoPage, SiteImage, StoryPage
from cms.models.version import ContentVersion
from importers.content import content as content_module
from importers.files.folder import NoContentError
from importers.models import ImportRecord
from importers.options import Options
from importers.pipeline import UnknownPathError, import_folder
from importers.planning import plan as plan_module
from importers.planning.page_state import content_hash
from importers.problems import error
from importers.writing import context as write_run_module
from importers.writing import records as records_module
from tests.importers.files.test_pictures import jpeg
from tests.importers.folders import info, story, write
from tests.importers.test_import import THUMB, codes, outcomes
from tests.importers.test_import_again import STORY, edit

pytestmark = pytest.mark.django_db

LINKS = "Zie [Anna](../verhalen/anna.md), [het plan](plan.pdf) en [niets](niets.md)."


@pytest.fixture
def folder(home, tmp_path):
    """A folder with one story and one info page, imported once."""
    write(tmp_path, {STORY: story(extra=THUMB), "thumbs/anna.jpg": jpeg(), "main/a.md": info()})
    import_folder(tmp_path)
    return tmp_path


def change(folder, text: str = "Anders.") -> None:
    write(folder, {STORY: story(extra=THUMB, body=text)})


def run(folder, **options):
    for name in ("overwrite", "restore"):
        if name in options:
            options[name] = frozenset(options[name])
    return import_folder(folder, Options(**options))


def reported(report, path: str = STORY) -> list[str]:
    return [code for file, _, code in codes(report) if file == path]


def text() -> str:
    return StoryPage.objects.get().body[0].value.source


def comment(page: Page) -> None:
    user = get_user_model().objects.create(username="redactie")
    Comment.objects.create(page=page, user=user, text="Klopt dit?", contentpath="title")


def test_a_conflict_is_ended_by_naming_the_path(folder):
    edit(excerpt="Van de redactie.")
    change(folder)
    assert outcomes(run(folder))[STORY] == "conflict"
    report = run(folder, overwrite=[STORY])
    assert (outcomes(report)[STORY], report.exit_status) == ("updated", 0)
    assert (text(), StoryPage.objects.get().excerpt) == ("<p>Anders.</p>", "Waar het over gaat.")
    assert outcomes(run(folder))[STORY] == "unchanged"


def test_the_file_can_be_taken_again_though_only_the_page_changed(folder):
    edit(excerpt="Van de redactie.")
    assert outcomes(run(folder, overwrite=[STORY]))[STORY] == "updated"
    assert StoryPage.objects.get().excerpt == "Waar het over gaat."
    before = Revision.objects.count()
    assert outcomes(run(folder, overwrite=[STORY]))[STORY] == "unchanged"
    assert Revision.objects.count() == before


@pytest.fixture
def newer_importer(monkeypatch):
    for module in (content_module, plan_module, write_run_module, records_module):
        monkeypatch.setattr(module, "MAPPING_VERSION", 99)


def test_a_new_importer_leaves_an_edited_page_without_a_conflict(folder, newer_importer):
    edit(excerpt="Van de redactie.")
    InfoPage.objects.update(title="Wat een ouder importeerprogramma ervan maakte")
    ImportRecord.objects.filter(path="main/a.md").update(
        result_hash=content_hash(InfoPage.objects.get())
    )
    report = run(folder)
    assert outcomes(report) == {STORY: "unchanged", "main/a.md": "updated"}
    assert reported(report) == ["edited"]
    assert InfoPage.objects.get().title == "Over ons"


def test_a_new_importer_leaves_pages_alone_that_stay_the_same(folder, newer_importer):
    write(folder, {"main/plan.pdf": b"%PDF-1.4", "main/b.md": info("B", body=LINKS)})
    run(folder)
    ImportRecord.objects.update(mapping_version=6)
    before, version = Revision.objects.count(), ContentVersion.objects.get().number
    assert set(outcomes(run(folder, dry_run=True)).values()) == {"unchanged"}
    assert ImportRecord.objects.filter(mapping_version=99).count() == 0
    assert set(outcomes(run(folder)).values()) == {"unchanged"}
    assert (Revision.objects.count(), ContentVersion.objects.get().number) == (before, version)
    assert ImportRecord.objects.exclude(mapping_version=99).count() == 0


def test_a_new_importer_tells_what_it_reads_in_a_file_whose_page_stays(folder, newer_importer):
    ImportRecord.objects.filter(path="main/a.md").update(problems=[error("nul").as_json()])
    assert outcomes(run(folder)) == {STORY: "unchanged", "main/a.md": "unchanged"}
    assert ImportRecord.objects.get(path="main/a.md").problems == []


def test_a_new_importer_takes_no_draft_to_the_site_by_itself(home, tmp_path, newer_importer):
    write(tmp_path, {STORY: story()})
    run(tmp_path, draft=True)
    ImportRecord.objects.update(mapping_version=6)
    assert outcomes(run(tmp_path)) == {STORY: "unchanged"}
    assert not StoryPage.objects.get().live


def test_a_path_that_is_not_there_is_wrong_use(folder):
    with pytest.raises(UnknownPathError):
        run(folder, overwrite=["verhalen/bo.md"])


@pytest.mark.parametrize(
    ("code", "occupy"),
    [
        ("page-locked", lambda page: StoryPage.objects.update(locked=True)),
        ("page-comments", comment),
    ],
)
def test_a_page_that_editors_are_busy_with_is_left(folder, code, occupy):
    occupy(StoryPage.objects.get())
    assert reported(run(folder)) == []
    change(folder)
    report = run(folder)
    assert (outcomes(report)[STORY], reported(report)) == ("skipped", [code])
    assert (report.exit_status, text()) == (0, "<p>De tekst.</p>")


def test_a_page_that_an_editor_moved_is_updated_where_it_is(folder):
    write(folder, {"main/b.md": info("B"), "main/c.md": info("C")})
    run(folder)
    page, target = InfoPage.objects.get(slug="b"), InfoPage.objects.get(slug="c")
    page.move(target, pos="last-child")
    write(folder, {"main/b.md": info("B", body="Nieuw.")})
    assert outcomes(run(folder))["main/b.md"] == "updated"
    assert InfoPage.objects.get(title="B").url == "/c/b/"


def test_an_unchanged_page_that_an_editor_took_off_the_site_is_reported(folder):
    StoryPage.objects.get().unpublish()
    report = run(folder)
    assert (outcomes(report)[STORY], reported(report)) == ("unchanged", ["edited"])
    assert not StoryPage.objects.get().live


def test_a_page_that_keeps_its_address_says_so(folder):
    write(folder, {"main/a.md": info(extra="slug: anders\n")})
    report = run(folder)
    assert (outcomes(report)["main/a.md"], reported(report, "main/a.md")) == (
        "updated",
        ["address-stays"],
    )
    assert InfoPage.objects.get().url == "/a/"


def test_the_report_gives_the_address_under_a_renamed_folder(folder):
    write(folder, {"main/b/index.md": info("B"), "main/b/c.md": info("C")})
    run(folder)
    (folder / "main/b").rename(folder / "main/bb")
    urls = {file.path: file.url for file in run(folder).files if file.outcome == "moved"}
    assert urls == {"main/bb/index.md": "/bb/", "main/bb/c.md": "/bb/c/"}
    old = Redirect.objects.get(old_path="/b/c")
    assert old.redirect_page.url == "/bb/c/"


def test_a_deleted_page_comes_back_when_its_path_is_named(folder):
    StoryPage.objects.get().delete()
    assert reported(run(folder)) == ["page-deleted"]
    report = run(folder, restore=[STORY])
    assert (outcomes(report)[STORY], StoryPage.objects.get().live) == ("created", True)
    assert outcomes(run(folder))[STORY] == "unchanged"
    assert ImportRecord.objects.filter(path=STORY).count() == 1


def test_the_page_of_a_file_that_is_gone_stays_and_is_named(folder):
    (folder / STORY).unlink()
    report = run(folder)
    assert (outcomes(report)[STORY], reported(report), report.exit_status) == (
        "skipped",
        ["gone"],
        0,
    )
    assert StoryPage.objects.get().live


def test_pruning_takes_it_off_the_site_and_the_file_brings_it_back(folder):
    kept = (folder / STORY).read_bytes()
    (folder / STORY).unlink()
    report = run(folder, prune=True)
    assert (outcomes(report)[STORY], reported(report)) == ("updated", ["pruned"])
    assert not StoryPage.objects.get().live
    assert reported(run(folder, prune=True)) == ["gone-offline"]
    write(folder, {STORY: kept})
    assert outcomes(run(folder))[STORY] == "updated"
    assert StoryPage.objects.get().live
    assert outcomes(run(folder))[STORY] == "unchanged"


def test_what_an_editor_changed_is_never_pruned(folder):
    edit(title="Van de redactie")
    (folder / STORY).unlink()
    report = run(folder, prune=True)
    assert (outcomes(report)[STORY], reported(report)) == ("conflict", ["gone-edited"])
    assert StoryPage.objects.get().live
    assert outcomes(run(folder, prune=True, overwrite=[STORY]))[STORY] == "updated"
    assert not StoryPage.objects.get().live


def test_a_broken_file_is_not_a_gone_file(folder):
    write(folder, {STORY: "---\ntitle: a: b\n---\n"})
    report = run(folder, prune=True, keep_going=True)
    assert outcomes(report) == {STORY: "refused", "main/a.md": "unchanged"}
    assert StoryPage.objects.get().live


def test_files_in_a_folder_that_became_a_link_are_not_gone(folder, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elders")
    (folder / "verhalen").rename(elsewhere / "verhalen")
    (folder / "verhalen").symlink_to(elsewhere / "verhalen")
    run(folder, prune=True)
    assert StoryPage.objects.get().live


def test_too_many_files_are_not_pruned_at_once(folder):
    write(folder, {f"main/p{n}.md": info(f"P {n}") for n in range(12)})
    run(folder)
    for n in range(11):
        (folder / f"main/p{n}.md").unlink()
    report = run(folder, prune=True)
    assert (report.exit_status, reported(report, "main/p3.md")) == (1, ["prune-too-many"])
    assert InfoPage.objects.live().count() == 13
    write(folder, {"main/p10.md": info("P 10")})
    assert run(folder, prune=True).exit_status == 0
    assert InfoPage.objects.live().count() == 3


def test_an_empty_folder_takes_nothing_away(folder):
    for file in (STORY, "main/a.md"):
        (folder / file).unlink()
    with pytest.raises(NoContentError):
        run(folder, prune=True)


def test_only_what_is_asked_for_is_looked_at(folder):
    (folder / STORY).unlink()
    write(folder, {"main/a.md": info("Nieuw"), "nieuws/b.md": info("B")})
    assert outcomes(run(folder, only="main/*", prune=True)) == {"main/a.md": "updated"}
    assert StoryPage.objects.get().live


def test_a_renamed_file_moves_its_page_and_leaves_a_redirect(folder):
    pk, new = StoryPage.objects.get().pk, "verhalen/anna-werkt.md"
    (folder / STORY).rename(folder / new)
    report = run(folder, prune=True)
    assert outcomes(report) == {new: "moved", "main/a.md": "unchanged"}
    assert reported(report, new) == ["moved"]
    page = StoryPage.objects.get()
    assert (page.pk, page.url, page.live) == (pk, "/verhalen/anna-werkt/", True)
    assert page.get_latest_revision_as_object().slug == "anna-werkt"
    assert Redirect.objects.get(old_path="/verhalen/anna").redirect_page_id == pk
    assert outcomes(run(folder))[new] == "unchanged"


def test_a_file_that_gets_its_old_name_back_leads_round_in_no_circle(folder):
    for old, new in ((STORY, "verhalen/bo.md"), ("verhalen/bo.md", STORY)):
        (folder / old).rename(folder / new)
        run(folder)
    assert StoryPage.objects.get().url == "/verhalen/anna/"
    assert [each.old_path for each in Redirect.objects.all()] == ["/verhalen/bo"]


def test_a_renamed_folder_takes_its_pages_along(folder):
    write(folder, {"main/b/index.md": info("B"), "main/b/c.md": info("C")})
    run(folder)
    (folder / "main/b").rename(folder / "main/d")
    report = run(folder)
    assert {outcomes(report)[path] for path in ("main/d/index.md", "main/d/c.md")} == {"moved"}
    assert InfoPage.objects.get(title="C").url == "/d/c/"
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_renamed_file_can_move_to_another_parent(folder):
    write(folder, {"main/b.md": info("B")})
    run(folder)
    (folder / "main/a").mkdir()
    (folder / "main/b.md").rename(folder / "main/a/z.md")
    run(folder)
    page = InfoPage.objects.get(title="B")
    assert page.url == "/a/z/"
    assert Redirect.objects.get(old_path="/b").redirect_page_id == page.pk
    assert Page.find_problems() == ([], [], [], [], [])


def test_an_address_that_an_editor_chose_is_kept_when_the_file_is_renamed(folder):
    edit(slug="anna-van-dam")
    (folder / STORY).rename(folder / "verhalen/bo.md")
    report = run(folder)
    assert reported(report, "verhalen/bo.md") == ["renamed"]
    assert StoryPage.objects.get().url == "/verhalen/anna-van-dam/"
    assert outcomes(run(folder))["verhalen/bo.md"] == "unchanged"


def test_a_renamed_file_may_not_take_the_address_of_a_page(folder):
    write(folder, {"main/b.md": info("B")})
    run(folder)
    (folder / "main/b.md").rename(folder / "main/verhalen.md")
    report = run(folder)
    assert reported(report, "main/verhalen.md") == ["address-taken", "moved"]
    assert InfoPage.objects.get(title="B").url == "/b/"


def test_good_files_go_in_beside_bad_ones_when_asked(home, tmp_path):
    write(tmp_path, {"main/goed.md": info("Goed"), "main/stuk.md": info("")})
    write(tmp_path, {"main/b/index.md": "y", "main/b/kind.md": info("Kind")})
    report = run(tmp_path, keep_going=True)
    assert outcomes(report) == {
        "main/b/index.md": "refused",
        "main/b/kind.md": "skipped",
        "main/goed.md": "created",
        "main/stuk.md": "refused",
    }
    assert reported(report, "main/b/kind.md") == ["parent-waits"]
    assert (report.exit_status, InfoPage.objects.get().title) == (1, "Goed")


def test_a_page_that_fails_while_written_takes_only_its_children_along(home, tmp_path, monkeypatch):
    full_clean = InfoPage.full_clean

    def refuse(page, *args, **kwargs):
        if page.title == "Stuk":
            page.title = ""
        return full_clean(page, *args, **kwargs)

    monkeypatch.setattr(InfoPage, "full_clean", refuse)
    write(tmp_path, {"main/a.md": info("Stuk"), "main/a/b.md": info("B"), "main/c.md": info("C")})
    report = run(tmp_path, keep_going=True)
    assert outcomes(report) == {
        "main/a.md": "refused",
        "main/a/b.md": "skipped",
        "main/c.md": "created",
    }
    assert Page.find_problems() == ([], [], [], [], [])
    assert [record.path for record in ImportRecord.objects.all()] == ["main/c.md"]


def test_a_new_category_outlives_the_page_that_failed(home, tmp_path, monkeypatch):
    full_clean = StoryPage.full_clean

    def refuse(page, *args, **kwargs):
        if page.title == "Stuk":
            page.title = ""
        return full_clean(page, *args, **kwargs)

    monkeypatch.setattr(StoryPage, "full_clean", refuse)
    thumb = "thumb: a.jpg\nthumbalt: A\n"
    write(tmp_path, {"verhalen/a.md": story("Stuk", extra=thumb), "thumbs/a.jpg": jpeg("#0d0e0f")})
    write(tmp_path, {"verhalen/b.md": story("Goed")})
    assert outcomes(run(tmp_path, keep_going=True))["verhalen/b.md"] == "created"
    assert Category.objects.get().stories.get().title == "Goed"
    assert not SiteImage.objects.exists()


def test_drafts_wait_and_are_published_by_a_later_change(home, tmp_path):
    write(tmp_path, {"main/a.md": info()})
    run(tmp_path, draft=True)
    assert (InfoPage.objects.get().live, outcomes(run(tmp_path))) == (
        False,
        {"main/a.md": "unchanged"},
    )
    write(tmp_path, {"main/a.md": info("Nieuw")})
    run(tmp_path)
    assert (InfoPage.objects.get().live, InfoPage.objects.get().title) == (True, "Nieuw")


def test_a_draft_over_a_page_is_no_work_of_an_editor(folder):
    change(folder)
    run(folder, draft=True)
    assert text() == "<p>De tekst.</p>"
    assert reported(run(folder)) == []
    change(folder, "Nog anders.")
    assert outcomes(run(folder))[STORY] == "updated"
    assert text() == "<p>Nog anders.</p>"


def test_the_differences_are_shown_field_by_field(folder):
    write(folder, {STORY: story("Anna werkt", extra=THUMB, body="De tekst.\n\n## Kop & zo")})
    report = run(folder, diff=True, dry_run=True)
    lines = next(file.diff for file in report.files if file.path == STORY)
    assert lines[:5] == (
        "--- title (page)",
        "+++ title (file)",
        "@@ -1 +1 @@",
        "-Anna",
        "+Anna werkt",
    )
    assert lines[-2:] == (" De tekst.", "+## Kop & zo")
    assert not any("excerpt" in line for line in lines)


def test_a_conflict_shows_what_the_editor_has(folder):
    edit(excerpt="Van de redactie.")
    change(folder)
    lines = next(file.diff for file in run(folder, diff=True).files if file.path == STORY)
    assert "-Van de redactie." in lines
    assert "+Waar het over gaat." in lines
