"""Run the suite on SQLite, then what a database may change on PostgreSQL: `python -m tests`.

TEST_DATABASE_URL names the PostgreSQL server; with REQUIRE_POSTGRES=1 its absence is a failure.
Arguments go to pytest.
"""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests import postgresql, selection
from tests.servers import ENDS_WITH_US, running

# A module runs in one process, so that its servers start once; tests/selection.py has the order.
DISTRIBUTED = ("--dist", "loadfile", "--no-loadscope-reorder")


def command(processes: int, *options: str | Path) -> list[str]:
    pytest = Path(sys.executable).with_name("pytest")
    arguments = [pytest, "-n", processes, *DISTRIBUTED, *options, *sys.argv[1:]]
    return [*ENDS_WITH_US, *map(str, arguments)]


def run_suite(name: str, processes: int, *options: str | Path, **environment: str) -> int:
    announce(name)
    arguments = command(processes, *options)
    return subprocess.run(arguments, env={**os.environ, **environment}, check=False).returncode


@contextmanager
def beside(name: str, processes: int, *options: str | Path) -> Iterator[list[int]]:
    """Run a suite while the block runs, and show afterwards what it printed; give its status.

    Journeys keep a processor busy for a third of their time; the rest computes meanwhile.
    """
    statuses: list[int] = []
    with tempfile.TemporaryFile("w+") as output:
        arguments = command(processes, *options)
        with running(*arguments, stdout=output, stderr=subprocess.STDOUT) as process:
            yield statuses
            statuses.append(process.wait())
        announce(name)
        output.seek(0)
        print(output.read(), flush=True)  # noqa: T201


def announce(name: str) -> None:
    print(f"\n=== {name}", flush=True)  # noqa: T201


def run_on_postgresql() -> int:
    if problem := postgresql.problem():
        announce(f"NOT RUN on PostgreSQL, no server answers: {problem}")
        return int(os.environ.get("REQUIRE_POSTGRES", "0"))
    options = ["-m", "not any_database", *([] if sys.argv[1:] else selection.paths())]
    return run_suite("On PostgreSQL", 2, *options, DATABASE_URL=postgresql.SERVER)


def main() -> int:
    os.environ.pop("DATABASE_URL", "")
    if sys.argv[1:]:
        return run_suite("On SQLite", 2) or run_on_postgresql()
    without = [f"--ignore={folder}" for folder in selection.WITH_SERVERS]
    with beside("With servers, on SQLite", 3, *selection.WITH_SERVERS) as statuses:
        statuses.append(run_suite("Without servers, on SQLite", 2, *without))
        statuses.append(run_on_postgresql())
    return next(filter(None, statuses), 0)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # pytest ends with this process
    sys.exit(main())
