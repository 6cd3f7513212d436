"""The page for web editors tells of everything that they may meet."""

import re

from django.core.management import get_commands, load_command_class

from tests.importers.front_matter import field_table
from tests.importers.reporting.message_table import PAGE, documented, table


def test_every_message_is_explained():
    assert documented() == table(), "run: python -m tests.importers.reporting.message_table"


def test_every_key_is_explained():
    reported = "run: python -m tests.importers.front_matter.field_table"
    assert field_table.documented() == field_table.table(), reported


def test_every_flag_is_explained():
    page = PAGE.read_text(encoding="utf-8")
    ours = set()
    for name in ("import_content", "inspect_content"):
        parser = load_command_class(get_commands()[name], name).create_parser("manage.py", name)
        actions = {flag for action in parser._actions for flag in action.option_strings}
        ours |= {flag for flag in actions if flag.startswith("--")} - DJANGO_FLAGS
    assert {flag for flag in ours if not re.search(rf"`{flag}\b|\[{flag}\b", page)} == set()


DJANGO_FLAGS = {
    *("--help", "--version", "--verbosity", "--settings", "--pythonpath", "--traceback"),
    *("--no-color", "--force-color", "--skip-checks"),
}
