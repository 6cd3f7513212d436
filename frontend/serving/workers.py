"""Run worker processes with Granian, all of one code: `frontend.serving.master` starts this.

    python -m frontend.serving.workers APPLICATION HOST PORT COUNT

The application (`module:name`) is loaded in each worker, after it was made.
"""

import importlib
import multiprocessing
import os
import resource
import sys
from collections.abc import Callable

from granian import Granian
from granian.constants import Interfaces, Loops

FINISH = 30  # seconds that a request may take after a stop or reload was asked for
BACKLOG = 1024  # connections that wait to be accepted, for each worker
CONNECTIONS = 8192  # that each worker has open at most; those that lie idle count
FILES = 16384  # that each may have open: every connection is one


APPLICATION = "SERVING_APPLICATION"  # the variable that names it to the workers


def main(application: str, host: str, port: str, count: str) -> None:
    multiprocessing.set_start_method("fork")  # the pipes to the master come along
    allow_files()
    os.environ[APPLICATION] = application
    Granian(
        f"{__spec__.name}:load",
        factory=True,
        address=host,
        port=int(port),
        interface=Interfaces.ASGI,
        loop=Loops.uvloop,
        workers=int(count),
        websockets=False,
        backlog=BACKLOG,
        backpressure=CONNECTIONS,
        workers_kill_timeout=FINISH,
        respawn_failed_workers=True,
        log_level="error",
    ).serve()


def load() -> Callable:
    """Return the application, in a worker. The master is told where that fails."""
    module, _, name = os.environ[APPLICATION].partition(":")
    try:
        return getattr(importlib.import_module(module), name)
    except BaseException:
        write = os.environ["SERVING_PIPES"].split(",")[1]
        os.write(int(write), b"failed\n")
        raise


def allow_files() -> None:
    """Let this process and its workers open many files, as far as the system allows."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = FILES if hard == resource.RLIM_INFINITY else min(FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


if __name__ == "__main__":
    main(*sys.argv[1:])
