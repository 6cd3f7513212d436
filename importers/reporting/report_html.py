"""Write a report as a page to open in a browser: the first page, and under it the whole list."""

from pathlib import Path

from django.template.loader import render_to_string
from django.utils.translation import get_language

from importers.reporting.messages import hint_of, text_of
from importers.reporting.report import FileReport, Report, level_name, outcome_name
from importers.reporting.summary import kinds_of
from importers.reporting.whole_files import write_whole


def write(report: Report, file: Path) -> None:
    """Write the whole report or nothing. The page loads nothing from elsewhere."""
    write_whole(as_html(report), file)


def as_html(report: Report) -> str:
    run = report.run
    context = {
        "language": get_language() or "en",
        "folder": run.folder if run else "",
        "summary": report.summary(),
        "kinds": kinds_of(report),
        "redirects": report.redirects,
        "files": [_file(each) for each in report.files],
    }
    return render_to_string("importers/report.html", context)


def _file(file: FileReport) -> dict:
    known = len(file.problems) - len(file.news)
    messages = [
        {
            "line": each.line,
            "level": level_name(each.level),
            "code": each.code,
            "text": text_of(each),
            "hint": hint_of(each),
        }
        for each in file.problems
    ]
    return {
        "path": file.path,
        "url": file.url,
        "outcome": outcome_name(file.outcome),
        "messages": messages,
        "known": known,
    }
