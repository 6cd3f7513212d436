"""Make the databases that the tests copy: `python -m tests.make_databases`.

The suite makes those that are missing by itself, but its processes wait for one another then.
"""

import os
import subprocess
import sys

from tests import postgresql, prepared


def make(**environment: str) -> subprocess.Popen:
    """Start to make those of one server in a process of its own."""
    command = [sys.executable, "-m", prepared.__name__]
    return subprocess.Popen(command, env={**os.environ, **environment})


def main() -> int:
    os.environ.pop("DATABASE_URL", "")
    at_work = [make()]
    if not postgresql.problem():
        at_work.append(make(DATABASE_URL=postgresql.SERVER))
    return max([process.wait() for process in at_work])


if __name__ == "__main__":
    sys.exit(main())
