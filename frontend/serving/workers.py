"""Run worker processes with Granian, all with the same code; started by `frontend.serving.master`.

    python -m frontend.serving.workers APPLICATION HOST PORT COUNT

The application (`module:name`) is loaded in each worker, after the fork.
"""

import gc
import importlib
import multiprocessing
import os
import resource
import sys
from collections.abc import Callable
from typing import Any

from granian import Granian
from granian.constants import Interfaces, Loops

FINISH = 30  # seconds for open requests after a stop or reload
BACKLOG = 1024  # connections waiting to be accepted, for each worker
CONNECTIONS = 8192  # maximum for each worker, including idle ones
FILES = 16384  # maximum of open files for each worker; each connection is one


APPLICATION = "SERVING_APPLICATION"  # environment variable of the workers


def main(application: str, host: str, port: str, count: str) -> None:
    multiprocessing.set_start_method("fork")  # workers inherit the pipes to the master
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
        log_level="error",  # type: ignore[arg-type]  # documented as text
    ).serve()


def load() -> Callable[..., Any]:
    """Return the application, in a worker. Reports a failure to the master."""
    module, _, name = os.environ[APPLICATION].partition(":")
    gc.disable()  # nothing is dropped while it loads: 3 seconds instead of 4
    try:
        application: Callable[..., Any] = getattr(importlib.import_module(module), name)
    except BaseException:
        write = os.environ["SERVING_PIPES"].split(",")[1]
        os.write(int(write), b"failed\n")
        raise
    gc.collect()
    gc.enable()
    gc.freeze()  # what was loaded stays, so no collection has to look at it again
    return application


def allow_files() -> None:
    """Raise the limit of open files of this process and its workers, if the system allows it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = FILES if hard == resource.RLIM_INFINITY else min(FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


if __name__ == "__main__":
    main(*sys.argv[1:])
