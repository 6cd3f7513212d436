"""Do the work beside the server: indexing, sizes of pictures, scheduled pages, clearing up.

`python -m cms.serve` starts it by itself. With another server, run it as a service of its own.
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
