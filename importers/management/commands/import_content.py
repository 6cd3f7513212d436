"""Import a folder of Markdown files as pages of the site.

Exit status: 0 when all is well, 1 when a file is refused or stands in conflict with an editor's
work, 2 when the command cannot begin.
"""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from importers.destination import NoDestinationError
from importers.mapping import NAME, MappingError
from importers.pipeline import NoContentError, import_folder
from importers.report import message_lines

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument(
            "folder", nargs="?", type=Path, default=SEEDS, help="default: the seeds shipped here"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="tell what would happen, write nothing"
        )

    def handle(self, folder: Path, *, dry_run: bool, **options):
        try:
            report = import_folder(folder, dry_run=dry_run)
        except NoContentError as reason:
            message = _("%(folder)s is not a folder with Markdown files.") % {"folder": folder}
            raise CommandError(message, returncode=2) from reason
        except MappingError as reason:
            lines = [line for each in reason.problems for line in message_lines(NAME, each)]
            raise CommandError("\n".join(lines), returncode=2) from reason
        except NoDestinationError as reason:
            message = _("There is no site yet: run “manage.py start_site” first.")
            raise CommandError(message, returncode=2) from reason
        if options["verbosity"] or report.exit_status:
            for line in (*report.messages(), *report.changes()):
                self.stdout.write(line)
        if report.exit_status:
            raise CommandError(report.summary(), returncode=report.exit_status)
        if options["verbosity"]:
            self.stdout.write(report.summary())
