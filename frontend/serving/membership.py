"""What a worker process has to do with the one that started it (`frontend.serving.master`).

It says how far it is, in lines, through a pipe. It goes when the end of another pipe shows that it
is no longer needed, which is so too when whoever held that pipe is no longer there. Under another
server there are no such pipes, and nothing happens here.
"""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable

PIPES = "SERVING_PIPES"  # the variable that names them: the one to read, the one to write
PAUSES = (0.5, 1, 2, 4, 8)  # seconds between two looks whether the site can be shown
STARTING = 0.05  # seconds after which a server that has started listens
LINGER = 0.5  # seconds that who has connected has to ask for something
CLOSING = 1  # seconds after which a server that stops no longer listens
PERMISSION = 20  # seconds that a worker that is to end waits for another to take its place
LOOK = 1  # seconds between two looks whether the parent is there


class Membership:
    """`problem` says why the site cannot be shown, "" if it can; `run` calls it in a thread."""

    def __init__(self, problem: Callable[[], str], run: Callable[..., Awaitable[str]]):
        self.is_leaving = False
        self._problem, self._run = problem, run
        self._parent = os.getppid()
        self._read, self._write = _pipes()
        self._tasks: list[asyncio.Task] = []

    async def begin(self) -> None:
        """Take part, from the moment on that the server has started."""
        if self._write is None:
            return
        loop = asyncio.get_running_loop()
        loop.add_reader(self._read, self._leave)
        loop.add_signal_handler(signal.SIGTERM, self._ask_to_leave)
        self._tasks = [loop.create_task(self._say_how_far()), loop.create_task(self._watch())]

    def end(self) -> None:
        for task in self._tasks:
            task.cancel()

    async def _say_how_far(self) -> None:
        await asyncio.sleep(STARTING)
        self._tell("listens")
        pauses, told = iter(PAUSES), ""
        while problem := await self._run(self._problem):
            if problem != told:
                self._tell(f"waits {problem}")
            told = problem
            await asyncio.sleep(next(pauses, PAUSES[-1]))
        self._tell("ready")

    async def _watch(self) -> None:
        while os.getppid() == self._parent:
            await asyncio.sleep(LOOK)
        self._leave()

    def _ask_to_leave(self) -> None:
        """Go on until another has come; it is not waited for without end."""
        if not self.is_leaving:
            self._tell("leaves")
            asyncio.get_running_loop().call_later(PERMISSION, self._leave)

    def _leave(self) -> None:
        """Answer whoever is here by now, and end."""
        if self.is_leaving:
            return
        self.is_leaving = True
        loop = asyncio.get_running_loop()
        loop.remove_reader(self._read)
        if os.getppid() == self._parent:
            os.kill(self._parent, signal.SIGTERM)  # it would start another
        loop.call_later(LINGER, os.kill, os.getpid(), signal.SIGINT)  # the server stops
        loop.call_later(LINGER + CLOSING, self._tell, "closed")

    def _tell(self, line: str) -> None:
        try:
            os.write(self._write, f"{line}\n".encode())
        except BrokenPipeError:
            self._leave()


def _pipes() -> tuple[int, int] | tuple[None, None]:
    """Return the two ends that are this process's, if it has them."""
    named = os.environ.get(PIPES)
    if not named:
        return None, None
    read, write = map(int, named.split(","))
    return read, write
