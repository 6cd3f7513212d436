"""Tell which addresses of an old site would be lost: at which this site has no page or redirect.

A list is a sitemap (XML), a CSV file, or a text with one address a line; only the paths count.

Exit status: 0 when each address answers, 1 when one would be lost, 2 when a list cannot be read.
"""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from importers.inventory.lost_addresses import Answers, read_addresses
from importers.problems import DocumentError
from importers.reporting.report import message_lines, printable


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("lists", nargs="+", type=Path, metavar="LIST")

    def handle(self, lists: list[Path], **options):
        addresses = dict.fromkeys(each for file in lists for each in _read(file))
        if not addresses:
            raise CommandError(_("There is no address in the list."), returncode=2)
        lost = list(Answers().lost(addresses))
        for each in lost:
            near = _(" (is it %(near)s?)") % {"near": printable(each.near)} if each.near else ""
            self.stdout.write(printable(each.address) + near)
        values = {"lost": len(lost), "count": len(addresses)}
        if lost:
            message = _("%(lost)s of %(count)s addresses would be lost.")
            raise CommandError(message % values, returncode=1)
        self.stdout.write(_("All %(count)s addresses answer.") % values)


def _read(file: Path) -> list[str]:
    try:
        return read_addresses(file)
    except DocumentError as reason:
        lines = [line for each in reason.problems for line in message_lines(str(file), each)]
        raise CommandError("\n".join(lines), returncode=2) from reason
