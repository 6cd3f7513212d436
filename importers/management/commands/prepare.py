"""Prepare what `make run` serves: tables, the site, and its content.

The folder holds the profile of the site (`newsroom.toml`) and its content; by default it is that of
the seeds. One process takes three seconds, three commands would take nine. Running it again
changes nothing. The first account is made and shown once the site is served (`create_editor`).
"""

from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from importers.files.folder_settings import NAME

SEEDS = Path(settings.BASE_DIR, "importers", "seeds")


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument(
            "folder", nargs="?", type=Path, default=SEEDS, help="default: the seeds shipped here"
        )

    def handle(self, *, folder: Path, **options):
        profile = folder / NAME
        call_command("migrate", verbosity=0)
        call_command(
            "start_site", profile=profile if profile.exists() else None, stdout=self.stdout
        )
        try:
            call_command("import_content", str(folder), stdout=self.stdout)
        except CommandError as reason:  # a conflict is reported; the server starts all the same
            self.stderr.write(str(reason))
