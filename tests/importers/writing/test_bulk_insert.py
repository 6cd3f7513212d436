"""Pages that are written in batches are the same, row by row, as pages of Wagtail's own calls."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from wagtail.models import Page
from wagtail.signals import page_published

from cms.models import StoryPage
from cms.search.page_search import search_pages
from importers.options import Options
from importers.pipeline import import_folder
from importers.writing import apply as apply_module
from importers.writing import new_pages
from tests.benchmarks.generate import generate
from tests.importers.files.test_pictures import jpeg
from tests.importers.folders import info, story, write
from tests.importers.tables import all_rows
from tests.importers.writing.plain_pages import PlainPages
from tests.long import long

THUMB = "thumb: a.jpg\nthumbalt: Anna\n"
PICTURE = "Kijk:\n\n![Het plein](../thumbs/b.jpg 'Onze markt')\n\nEn [dit](../main/over/team.md)."
CARD = '<MaatjeSelfieCard name="An" selfie="a.jpg" selfieAlt="An" hobbies="lezen" />'
ACTION = '<CardInformation buttonText="Lees" to="/over/team/">\n\n**Doe** mee\n\n</CardInformation>'
TRICKY = {
    "thumbs/a.jpg": jpeg("#101112", (60, 80)),
    "thumbs/b.jpg": jpeg("#202122", (80, 60)),
    "verhalen/anna.md": story(extra=THUMB, body=PICTURE),
    "verhalen/bea.mdx": story("Bea", body=f"{CARD}\n\n{ACTION}"),
    "verhalen/cor.md": story("Cor", body="Zie [Anna](anna.md), [Dirk](dirk.md) en [niets](x.md)."),
    "verhalen/dirk.md": story("Dirk", extra="draft: true\n", body="Zie [Cor](cor.md)."),
    "verhalen/els.md": story("Els", extra="date: 2999-01-02\n", body="Zie [Cor](cor.md)."),
    "verhalen/fred.md": story("Fred", extra="expiryDate: 2999-01-02\n"),
    "verhalen/gea.md": story("Gea", extra="expiryDate: 2001-01-02\n"),
    "verhalen/hans.md": story("Hans & “Co”", extra="aliases: [/oud/hans, /ouder]\n"),
    "verhalen/leeg.md": story("Leeg", body=""),
    "main/over/index.md": info("Over", extra="order: 3\n", body="Zie [het team](team.md)."),
    "main/over/team.md": info("Team", body="Van [over](index.md) en [Anna](../../verhalen/anna)."),
    "main/over/team/lid/index.md": info("Lid"),
    "main/over/team/lid/diep.md": info("Diep", body="```\ncode < & >\n```\n\n> citaat"),
    "main/los.md": info("Los", body="| a | b |\n|---|---|\n| [c](over/team.md) | `d` |"),
}


@pytest.fixture
def folder(tmp_path):
    return write(generate(tmp_path, 16), TRICKY)


def rows_after(folder, *, plainly: bool, monkeypatch, options=None, then=None) -> dict:
    """Import, return all rows, and leave everything as it was."""
    with transaction.atomic(), monkeypatch.context() as patch:
        patch.setattr(new_pages, "BATCH", 7)
        patch.setattr(apply_module, "BATCH", 7)
        if plainly:
            patch.setattr(apply_module, "NewPages", PlainPages)
        report = import_folder(folder, options or Options())
        assert report.exit_status == 0, list(report.messages())
        if then:
            then()
        assert Page.find_problems() == ([], [], [], [], [])
        rows = {**all_rows(), "report": outcomes(report)}
        transaction.set_rollback(True)
    return rows


def differences(one, other, path: str = "") -> Iterator[tuple]:
    """Yield where two values differ, and how."""
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        for key in one:
            yield from differences(one[key], other[key], f"{path}.{key}")
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for number, (left, right) in enumerate(zip(one, other, strict=True)):
            yield from differences(left, right, f"{path}[{number}]")
    elif one != other:
        yield path, one, other


def outcomes(report) -> list:
    return [
        (file.path, file.outcome, file.url, [p.code for p in file.problems])
        for file in report.files
    ]


@pytest.mark.parametrize(
    "options", [Options(), *long(Options(draft=True), Options(keep_going=True))]
)
def test_every_row_is_what_wagtail_would_have_written(home, folder, monkeypatch, options):
    plain = rows_after(folder, plainly=True, monkeypatch=monkeypatch, options=options)
    bulk = rows_after(folder, plainly=False, monkeypatch=monkeypatch, options=options)
    assert len(bulk["StoryPage"]) == 25
    assert list(differences(bulk, plain)) == []
    assert {row["approved_go_live_at"] for row in bulk["Revision"]} > {None} or options.draft


def test_everybody_who_waits_for_published_pages_is_told(home, folder):
    reported = []

    def hear(instance, revision, **kwargs):
        reported.append((instance.slug, revision.object_str))

    page_published.connect(hear)
    try:
        import_folder(folder)
    finally:
        page_published.disconnect(hear)
    assert ("anna", "Anna") in reported
    assert not [slug for slug, _ in reported if slug == "dirk"]  # a draft


def test_words_of_new_pages_are_found_at_once(home, folder):
    import_folder(folder)
    found = StoryPage.objects.live().search("markt")
    assert [page.slug for page in found] == ["anna"]
    (anna,) = found
    assert search_pages(StoryPage.objects.live(), "markten").ids == (anna.pk,), (
        "the site's own search"
    )
