"""What a person reads of a large import: one page, and the whole list where it was asked for."""

import io
import re
import tomllib

import pytest
from django.core.management import CommandError, call_command

from cms.profile.components import read_components
from cms.profile.toml_table import Table
from importers.options import Options
from importers.pipeline import import_folder
from importers.problems import error, info, warning
from importers.reporting.report import FileReport, Report
from importers.reporting.summary import kinds_of, summary_of
from tests.importers.folders import info as page
from tests.importers.folders import write

MANY = 70


def report(*problems, files: int = 1) -> Report:
    return Report(tuple(FileReport(f"{n}.md", "created", problems) for n in range(files)))


def test_problems_are_counted_by_kind_with_three_places():
    (kind,) = kinds_of(report(warning("picture-missing", 4, reference="a.jpg"), files=9))
    assert (kind.count, kind.places) == (9, ("0.md:4", "1.md:4", "2.md:4"))
    assert kind.remedy


def test_errors_come_first_and_news_needs_nobody():
    found = report(
        *(warning("html-comment", line, html="x") for line in range(9)),
        error("empty-file"),
        info("gps", 1, name="a"),
    )
    assert [kind.code for kind in kinds_of(found)] == ["empty-file", "html-comment"]


def test_keys_are_kinds_of_their_own():
    found = report(warning("unknown-key", 1, key="layout"), warning("unknown-key", 2, key="toc"))
    assert len(kinds_of(found)) == 2


@pytest.mark.parametrize(
    ("attributes", "line"),
    [
        ('label="Meld je aan", to="/mee"', 'Kaart = "call_to_action"'),
        (
            'buttontext="Meld je aan", href="/mee"',
            'Kaart = { block = "call_to_action", label = "buttontext", to = "href" }',
        ),
        (
            'name="Anna", selfie="anna.jpg", hobbies="lezen"',
            'Kaart = { block = "person_card", picture = "selfie" }',
        ),
    ],
)
def test_a_component_that_is_like_a_block_names_the_line_that_makes_it_one(attributes, line):
    unknown = warning("component-unknown", 3, name="Kaart", attributes=attributes)
    said = "\n".join(summary_of(report(unknown)))
    assert f"[components]  {line}\n" in said
    assert read_components(Table(tomllib.loads(line), [], "components"))["Kaart"].block in line


@pytest.mark.parametrize(
    "unknown",
    [
        warning("component-left-out", 3, name="Tabs"),
        warning("component-unknown", 3, name="Tabs", attributes='value="npm", title="to="x""'),
        warning("component-unknown", 3, name="Video", attributes='src="film.mp4", title="Film"'),
    ],
)
def test_a_component_that_is_like_no_block_names_none(unknown):
    said = "\n".join(summary_of(report(unknown)))
    assert "(component-" in said
    assert "[components]" not in said


def test_nothing_that_a_file_holds_controls_the_terminal():
    found = report(warning("unknown-key", 1, key="\x1b[2Jx"))
    assert "\x1b" not in "\n".join(summary_of(found))


@pytest.fixture
def large(tmp_path):
    """A folder of which the whole report fills more than a page."""
    files = {
        f"main/p{n}.md": page(extra="layout: x\n", body="![weg](weg.png)") for n in range(MANY)
    }
    return write(tmp_path / "site", files)


def run(*arguments) -> str:
    out = io.StringIO()
    call_command("import_content", *map(str, arguments), stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_a_large_import_is_one_page(home, large):
    reported = run(large)
    assert len(reported.splitlines()) < 40
    assert reported.count("weg.png") == 1
    assert re.search(rf"\b{MANY}\b.*picture-missing", reported)


@pytest.mark.django_db
def test_all_of_it_can_be_asked_for(home, large):
    assert run(large, "--verbosity", "2").count("picture-missing") == MANY


@pytest.mark.django_db
def test_what_was_reported_and_did_not_change_is_not_reported_again(home, large):
    run(large)
    again = run(large)
    assert "picture-missing" not in again
    assert len(again.splitlines()) < 10
    write(large, {"main/p1.md": page(extra="layout: x\n", body="Anders. ![weg](weg.png)")})
    reported = run(large)
    assert reported.count("picture-missing") == reported.count("unknown-key") == 1


@pytest.mark.django_db
def test_the_report_as_a_page_has_everything_escaped(home, tmp_path):
    folder = write(tmp_path / "site", {"main/a.md": page(body='<script>alert("1")</script> <x-y>')})
    file = tmp_path / "lijst.html"
    run(folder, "--report", file)
    text = file.read_text()
    assert text.startswith("<!doctype html>")
    assert "main/a.md" in text
    assert "<script" not in text
    assert "alert(" in text


@pytest.mark.django_db
def test_a_page_that_cannot_be_written_is_wrong_use(home, large, tmp_path):
    with pytest.raises(CommandError) as caught:
        run(large, "--report", tmp_path / "weg" / "lijst.html")
    assert caught.value.returncode == 2


@pytest.mark.django_db
def test_a_dry_run_tells_of_unchanged_files_no_more_than_an_import(home, large):
    import_folder(large)
    again = import_folder(large, Options(dry_run=True))
    assert [each for file in again.files for each in file.news] == []
