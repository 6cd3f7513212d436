"""The child processes of the master: workers, and a companion process."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress

FINISH = 35  # seconds, slightly more than workers give requests to complete
PAUSE = 1  # seconds before a process that failed is restarted


async def first_of(*events: asyncio.Event, timeout: float | None = None) -> None:
    """Wait until one of the events is set, for at most `timeout` seconds."""
    waits = [asyncio.create_task(event.wait()) for event in events]
    await asyncio.wait(waits, timeout=timeout, return_when=asyncio.FIRST_COMPLETED)
    for wait in waits:
        wait.cancel()


class Workers:
    """`count` worker processes of the same code, which report their progress in lines.

    `report` is called with this object and each line, and finally with "ended".
    """

    def __init__(self, count: int, report: Callable[["Workers", str], None]):
        self.count = count
        self._report = report
        self.listening = self._ready = self._closed = 0
        self.all_listen = asyncio.Event()
        self.have_failed = asyncio.Event()  # set if loading the application failed
        self.have_a_problem = asyncio.Event()
        self.are_ready = asyncio.Event()
        self.have_closed = asyncio.Event()
        self.have_ended = asyncio.Event()
        self.problem = ""  # why they are not ready, as they reported it
        self._process: asyncio.subprocess.Process
        self._hold = -1  # the end of a pipe: they run for as long as it is open

    async def start(self, application: str, address: tuple[str, int], threads: int) -> None:
        stay, self._hold = os.pipe()
        lines, say = os.pipe()
        host, port = address
        command = [sys.executable, "-m", "frontend.serving.workers", application, host, str(port)]
        environment = {"SERVING_PIPES": f"{stay},{say}", "SERVING_THREADS": str(threads)}
        try:
            # In a separate session, Ctrl-C does not reach them: this process stops them, once.
            self._process = await asyncio.create_subprocess_exec(
                *command,
                str(self.count),
                env=os.environ | environment,
                pass_fds=[stay, say],
                start_new_session=True,
            )
        finally:
            os.close(stay)
            os.close(say)
        self._tasks = [asyncio.create_task(self._read(lines)), asyncio.create_task(self._wait())]

    async def _read(self, lines: int) -> None:
        reader = asyncio.StreamReader()
        protocol = asyncio.StreamReaderProtocol(reader)
        await asyncio.get_running_loop().connect_read_pipe(lambda: protocol, os.fdopen(lines))
        async for line in reader:
            event, _, text = line.decode().strip().partition(" ")
            if event == "listens":
                self.listening += 1
                self._count(self.listening, self.all_listen)
            elif event == "ready":
                self._ready += 1
                self._count(self._ready, self.are_ready)
            elif event == "closed":
                self._closed += 1
                self._count(self._closed, self.have_closed)
            elif event == "waits":
                self.problem = text
                self.have_a_problem.set()
            elif event == "failed":
                self.have_failed.set()
            self._report(self, event)

    def _count(self, number: int, all_of_them: asyncio.Event) -> None:
        if number >= self.count:
            all_of_them.set()

    async def _wait(self) -> None:
        await self._process.wait()
        self.have_ended.set()
        self.let_go()
        self._report(self, "ended")

    def let_go(self) -> None:
        """Let them complete open requests, and end."""
        if self._hold >= 0:
            os.close(self._hold)
            self._hold = -1

    async def stop(self) -> None:
        """Let them end, and wait for it."""
        self.let_go()
        await first_of(self.have_ended, timeout=FINISH)
        if not self.have_ended.is_set():
            os.killpg(self._process.pid, signal.SIGKILL)
            await self.have_ended.wait()


async def run_once(command: Sequence[str]) -> None:
    """Run a command to its end. Terminate it if this is cancelled."""
    # In a separate session, Ctrl-C does not reach it.
    process = await asyncio.create_subprocess_exec(*command, start_new_session=True)
    try:
        await process.wait()
    finally:
        if process.returncode is None:
            process.terminate()


class Companion:
    """A process that runs for as long as the server, and is restarted when it ends."""

    def __init__(self, *command: str):
        self._command = command
        self._process: asyncio.subprocess.Process | None = None

    async def run(self) -> None:
        """Keep the process running until this is cancelled."""
        try:
            while True:
                # In a separate session, Ctrl-C does not reach it: the server stops it, once.
                self._process = await asyncio.create_subprocess_exec(
                    *self._command, start_new_session=True
                )
                await self._process.wait()
                await asyncio.sleep(PAUSE)
        finally:
            await self._stop()

    def restart(self) -> None:
        """Terminate the process, which is then started again with the current code."""
        if self._process:
            with suppress(ProcessLookupError):  # it has just ended, and is restarted as well
                self._process.terminate()

    async def _stop(self) -> None:
        if self._process is None or self._process.returncode is not None:
            return
        self._process.terminate()
        try:
            await asyncio.wait_for(self._process.wait(), FINISH)
        except TimeoutError:
            self._process.kill()
            await self._process.wait()
