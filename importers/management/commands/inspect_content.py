"""Take stock of a folder of Markdown files before it is imported. Needs no database.

Exit status: 0 when the inventory was taken, whatever it says; 2 when the folder is not there.
"""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from importers.inventory.tables import as_json, show
from importers.inventory.take import take_inventory


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = []  # one of them asks the database

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path)
        parser.add_argument("--json", metavar="FILE", help="write it as JSON; - is the terminal")

    def handle(self, folder: Path, **options):
        if not folder.is_dir():
            message = _("%(folder)s is not a folder with Markdown files.") % {"folder": folder}
            raise CommandError(message, returncode=2)
        inventory = take_inventory(folder)
        text = json.dumps(as_json(inventory), ensure_ascii=False, indent=2)
        if options["json"] == "-":
            self.stdout.write(text)
            return
        if options["json"]:
            Path(options["json"]).write_text(f"{text}\n", encoding="utf-8")
        show(inventory, self.stdout)
