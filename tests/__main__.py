"""Run the suite on SQLite, then what a database may change on PostgreSQL: `python -m tests`.

TEST_DATABASE_URL names the PostgreSQL server; with REQUIRE_POSTGRES=1 its absence is a failure.
Arguments go to pytest.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests import postgresql, selection
from tests.servers import ENDS_WITH_US

# A module runs in one process, so that its servers start once; tests/selection.py has the order.
DISTRIBUTED = ("--dist", "loadfile", "--no-loadscope-reorder")
# On two processors: journeys in browsers wait a lot, but each process has a database to fill.
PROCESSES = {"SQLite": "4", "PostgreSQL": "3"}


def run_suite(database: str, *options: str, **environment: str) -> int:
    print(f"\n=== The suite on {database}", flush=True)  # noqa: T201
    pytest = Path(sys.executable).with_name("pytest")
    processes = ("-n", PROCESSES[database])
    command = [*ENDS_WITH_US, pytest, *processes, *DISTRIBUTED, *options, *sys.argv[1:]]
    return subprocess.run(command, env={**os.environ, **environment}, check=False).returncode


def main() -> int:
    os.environ.pop("DATABASE_URL", "")
    status = run_suite("SQLite")
    problem = postgresql.problem()
    if not problem:
        options = ["-m", "not any_database", *([] if sys.argv[1:] else selection.paths())]
        return status or run_suite("PostgreSQL", *options, DATABASE_URL=postgresql.SERVER)
    print(f"\n=== NOT RUN on PostgreSQL, no server answers: {problem}", flush=True)  # noqa: T201
    return status or int(os.environ.get("REQUIRE_POSTGRES", "0"))


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # pytest ends with this process
    sys.exit(main())
