"""A page that staff put in the trash counts as deleted for the importer, until it comes back."""

from cms.admin.trash.discard import discard
from cms.admin.trash.models import DeletedPage
from cms.admin.trash.restore import restore
from cms.models import StoryIndexPage, StoryPage
from importers.models import ImportRecord
from importers.options import Options
from importers.pipeline import import_folder

STORY = "---\ntitle: Anna\ncategory: Ervaringen\nexcerpt: Kort.\n---\n\nDe tekst.\n"
PATH = "verhalen/anna.md"


def folder(tmp_path):
    (tmp_path / "verhalen").mkdir()
    (tmp_path / PATH).write_text(STORY)
    return tmp_path


def codes(report) -> list[str]:
    return [problem.code for file in report.files for problem in file.problems]


def test_a_page_in_the_trash_stays_deleted(home, tmp_path):
    place = folder(tmp_path)
    import_folder(place)
    story = StoryPage.objects.get()
    entry = discard(story)
    assert codes(import_folder(place)) == ["page-deleted"]
    assert StoryPage.objects.count() == 1

    restore(entry, StoryIndexPage.objects.get())
    assert "page-deleted" not in codes(import_folder(place))
    assert ImportRecord.objects.get().page_id == story.pk


def test_restore_makes_it_anew(home, tmp_path):
    place = folder(tmp_path)
    import_folder(place)
    discard(StoryPage.objects.get())
    import_folder(place, Options(restore=frozenset({PATH})))
    new = StoryPage.objects.live().get()
    assert new.slug == "anna"
    assert ImportRecord.objects.get().page_id == new.pk
    restored = restore(DeletedPage.objects.get(), StoryIndexPage.objects.get())
    assert restored.page.slug == "anna-1"


def test_a_gone_file_of_a_page_in_the_trash_is_not_reported(home, tmp_path):
    place = folder(tmp_path)
    (place / "verhalen/bram.md").write_text(STORY.replace("Anna", "Bram"))
    import_folder(place)
    discard(StoryPage.objects.get(title="Anna"))
    (place / PATH).unlink()
    report = import_folder(place)
    assert [file.path for file in report.files] == ["verhalen/bram.md"]
