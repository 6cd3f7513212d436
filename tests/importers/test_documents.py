"""Documents that texts link to come in, and the links lead to them."""

from pathlib import Path

import pytest
from django.conf import settings
from wagtail.documents import get_document_model

from cms.models import InfoPage
from importers.conflicts.resolve import seen_state, take_file
from importers.models import ImportConflict
from importers.options import Options
from importers.pipeline import import_folder
from tests.importers.folders import info, write
from tests.importers.test_import import codes, outcomes
from tests.importers.test_unforeseen import fails_for

pytestmark = pytest.mark.django_db

Document = get_document_model()
PDF = b"%PDF-1.4 plan"
PAGE = {"a/index.md": info("A", body="Lees [het plan](plan.pdf).")}


def source(slug: str = "a") -> str:
    return InfoPage.objects.get(slug=slug).body[0].value.source


def stored_files() -> list[Path]:
    return sorted(Path(settings.MEDIA_ROOT, "documents").glob("*"))


@pytest.mark.parametrize(
    ("file", "link"),
    [
        ("a/plan.pdf", "plan.pdf"),
        ("plan.pdf", "../plan.pdf"),
        ("static/plan.pdf", "/plan.pdf"),
        ("public/docs/ons plan.pdf", "/docs/ons%20plan.pdf?v=2#p3"),
        ("assets/plan.PDF", "plan.PDF"),
    ],
)
def test_a_document_comes_in_and_the_link_leads_to_it(home, tmp_path, client, file, link):
    write(tmp_path, {file: PDF, "a/index.md": info("A", body=f"Lees [het plan]({link}).")})
    report = import_folder(tmp_path)
    document = Document.objects.get()
    assert source() == f'<p>Lees <a id="{document.pk}" linktype="document">het plan</a>.</p>'
    assert document.url in client.get("/a/").content.decode()
    assert b"".join(client.get(document.url).streaming_content) == PDF
    assert codes(report) == [] or file.endswith("md")
    assert set(outcomes(import_folder(tmp_path)).values()) == {"unchanged"}


def test_a_text_that_is_a_page_is_linked_as_one(home, tmp_path):
    files = {"b.txt": info("Bo"), "c.txt": "Zomaar tekst.", "a.md": info("A", body="[b](b.txt)")}
    import_folder(write(tmp_path, files))
    assert f'<a id="{InfoPage.objects.get(title="Bo").pk}" linktype="page">' in source()
    assert not Document.objects.exists()


def test_one_file_is_one_document(home, tmp_path):
    files = {"a/plan.pdf": PDF, "b/kopie.pdf": PDF, "b/index.md": info("B", body="[b](kopie.pdf)")}
    import_folder(write(tmp_path, {**PAGE, **files}))
    assert Document.objects.count() == 1


def test_one_that_comes_later_or_changes_is_noticed(home, tmp_path):
    report = import_folder(write(tmp_path, PAGE))
    assert [code for _, _, code in codes(report)] == ["link-dead"]
    write(tmp_path, {"a/plan.pdf": PDF})
    assert outcomes(import_folder(tmp_path)) == {"a/index.md": "updated"}
    first = Document.objects.get()
    write(tmp_path, {"a/plan.pdf": PDF + b" twee"})
    assert outcomes(import_folder(tmp_path)) == {"a/index.md": "updated"}
    assert f'id="{Document.objects.exclude(pk=first.pk).get().pk}"' in source()


@pytest.mark.parametrize(
    ("name", "data"), [("plan.pdf", b"<html>"), ("plan.docx", b"%PDF"), ("plan.csv", b"a\0b")]
)
def test_a_file_that_is_not_what_its_name_says_stays_out(home, tmp_path, name, data):
    write(tmp_path, {f"a/{name}": data, "a/index.md": info("A", body=f"[x]({name})")})
    assert [code for _, _, code in codes(import_folder(tmp_path))] == ["link-dead"]
    assert not Document.objects.exists()


def test_nothing_outside_the_folder_is_taken(home, tmp_path):
    write(tmp_path, {"geheim.pdf": PDF, "site/a.md": info("A", body="[x](../geheim.pdf)")})
    (tmp_path / "site/link.pdf").symlink_to(tmp_path / "geheim.pdf")
    write(tmp_path, {"site/b.md": info("B", body="[x](link.pdf) [y](/etc/passwd.txt)")})
    import_folder(tmp_path / "site")
    assert not Document.objects.exists()


def test_what_lies_beside_the_content_of_a_project_is_found(home, tmp_path):
    write(tmp_path, {"site/static/p.pdf": PDF, "site/content/a.md": info("A", body="[x](/p.pdf)")})
    import_folder(tmp_path / "site/content")
    assert Document.objects.get().title == "p"


def test_a_failure_leaves_no_document(home, tmp_path, monkeypatch):
    before = stored_files()
    monkeypatch.setattr("importers.writing.new_pages.fill_body", fails_for("", None))
    with pytest.raises(ZeroDivisionError):
        import_folder(write(tmp_path, {**PAGE, "a/plan.pdf": PDF}))
    assert (Document.objects.count(), stored_files()) == (0, before)


def test_a_dry_run_stores_none(home, tmp_path):
    import_folder(write(tmp_path, {**PAGE, "a/plan.pdf": PDF}), Options(dry_run=True))
    assert not Document.objects.exists()


def test_an_editor_who_takes_the_file_gets_the_document(home, tmp_path):
    import_folder(write(tmp_path, {"a/index.md": info("A")}))
    page = InfoPage.objects.get()
    page.title = "Van ons"
    page.save_revision().publish()
    import_folder(write(tmp_path, {**PAGE, "a/plan.pdf": PDF}))
    conflict = ImportConflict.objects.get()
    take_file(conflict.pk, seen_state(conflict, InfoPage.objects.get()), None)
    assert f'<a id="{Document.objects.get().pk}" linktype="document">' in source()
