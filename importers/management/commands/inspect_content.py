"""Show the inventory of a folder of Markdown files before it is imported. Needs no database.

Exit status: 0 when the inventory was shown, whatever it says; 2 when the folder is not there; 4
when it meets an error that nobody foresaw.
"""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from importers.files.folder_settings import NAME, FolderSettingsError
from importers.inventory.build import build_inventory
from importers.inventory.tables import as_json, show
from importers.management.unforeseen import unforeseen
from importers.reporting.report import message_lines


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = []  # one of them needs the database

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path)
        parser.add_argument("--json", metavar="FILE", help="write it as JSON; - is the terminal")

    def handle(self, folder: Path, **options):
        if not folder.is_dir():
            message = _("%(folder)s is not a folder with Markdown files.") % {"folder": folder}
            raise CommandError(message, returncode=2)
        try:
            inventory = build_inventory(folder)
        except FolderSettingsError as reason:
            lines = [line for each in reason.problems for line in message_lines(NAME, each)]
            raise CommandError("\n".join(lines), returncode=2) from reason
        except Exception as reason:
            raise CommandError(unforeseen(reason), returncode=4) from reason
        text = _text(as_json(inventory))
        if options["json"] == "-":
            self.stdout.write(text)
            return
        if options["json"]:
            _write(text, Path(options["json"]))
        show(inventory, self.stdout)


def _text(inventory: dict) -> str:
    """Return JSON; bytes of a file name that are not UTF-8 stay escaped."""
    text = json.dumps(inventory, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "backslashreplace").decode()


def _write(text: str, file: Path) -> None:
    try:
        file.write_text(f"{text}\n", encoding="utf-8")
    except OSError as reason:
        message = _("%(file)s cannot be written: %(reason)s")
        values = {"file": file, "reason": reason.strerror}
        raise CommandError(message % values, returncode=2) from reason
