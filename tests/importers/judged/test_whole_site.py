"""A whole site over two imports: editors and files change side by side, and each page is right."""

import pytest
from wagtail.models import Page

from cms.models import InfoPage, StoryPage
from importers.models import ImportRecord
from tests.benchmarks.generate import generate
from tests.importers.judged.runs import import_content

pytestmark = pytest.mark.django_db

STORIES = 30


@pytest.fixture
def site(home, tmp_path):
    """A folder of stories and pages, imported once."""
    folder = generate(tmp_path / "site", STORIES)
    assert set(import_content(folder).outcomes.values()) == {"created"}
    return folder


def story(path: str) -> StoryPage:
    return ImportRecord.objects.get(path=path).page.specific


def edit(path: str, **fields) -> None:
    page = story(path)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


def test_a_second_import_of_the_same_is_nothing(site):
    run = import_content(site)
    assert (set(run.outcomes.values()), run.status) == ({"unchanged"}, 0)


def test_everything_may_happen_between_two_imports(site):
    paths = sorted(f"verhalen/{file.name}" for file in (site / "verhalen").iterdir())
    edited, both, deleted, elsewhere, changed, gone, renamed, broken, *rest = paths
    edit(edited, title="Van de redactie")
    edit(both, title="Ook van de redactie")
    story(deleted).delete()
    edit(elsewhere, slug="ergens-anders")
    for path in (both, deleted, elsewhere, changed):
        with (site / path).open("a", encoding="utf-8") as file:
            file.write("\n\nEen regel erbij.\n")
    (site / gone).unlink()
    (site / renamed).rename(site / "verhalen/nieuwe-naam.md")
    (site / broken).write_text("---\ntitle: niet gesloten\n")
    (site / "verhalen/nieuw.md").write_bytes((site / rest[0]).read_bytes().replace(b"20", b"19"))
    pages = {path: story(path).pk for path in (gone, renamed, broken, elsewhere)}

    run = import_content(site)

    expected = {both: "conflict", deleted: "skipped", elsewhere: "updated", changed: "updated"}
    expected |= {broken: "refused", "verhalen/nieuw.md": "created"}
    expected |= {"verhalen/nieuwe-naam.md": "moved", edited: "unchanged"}
    assert {path: run.outcomes[path] for path in expected} == expected
    assert {run.outcomes[path] for path in rest} == {"unchanged"}
    assert run.status == 1
    assert story(edited).title == "Van de redactie"
    assert story(both).title == "Ook van de redactie"
    assert "erbij" not in str(story(both).body)
    assert "erbij" in str(story(elsewhere).body)
    assert (story(elsewhere).pk, story(elsewhere).slug) == (pages[elsewhere], "ergens-anders")
    assert story("verhalen/nieuwe-naam.md").pk == pages[renamed]
    assert StoryPage.objects.live().filter(pk__in=[pages[gone], pages[broken]]).count() == 2
    assert StoryPage.objects.count() == STORIES  # one deleted, one new
    assert InfoPage.objects.count() == STORIES // 10
    assert Page.find_problems() == ([], [], [], [], [])
