"""Real servers under real load, to which bad things happen."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from tests import servers

PATIENCE = 40  # seconds, on a busy machine


@pytest.fixture(scope="module")
def running_server() -> Iterator[Callable[[], servers.Server]]:
    """Return the server of the module, or another one where a test has ended it."""
    with ExitStack() as stack:
        found: list[servers.Server] = []

        def running() -> servers.Server:
            if not found or found[-1].process.poll() is not None:
                found.append(stack.enter_context(servers.cms()))
            return found[-1]

        yield running


@pytest.fixture
def server(running_server) -> servers.Server:
    return running_server()


def wait_for(what: str, is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, f"not in {PATIENCE} seconds: {what}"
        time.sleep(0.1)


def children(pid: int) -> list[int]:
    found = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        with suppress(FileNotFoundError):  # a thread that ended meanwhile
            found += map(int, (task / "children").read_text().split())
    return found


def family(pid: int) -> list[int]:
    """Return a process and all that descend from it, whatever their sessions."""
    return [pid, *(each for child in children(pid) for each in family(child))]


def background_of(server: servers.Server) -> int | None:
    """Return the background process of a server, if it runs right now."""
    for pid in children(server.process.pid):
        with suppress(FileNotFoundError):  # a worker that ended meanwhile
            if b"background" in Path(f"/proc/{pid}/cmdline").read_bytes():
                return pid
    return None


def workers_of(server: servers.Server) -> list[int]:
    return [pid for pid in children(server.process.pid) if pid != background_of(server)]


def runs(pid: int) -> bool:
    """Return True if a thread of a process runs: one that ended and was not waited for does not.

    The first may have ended while others still hold the process' files.
    """
    try:
        states = [(task / "stat").read_text() for task in Path(f"/proc/{pid}/task").iterdir()]
    except (FileNotFoundError, ProcessLookupError):
        return Path(f"/proc/{pid}").exists() and runs(pid)
    return any(") Z " not in state for state in states)
