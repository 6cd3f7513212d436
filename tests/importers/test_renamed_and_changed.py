"""A file that got another name and other words: its page goes along if there is no doubt."""

import pytest
from django.core.management import CommandError, call_command
from wagtail.contrib.redirects.models import Redirect

from cms.models import InfoPage, StoryPage
from importers.options import Options
from importers.pipeline import UnknownPathError, import_folder
from tests.benchmarks.generate import generate
from tests.importers.folders import info, story, write
from tests.importers.test_import import outcomes
from tests.importers.test_import_states import reported, run
from tests.long import LONG

pytestmark = pytest.mark.django_db

OLD, NEW = "verhalen/anna.md", "verhalen/anna-vond-werk.md"
TEXT = (
    "Het begon met een gesprek bij de buurvrouw. Zij kende iemand die een maatje zocht. Een week "
    "later zat ik aan de keukentafel van iemand die ik niet kende, en we praatten twee uur lang. "
    "Over werk, over de kinderen, en over wat er nodig is om weer ergens zin in te krijgen."
)
CHANGED = TEXT.replace("Een week later", "Tien dagen later").replace("twee uur", "drie uur")
OTHER = (
    "De gemeente heeft plannen voor het plein. Er komen bomen, bankjes en een kiosk met koffie. "
    "Wie wil meedenken kan op dinsdagavond naar de bijeenkomst in het buurthuis gaan, waar een "
    "architect vertelt wat er allemaal kan en wat niet."
)


@pytest.fixture
def folder(home, tmp_path):
    write(tmp_path, {OLD: story("Anna", body=TEXT), "verhalen/plein.md": story("P", body=OTHER)})
    import_folder(tmp_path)
    return tmp_path


def rename(folder, text: str = CHANGED, *, title: str = "Anna", new: str = NEW) -> None:
    (folder / OLD).unlink()
    write(folder, {new: story(title, body=text)})


def anna() -> StoryPage:
    return StoryPage.objects.exclude(title="P").get()


def test_the_page_goes_along_and_gets_the_new_text(folder):
    before = anna()
    rename(folder)
    dry = run(folder, dry_run=True)
    assert (outcomes(dry)[NEW], reported(dry, NEW)) == ("moved", ["renamed-changed", "moved"])
    assert anna().url == "/verhalen/anna/"
    report = run(folder)
    page = anna()
    assert (page.pk, page.url) == (before.pk, "/verhalen/anna-vond-werk/")
    assert "drie uur" in str(page.body)
    assert Redirect.objects.get(old_path="/verhalen/anna").redirect_page_id == page.pk
    assert outcomes(report) == {NEW: "moved", "verhalen/plein.md": "unchanged"}
    assert set(outcomes(run(folder)).values()) == {"unchanged"}


def test_links_of_the_new_text_lead_to_pages(folder):
    rename(folder, f"{CHANGED} Zie ook [het plein](plein.md).")
    run(folder)
    plein = StoryPage.objects.get(title="P")
    assert f'<a id="{plein.pk}" linktype="page">' in str(anna().body[0].value.source)


def test_what_an_editor_changed_stays_and_is_told(folder):
    edited = anna()
    edited.excerpt = "Van de redactie."
    edited.save_revision().publish()
    rename(folder)
    report = run(folder)
    assert outcomes(report)[NEW] == "moved"
    assert "conflict" in reported(report, NEW)
    page = anna()
    assert (page.url, page.excerpt) == ("/verhalen/anna-vond-werk/", "Van de redactie.")
    assert "twee uur" in str(page.body)
    assert outcomes(run(folder))[NEW] == "conflict"


def test_a_rename_that_nobody_can_see_can_be_said(folder):
    text = f"{TEXT.split('. ')[0]}. En toen liep het anders dan ik dacht, maar dat komt later."
    rename(folder, text, title="Het maatje", new="verhalen/maatje.md")
    report = run(folder, dry_run=True)
    assert outcomes(report)["verhalen/maatje.md"] == "created"
    assert "maybe-renamed" not in reported(report, "verhalen/maatje.md")
    before = anna().pk
    call_command("import_content", folder, renamed=[f"{OLD}=verhalen/maatje.md"], verbosity=0)
    assert (anna().pk, anna().title, anna().url) == (before, "Het maatje", "/verhalen/maatje/")


def test_two_files_that_are_as_much_like_it_are_offered(folder):
    (folder / OLD).unlink()
    write(folder, {NEW: story("Anna", body=CHANGED), "verhalen/b.md": story("B", body=CHANGED)})
    report = run(folder)
    assert outcomes(report)[NEW] == outcomes(report)["verhalen/b.md"] == "created"
    assert reported(report, NEW) == reported(report, "verhalen/b.md") == ["maybe-renamed"]
    assert reported(report, OLD) == ["gone"]


def test_a_file_that_only_looks_like_a_gone_one_can_be_called_new(folder):
    rename(folder)
    report = run(folder, not_renamed=frozenset([NEW]))
    assert (outcomes(report)[NEW], outcomes(report)[OLD]) == ("created", "skipped")


def test_a_folder_that_moves_takes_its_pages_along(home, tmp_path):
    write(tmp_path, {"main/zorg/index.md": info("Zorg"), "main/zorg/werk.md": info("W", body=TEXT)})
    import_folder(tmp_path)
    pages = {page.title: page.pk for page in InfoPage.objects.all()}
    (tmp_path / "main/zorg").rename(tmp_path / "main/hulp")
    write(tmp_path, {"main/hulp/werk.md": info("W", body=CHANGED)})
    run(tmp_path)
    assert {page.title: page.pk for page in InfoPage.objects.all()} == pages
    assert InfoPage.objects.get(title="W").url == "/hulp/werk/"


def test_short_texts_are_not_taken_for_each_other(home, tmp_path):
    write(tmp_path, {OLD: story("Anna")})
    import_folder(tmp_path)
    rename(tmp_path, "De tekst.", title="Bo", new="verhalen/bo.md")
    assert outcomes(run(tmp_path))["verhalen/bo.md"] == "created"


@pytest.mark.parametrize("said", ["verhalen/anna.md", "=", f"{OLD}="])
def test_a_rename_without_two_paths_is_wrong_use(folder, said):
    with pytest.raises(CommandError) as refused:
        call_command("import_content", folder, renamed=[said])
    assert refused.value.returncode == 2


def test_a_rename_of_files_that_are_not_there_is_wrong_use(folder):
    with pytest.raises(UnknownPathError):
        import_folder(folder, Options(renamed=((OLD, "verhalen/niets.md"),)))


def test_many_renamed_files_find_their_pages(home, tmp_path):
    generate(tmp_path / "a", 60 if LONG else 15)
    import_folder(tmp_path / "a")
    pages = {page.title: page.pk for page in StoryPage.objects.all()}
    for file in (tmp_path / "a/verhalen").iterdir():
        text = file.read_text().replace("\n\n", "\n\nEen zin die nieuw is.\n\n", 1)
        file.unlink()
        file.with_name(f"nieuw-{file.name}").write_text(text)
    assert outcomes(run(tmp_path / "a"))["verhalen/nieuw-anna-00000.md"] == "moved"
    assert {page.title: page.pk for page in StoryPage.objects.all()} == pages
