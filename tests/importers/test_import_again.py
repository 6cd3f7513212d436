"""Importing a folder again: editors and files both change, and nobody's work is lost."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Revision
from wagtail.rich_text import RichText

from cms.models import InfoPage, StoryPage
from importers import pipeline
from importers.models import ImportRecord
from importers.pipeline import import_folder
from importers.planning.page_state import content_hash
from tests.importers.files.test_pictures import jpeg
from tests.importers.folders import info, story, write
from tests.importers.test_import import THUMB, codes, outcomes

pytestmark = pytest.mark.django_db

STORY = "verhalen/anna.md"


@pytest.fixture
def folder(home, tmp_path):
    """A folder with one story and one info page, imported once."""
    write(tmp_path, {STORY: story(extra=THUMB), "thumbs/anna.jpg": jpeg(), "main/a.md": info()})
    import_folder(tmp_path)
    return tmp_path


def edit(**fields) -> Page:
    """What an editor does who publishes the story with other content."""
    page = StoryPage.objects.get()
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return page


def writes(queries) -> list[str]:
    verbs = ("INSERT", "UPDATE", "DELETE", "REPLACE")
    return [query["sql"] for query in queries if query["sql"].lstrip().upper().startswith(verbs)]


def test_unchanged_files_write_nothing(folder):
    before = Revision.objects.count()
    with CaptureQueriesContext(connection) as queries:
        report = import_folder(folder)
    assert writes(queries) == []
    assert Revision.objects.count() == before
    assert outcomes(report) == {STORY: "unchanged", "main/a.md": "unchanged"}
    assert report.exit_status == 0


def test_other_line_ends_are_no_change(folder):
    text = (folder / STORY).read_bytes().replace(b"\n", b"\r\n")
    write(folder, {STORY: b"\xef\xbb\xbf" + text})
    assert outcomes(import_folder(folder))[STORY] == "unchanged"


def test_what_there_was_to_report_is_reported_again(folder):
    (folder / "thumbs/anna.jpg").unlink()
    reported = codes(import_folder(folder))
    assert (STORY, 5, "picture-missing") in reported
    assert codes(import_folder(folder)) == reported


def test_a_changed_file_updates_its_page_with_one_revision(folder):
    page, before = StoryPage.objects.get(), Revision.objects.count()
    write(folder, {STORY: story("Anna werkt", extra=THUMB, body="Een *andere* tekst.")})
    report = import_folder(folder)
    again = StoryPage.objects.get()
    assert (again.pk, again.title, again.url) == (page.pk, "Anna werkt", page.url)
    assert again.body[0].value.source == "<p>Een <i>andere</i> tekst.</p>"
    assert (again.live, again.has_unpublished_changes) == (True, False)
    assert Revision.objects.count() == before + 1
    assert outcomes(report) == {STORY: "updated", "main/a.md": "unchanged"}


def test_blocks_keep_their_ids(folder):
    before = StoryPage.objects.get().body[0].id
    write(folder, {STORY: story(extra=THUMB, body="Anders.")})
    import_folder(folder)
    assert StoryPage.objects.get().body[0].id == before


def test_another_picture_under_the_same_name_is_shown(folder):
    write(folder, {"thumbs/anna.jpg": jpeg("#000000")})
    before = StoryPage.objects.get().thumb
    assert outcomes(import_folder(folder))[STORY] == "updated"
    assert StoryPage.objects.get().thumb != before


def test_a_damaged_picture_is_no_change_either(folder):
    write(folder, {"main/a.md": info(body="x\n\n![x](stuk.jpg)"), "main/stuk.jpg": b"<html>"})
    assert outcomes(import_folder(folder))["main/a.md"] == "updated"
    assert outcomes(import_folder(folder))["main/a.md"] == "unchanged"


def test_a_change_on_both_sides_is_a_conflict_and_the_page_stays(folder):
    edit(excerpt="Van de redactie.")
    write(folder, {STORY: story(extra=THUMB, body="Anders."), "main/a.md": info("Nieuw")})
    for _ in range(2):  # it is reported until somebody corrects it
        report = import_folder(folder)
        page = StoryPage.objects.get()
        assert (page.excerpt, page.body[0].value.source) == ("Van de redactie.", "<p>De tekst.</p>")
        assert outcomes(report)[STORY] == "conflict"
        assert report.exit_status == 1
    assert InfoPage.objects.get().title == "Nieuw"


def test_a_draft_that_waits_is_not_buried(folder):
    page = StoryPage.objects.get()
    page.search_description = "Nog niet af."
    page.save_revision()
    write(folder, {STORY: story(extra=THUMB, body="Anders.")})
    assert outcomes(import_folder(folder))[STORY] == "conflict"
    assert StoryPage.objects.get().has_unpublished_changes


def test_what_only_editors_fill_is_no_conflict_and_stays(folder):
    edit(search_description="Voor zoekmachines.")
    write(folder, {STORY: story(extra=THUMB, body="Anders.")})
    assert outcomes(import_folder(folder))[STORY] == "updated"
    assert StoryPage.objects.get().search_description == "Voor zoekmachines."


def test_saving_without_a_change_is_no_conflict(folder):
    """The editor gives paragraphs keys and lines other ends."""
    page = StoryPage.objects.get()
    page.body[0].value = RichText('<p data-block-key="abc12">De tekst.</p>')
    edit(body=page.body, excerpt="Waar het over gaat.\r\n")
    write(folder, {STORY: story(extra=THUMB, body="Anders.")})
    assert outcomes(import_folder(folder))[STORY] == "updated"


def test_the_work_of_an_editor_is_left_when_the_file_is_the_same(folder):
    edit(title="Van de redactie")
    report = import_folder(folder)
    assert codes(report) == [(STORY, None, "edited")]
    assert StoryPage.objects.get().title == "Van de redactie"
    assert report.exit_status == 0


def test_a_page_with_another_address_keeps_it(folder):
    edit(slug="anna-van-dam")
    write(folder, {STORY: story(extra=THUMB, body="Anders.")})
    assert outcomes(import_folder(folder))[STORY] == "updated"
    assert StoryPage.objects.get().url == "/verhalen/anna-van-dam/"


def test_a_page_taken_offline_stays_offline(folder):
    StoryPage.objects.get().unpublish()
    for text in ("Anders.", "Nog anders."):
        write(folder, {STORY: story(extra=THUMB, body=text)})
        report = import_folder(folder)
        assert (STORY, None, "not-live") in codes(report)
        page = StoryPage.objects.get()
        assert not page.live
        assert page.get_latest_revision_as_object().body[0].value.source == f"<p>{text}</p>"


def test_a_deleted_page_stays_deleted(folder):
    StoryPage.objects.get().delete()
    for text in ("De tekst.", "Anders."):
        write(folder, {STORY: story(extra=THUMB, body=text)})
        report = import_folder(folder)
        assert codes(report) == [(STORY, None, "page-deleted")]
        assert report.exit_status == 0
    assert not StoryPage.objects.exists()


def test_a_file_that_is_broken_now_leaves_its_page(folder):
    write(folder, {STORY: "---\ntitle: x\n"})
    report = import_folder(folder)
    assert (outcomes(report)[STORY], report.exit_status) == ("refused", 1)
    assert StoryPage.objects.get().title == "Anna"


def test_a_story_cannot_become_an_info_page(folder):
    write(folder, {"nieuws/a.md": story("Bo")})
    import_folder(folder)
    write(folder, {"nieuws/a.md": info("Bo")})
    assert (("nieuws/a.md", 1, "kind-changed")) in codes(import_folder(folder))


def test_a_save_between_comparing_and_writing_stops_the_import(folder, monkeypatch):
    apply = pipeline.apply

    def edited_first(*args):
        edit(title="Van de redactie")
        return apply(*args)

    monkeypatch.setattr(pipeline, "apply", edited_first)
    write(folder, {STORY: story(extra=THUMB, body="Anders."), "main/a.md": info("Nieuw")})
    report = import_folder(folder)
    assert (STORY, None, "edited-meanwhile") in codes(report)
    assert (StoryPage.objects.get().title, InfoPage.objects.get().title) == (
        "Van de redactie",
        "Over ons",
    )


def test_a_page_reads_the_same_from_memory_database_and_revision(folder):
    body = "a\n\n> b\n\n```x\nc\n```\n\n| d |\n|---|\n| e |\n\n![f](../thumbs/anna.jpg)"
    write(folder, {STORY: story(extra=f"{THUMB}date: 2021-02-03\n", body=body)})
    import_folder(folder)
    page, record = StoryPage.objects.get(), ImportRecord.objects.get(path=STORY)
    hashes = {content_hash(page), content_hash(page.get_latest_revision_as_object())}
    assert hashes == {record.result_hash}


def test_the_tree_is_sound_after_all(folder):
    write(folder, {"main/b/index.md": info(), "main/b/c.md": info(), "verhalen/x.md": story()})
    import_folder(folder)
    assert Page.find_problems() == ([], [], [], [], [])
    call_command("fixtree", verbosity=0, interactive=False)
