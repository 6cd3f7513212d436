"""A server whose database is not migrated says so, without a traceback, until it is."""

import shlex
import sqlite3
import subprocess
from contextlib import closing

import pytest

from tests import prepared, servers
from tests.faults.conftest import wait_for

pytestmark = pytest.mark.any_database
LAST = "SELECT id FROM django_migrations WHERE app = 'cms' ORDER BY id DESC LIMIT 1"


def make_run() -> list[str]:
    """Return the command with which `make run` serves the site that it has prepared."""
    dry = ["make", "--dry-run", "--silent", "--old-file=prepare", "run"]
    recipe = subprocess.run(dry, check=True, capture_output=True, text=True).stdout
    return shlex.split(recipe.strip().removeprefix("exec "))


def test_ready_is_said_when_the_database_is_migrated(tmp_path):
    log = tmp_path / "log"
    with prepared.copied(prepared.seeded()) as copy, log.open("w") as output:
        file = copy.database_url.removeprefix("sqlite:///")
        with closing(sqlite3.connect(file, isolation_level=None)) as database:
            database.execute(f"UPDATE django_migrations SET app = 'later' WHERE id = ({LAST})")
        port = str(servers.free_port())
        environment = prepared.environment(copy.folder, copy.database_url) | {"PORT": port}
        with servers.running(*make_run(), env=environment, stdout=output, stderr=output):
            wait_for("what is missing", lambda: "Not ready: the database" in log.read_text())
            assert "\nReady" not in log.read_text()
            assert "/cms/" not in log.read_text()
            with closing(sqlite3.connect(file, isolation_level=None)) as database:
                database.execute("UPDATE django_migrations SET app = 'cms' WHERE app = 'later'")
            wait_for("the site", lambda: "\nReady: http://" in log.read_text())
            wait_for("the account", lambda: "/cms/, bijvoorbeeld als redactie" in log.read_text())
            assert "Traceback" not in log.read_text()
