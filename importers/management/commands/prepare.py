"""Prepare what `make run` serves: tables, the site, the seeds, and an editor's account.

One process takes three seconds, four commands would take twelve. Running it again changes nothing.
"""

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = __doc__

    def handle(self, **options):
        call_command("migrate", verbosity=0)
        call_command("start_site", stdout=self.stdout)
        try:
            call_command("import_content", stdout=self.stdout)
        except CommandError as reason:  # a conflict is reported; the server starts all the same
            self.stderr.write(str(reason))
        call_command("create_editor", stdout=self.stdout)
