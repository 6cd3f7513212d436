"""Export the public site as static files that any web server can serve."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from frontend.api.client import content_client
from frontend.api.connection import ContentUnavailable
from frontend.export.folder import ExportError
from frontend.export.site import Report, export_site


class Command(BaseCommand):
    help = (
        "Writes the whole public site as plain files, which any web server can serve at the root "
        "of a host. The folder must be new, empty, or made by this command: it is replaced as a "
        "whole when all is there, and stays as it is when anything fails."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *, folder: Path, **options: Any) -> None:
        if settings.FRONTEND_URL:
            raise CommandError(
                _("The site is not in this process, but at %s.") % settings.FRONTEND_URL
            )
        try:
            report = export_site(folder, content_client())
        except ContentUnavailable as error:
            raise CommandError(_("The CMS does not answer: %s") % error) from error
        except (ExportError, OSError) as error:
            raise CommandError(str(error)) from error
        for line in lines(report):
            self.stdout.write(line)


def lines(report: Report) -> list[str]:
    counts = _(
        "%(pages)s pages, %(list_pages)s further list pages, %(moved)s that lead elsewhere, "
        "%(files)s files: %(megabytes).1f MB"
    ) % {**vars(report), "moved": report.redirects, "megabytes": report.bytes / 1_000_000}
    dead = [_("A link leads nowhere: %s") % address for address in report.dead]
    not_shown = [_("The site does not show this page: %s") % path for path in report.not_shown]
    changed = _("The content changed meanwhile. Export again for a copy of one moment.")
    return [counts, *not_shown, *dead, *([changed] if report.changed_meanwhile else [])]
