"""Call a function in a process of its own, with a limit to its memory."""

import os
import resource
import signal
import threading
from collections.abc import Callable
from functools import partial
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection
from typing import TypeVar

T = TypeVar("T")
FORK_SERVER = get_context("forkserver")
PRELOADED = "cms.images.preloaded"


class ProcessDiedError(Exception):
    """Raised when the process ended without an answer: the system, or the limit, stopped it."""


def call_apart(function: Callable[[], T], memory: int) -> T:
    """Return what a function returns, or raise what it raises, after a call in a fork.

    `memory` is in bytes, beyond what the fork has in use; more is a MemoryError. A process with
    several threads is not forked, as their locks would stay locked: there the fork is one of a
    process that was started for this, and the function has to be one that can be pickled.
    """
    ours, theirs = Pipe(duplex=False)
    fork = _fork_here if threading.active_count() == 1 else _fork_elsewhere
    wait = fork(function, memory, theirs)
    theirs.close()
    try:
        result, error = ours.recv()
    except EOFError as reason:
        raise ProcessDiedError("the process for a picture ended without an answer") from reason
    finally:
        ours.close()
        wait()
    if error:
        raise error
    return result


def _fork_here(
    function: Callable[[], object], memory: int, pipe: Connection
) -> Callable[[], object]:
    """Begin the work in a fork of this process, and return what waits for its end."""
    child = os.fork()
    if not child:
        _answer(function, memory, pipe)
    return partial(os.waitpid, child, 0)


def _fork_elsewhere(
    function: Callable[[], object], memory: int, pipe: Connection
) -> Callable[[], object]:
    """Begin the work in a fork of the fork server, and return what waits for its end."""
    FORK_SERVER.set_forkserver_preload([PRELOADED])  # it starts with the first call
    child = FORK_SERVER.Process(target=_answer, args=(function, memory, pipe), daemon=True)
    child.start()
    return child.join


def _answer(function: Callable[[], object], memory: int, pipe: Connection) -> None:
    """Send the result or the exception and leave, without what else runs at an exit."""
    try:
        limit_memory(memory)
        pipe.send((function(), None))
    except (MemoryError, OSError, ArithmeticError, LookupError, TypeError, ValueError) as error:
        pipe.send((None, error))
    except SyntaxError as error:  # Pillow's for a file whose parts do not follow its format
        pipe.send((None, ValueError(str(error))))
    finally:
        os.kill(os.getpid(), signal.SIGKILL)


def limit_memory(memory: int) -> None:
    """Let this process take so many bytes beyond what it has in use. More is a MemoryError."""
    limit = _in_use() + memory
    resource.setrlimit(resource.RLIMIT_DATA, (limit, resource.RLIM_INFINITY))


def _in_use() -> int:
    """Return the bytes of this process that count for the limit (`VmData` in proc(5))."""
    with open("/proc/self/status", encoding="ascii") as status:
        lines = dict(line.split(":", 1) for line in status)
    return int(lines["VmData"].split()[0]) * 1024
