"""Import a case of `cases/`, and look at what became of it."""

import json
from pathlib import Path

from cms.models import InfoPage, StoryPage
from importers.options import Options
from importers.pipeline import import_folder
from importers.reporting.report import Report

CASES = Path(__file__).parent / "cases"


def import_case(name: str) -> Report:
    report = import_folder(CASES / name / "content", Options(keep_going=True))
    assert report.outcomes["refused"] == 0, list(report.messages())
    return report


def pages() -> dict[str, InfoPage | StoryPage]:
    """Return the imported pages by title."""
    found = (*InfoPage.objects.all(), *StoryPage.objects.all())
    return {page.title: page for page in found}


def stored(page) -> str:
    """Return all that a page's body holds, as one text."""
    return json.dumps(page.body.get_prep_value(), ensure_ascii=False)


def blocks(page, kind: str) -> list:
    return [each["value"] for each in page.body.get_prep_value() if each["type"] == kind]


def reported(report: Report) -> set[tuple[str, int | None]]:
    """Return the code and the line of each message."""
    return {(each.code, each.line) for file in report.files for each in file.problems}
