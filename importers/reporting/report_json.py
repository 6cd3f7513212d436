"""Write a report as JSON, for a program to read.

The form, version 1. Keys stand in this order, files in the order of their paths, messages in that
of their lines; two runs that come to the same differ in `run`, `page` and `revision` at most.

    {
      "version": 1,
      "run": {
        "id": "…",              a UUID
        "folder": "…",          as it was named
        "source": "",           the name by which its records are kept
        "started": "…",         ISO 8601 with a time zone
        "finished": "…",
        "dry_run": false,
        "exit_status": 0        0, or 1 if something was refused or in conflict
      },
      "counts": {"created": 2, …},        each outcome, also those that did not occur
      "files": [{
        "path": "verhalen/anna.md",       from the folder, with /, in Unicode's form NFC
        "outcome": "created",             created updated moved unchanged skipped refused conflict
        "page": 12,                       its number in the CMS, or null
        "url": "/verhalen/anna/",         empty without a page
        "revision": 34,                   that the last import made, or null
        "messages": [{
          "code": "picture-missing",      never changes its meaning
          "level": "warning",             error warning info
          "line": 5,                      from 1 in the file as it is on disk; null: all of it
          "column": 8,                    from 1 in that line; null: all of it
          "text": "…",                    in the language of the run
          "hint": "…"                     what the writer can do, or empty
        }],
        "removals": [{"code": "html", "line": 9, "values": {"tag": "font"}}],
                                          what of the file is not on the page
        "pictures": [{"reference": "anna.jpg", "sha1": "…"}],
                                          `sha1` of the file's bytes, null if it cannot be used
        "links": [{"href": "bo.md", "resolved": true}],
        "unknown_keys": {"layout": "post"}
      }],
      "redirects": [{"old": "/anna", "new": "/verhalen/anna/"}]
                                          that this run makes from addresses of the old site
    }
"""

import json
from pathlib import Path
from typing import get_args

from django.utils import timezone

from importers.planning.actions import Outcome
from importers.problems import Problem
from importers.reporting.messages import hint_of, text_of
from importers.reporting.report import FileReport, Report
from importers.reporting.whole_files import write_whole

# The messages that say that something of the file did not get onto the page.
REMOVALS = {
    "abbreviation",
    "attributes",
    "block-name",
    "box-mark",
    "code-info",
    "comment-hidden",
    "contents-list",
    "control-characters",
    "comment",
    "component-attributes",
    "component-left-out",
    "component-unknown",
    "definition-twice",
    "definition-unused",
    "footnote-unused",
    "heading-id",
    "html",
    "html-attributes",
    "html-comment",
    "html-left-out",
    "html-removed",
    "html-words-lost",
    "invisible-characters",
    "liquid-tag",
    "link-anchor",
    "link-dead",
    "link-refused",
    "link-title",
    "link-without-address",
    "link-without-words",
    "list-numbers",
    "list-start",
    "mdx-code",
    "mdx-comment",
    "mdx-expression",
    "picture-left-out",
    "picture-missing",
    "shortcode",
    "picture-link",
    "template-value",
    "table-alignment",
    "table-cells-lost",
    "table-heading",
}


def as_json(report: Report) -> dict:
    """Return the report in the form above; `finished` is now."""
    run = report.run
    if run is None:
        raise ValueError("a report of no run has no such form")
    return {
        "version": 1,
        "run": {
            "id": run.id,
            "folder": run.folder,
            "source": run.options.source,
            "started": run.started.isoformat(),
            "finished": timezone.now().isoformat(),
            "dry_run": run.options.dry_run,
            "exit_status": report.exit_status,
        },
        "counts": {outcome: report.outcomes[outcome] for outcome in get_args(Outcome)},
        "files": [_file(file) for file in report.files],
        "redirects": [{"old": old, "new": new} for old, new in report.redirects],
    }


def write(report: Report, file: Path) -> None:
    """Write the whole report or nothing."""
    write_whole(json.dumps(as_json(report), ensure_ascii=False, indent=2), file)


def _file(file: FileReport) -> dict:
    return {
        "path": file.path,
        "outcome": file.outcome,
        "page": file.page,
        "url": file.url,
        "revision": file.revision,
        "messages": [message_json(problem) for problem in file.problems],
        "removals": [
            {"code": each.code, "line": each.line, "values": dict(each.values)}
            for each in file.problems
            if each.code in REMOVALS
        ],
        "pictures": [
            {"reference": reference, "sha1": sha1 or None}
            for reference, sha1 in file.pictures.items()
        ],
        "links": list(file.links),
        "unknown_keys": file.unknown_keys,
    }


def message_json(problem: Problem) -> dict:
    """Return a message in the form above."""
    return {
        "code": problem.code,
        "level": problem.level,
        "line": problem.line,
        "column": problem.column,
        "text": text_of(problem),
        "hint": hint_of(problem),
    }
