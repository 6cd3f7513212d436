"""Keep the reports of the last imports, so that administrators can read them in the CMS."""

from dataclasses import asdict
from pathlib import Path

from importers.models import KeptReport
from importers.reporting.report import Report
from importers.reporting.summary import kinds_of

MOST_REPORTS = 20
MOST_KINDS = 50
NOTHING_DONE = {"unchanged", "skipped"}


def keep(report: Report) -> None:
    """Keep the report of a run that changed something, or that says something new."""
    run = report.run
    kinds = kinds_of(report)
    if run is None or not (kinds or report.outcomes.keys() - NOTHING_DONE):
        return
    KeptReport.objects.create(
        source=run.options.source,
        folder=Path(run.folder).resolve().name[:255],
        started=run.started,
        exit_status=report.exit_status,
        summary=report.summary(),
        kinds=[asdict(kind) for kind in kinds[:MOST_KINDS]],
    )
    newest = KeptReport.objects.values("pk")[:MOST_REPORTS]
    KeptReport.objects.exclude(pk__in=[each["pk"] for each in newest]).delete()
