"""Run the background process: indexing, renditions of pictures, scheduled pages, cleanup.

`python -m cms.serve` starts it automatically. With another server, run it as a separate service.
"""

from django.core.management.base import BaseCommand, CommandError
from django.db import InterfaceError, OperationalError

from cms.background.worker import LockLostError, work


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument(
            "--beside", type=int, metavar="PID", help="stop when this parent process is gone"
        )

    def handle(self, beside: int | None, **options):
        try:
            work(beside)
        except (LockLostError, OperationalError, InterfaceError) as reason:
            raise CommandError(f"background work stops: {reason}") from reason
