"""The communication of a worker process with its master (`frontend.serving.master`).

A worker reports its progress in lines through a pipe. It ends when another pipe is closed, which
happens as well if the master dies. Under another server there are no such pipes, and this has no
effect.
"""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable

PIPES = "SERVING_PIPES"  # environment variable with the file descriptors to read and to write
PAUSES = (0.5, 1, 2, 4, 8)  # seconds between two checks of whether the site is ready
STARTING = 0.05  # seconds until a server that has started listens
LINGER = 0.5  # seconds for an open connection to send a request
CLOSING = 1  # seconds until a server that stops no longer listens
PERMISSION = 20  # seconds that a worker that must end waits for its replacement
WATCH = 1  # seconds between two checks of whether the parent exists


class ControlChannel:
    """`problem` returns why the site is not ready, or ""; `run` calls it in a thread."""

    def __init__(self, problem: Callable[[], str], run: Callable[..., Awaitable[str]]):
        self.is_leaving = False
        self._problem, self._run = problem, run
        self._parent = os.getppid()
        pipes = _pipes()
        self._has_master = pipes is not None
        self._read, self._write = pipes or (-1, -1)
        self._tasks: list[asyncio.Task[None]] = []

    async def begin(self) -> None:
        """Start reporting, once the server has started."""
        if not self._has_master:
            return
        loop = asyncio.get_running_loop()
        loop.add_reader(self._read, self._leave)
        loop.add_signal_handler(signal.SIGTERM, self._ask_to_leave)
        self._tasks = [loop.create_task(self._report_progress()), loop.create_task(self._watch())]

    def end(self) -> None:
        for task in self._tasks:
            task.cancel()

    async def _report_progress(self) -> None:
        await asyncio.sleep(STARTING)
        self._report("listens")
        pauses, reported = iter(PAUSES), ""
        while problem := await self._run(self._problem):
            if problem != reported:
                self._report(f"waits {problem}")
            reported = problem
            await asyncio.sleep(next(pauses, PAUSES[-1]))
        self._report("ready")

    async def _watch(self) -> None:
        while os.getppid() == self._parent:
            await asyncio.sleep(WATCH)
        self._leave()

    def _ask_to_leave(self) -> None:
        """Continue until a replacement is ready, or for PERMISSION seconds."""
        if not self.is_leaving:
            self._report("leaves")
            asyncio.get_running_loop().call_later(PERMISSION, self._leave)

    def _leave(self) -> None:
        """Complete the open requests, and end."""
        if self.is_leaving:
            return
        self.is_leaving = True
        loop = asyncio.get_running_loop()
        loop.remove_reader(self._read)
        if os.getppid() == self._parent:
            os.kill(self._parent, signal.SIGTERM)  # it would start another
        loop.call_later(LINGER, os.kill, os.getpid(), signal.SIGINT)  # the server stops
        loop.call_later(LINGER + CLOSING, self._report, "closed")

    def _report(self, line: str) -> None:
        try:
            os.write(self._write, f"{line}\n".encode())
        except BrokenPipeError:
            self._leave()


def _pipes() -> tuple[int, int] | None:
    """Return the two file descriptors of this process, if there are any."""
    named = os.environ.get(PIPES)
    if not named:
        return None
    read, write = map(int, named.split(","))
    return read, write
