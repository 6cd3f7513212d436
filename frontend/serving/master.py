"""The master process, which starts, replaces and stops the workers: `serve`.

It imports nothing that a worker runs, so that a reload (SIGHUP) runs the new code only. Workers are
replaced once the new ones have rendered the home page; if they fail, the old ones stay, and the log
gives the cause.
"""

import argparse
import asyncio
import os
import shlex
import signal
import sys
from collections.abc import Sequence
from typing import TextIO

from frontend.serving.port import Port
from frontend.serving.process import PAUSE, Companion, Workers, first_of, run_once

LOADING = 60  # seconds for new workers to render the home page
PASSING = 10  # seconds for a problem of theirs to pass
FAILURES = 5  # consecutive times that workers may end before they listen
THREADS = 4  # for rendering in each worker; more would wait for each other


def serve(application: str, description: str, beside: Sequence[str] = ()) -> None:
    """Serve an application (`module:name`) with the options of the command line, until a signal.

    The command `beside` runs in parallel. Exits with status 1 on failure.
    """
    sys.exit(asyncio.run(_serve(application, _options(description), beside)))


async def _serve(application: str, options: argparse.Namespace, beside: Sequence[str]) -> int:
    try:
        port = Port(options.host, options.port)
    except OSError as reason:
        place = f"{options.host}:{options.port}"
        why = str(reason.strerror).partition(" (")[0]  # Python repeats the address in brackets
        _say(f"Cannot listen at {place}: {why}. PORT chooses another.", sys.stderr)
        return 1
    companion = Companion(*beside) if beside else None
    master = Master(application, port, options.workers, options.threads, companion)
    return await master.run(shlex.split(options.when_ready))


def _options(description: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
    parser.add_argument("--workers", type=int, default=1, help="processes; one a core at most")
    parser.add_argument(
        "--threads", type=int, default=THREADS, help="that make pages, in each process"
    )
    parser.add_argument(
        "--when-ready", default="", metavar="COMMAND", help="run it once, when the site is ready"
    )
    return parser.parse_args()


class Master:
    """The state of the master. Operations on workers are sequential; a signal to stop ends them."""

    def __init__(
        self,
        application: str,
        port: Port,
        workers: int,
        threads: int,
        companion: Companion | None = None,
    ):
        self._application = application
        self._port = port
        self._count = max(workers, 1)
        self._threads = threads
        self._companion = companion
        self._workers: Workers | None = None  # the serving ones
        self._alive: set[Workers] = set()
        self._asked = asyncio.Event()  # to replace the workers, by a signal to this process or them
        self._stopping = asyncio.Event()
        self._has_been_ready = asyncio.Event()
        self._status = 0

    async def run(self, when_ready: Sequence[str] = ()) -> int:
        """Serve until a signal to stop. Return the exit status.

        The command `when_ready` runs once, after the site became ready for the first time.
        """
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self._stopping.set)
        loop.add_signal_handler(signal.SIGHUP, self._asked.set)
        await self._port.open()
        work = [asyncio.create_task(self._keep_serving())]
        if self._companion:
            work.append(asyncio.create_task(self._companion.run()))
        stopping = asyncio.create_task(self._stopping.wait())
        announcing = asyncio.create_task(self._announce(when_ready))
        await asyncio.wait([stopping, *work], return_when=asyncio.FIRST_COMPLETED)
        self._workers = None  # no new connections from here on
        self._port.close()
        for task in [stopping, announcing, *work]:
            task.cancel()
        stops = [workers.stop() for workers in self._alive]
        for end in await asyncio.gather(*work, *stops, return_exceptions=True):
            if isinstance(end, Exception):
                raise end
        return self._status

    async def _announce(self, command: Sequence[str]) -> None:
        await self._has_been_ready.wait()
        host, port = self._port.address
        shown = f"[{host}]" if ":" in host else host
        _say(f"Ready: http://{shown}:{port}/ (Ctrl-C stops it)")
        if command:
            await run_once(command)

    async def _keep_serving(self) -> None:
        failures = 0
        while failures < FAILURES:
            self._workers = await self._start()
            new = self._workers
            await first_of(new.all_listen, new.have_failed, new.have_ended)
            if new.all_listen.is_set():
                failures = 0
                await self._replace_when_asked()
            elif not self._has_been_ready.is_set():
                break
            else:
                await new.stop()
            failures += 1
            await asyncio.sleep(PAUSE)
        self._status = 1
        self._stopping.set()

    async def _replace_when_asked(self) -> None:
        """Replace workers on each request. Return when the workers have ended unexpectedly."""
        while True:
            await first_of(self._asked, self._current.have_ended)
            if self._current.have_ended.is_set():
                return
            self._asked.clear()
            if await self._replace():
                if self._companion:
                    self._companion.restart()
                _say("Reloaded.")

    async def _replace(self) -> bool:
        """Replace the workers with new ones. Return False if those do not become ready."""
        old, new = self._current, await self._start()
        ends = new.are_ready, new.have_failed, new.have_ended
        await first_of(*ends, new.have_a_problem, timeout=LOADING)
        if new.have_a_problem.is_set():
            await first_of(*ends, timeout=PASSING)
        if not new.are_ready.is_set() and (old.are_ready.is_set() or not new.all_listen.is_set()):
            reason = new.problem.rstrip(".") or "the new ones cannot start"
            _say(f"Not reloaded, the former workers go on: {reason}.", sys.stderr)
            await new.stop()
            return False
        self._workers = new
        # The first of the new ones stays the last but those that come after it, while the others
        # take the places of the old ones: it is at this number until all the old ones have gone.
        self._port.steer(old.count + 1, 1)
        old.let_go()
        await first_of(old.have_closed, old.have_ended)
        self._port.steer(1, new.count)
        return True

    @property
    def _current(self) -> Workers:
        if self._workers is None:
            raise RuntimeError("no workers were started yet")
        return self._workers

    async def _start(self) -> Workers:
        workers = Workers(self._count, self._on_event)
        self._alive.add(workers)
        await workers.start(self._application, self._port.address, self._threads)
        return workers

    def _on_event(self, workers: Workers, event: str) -> None:
        if event == "ended":
            self._alive.discard(workers)
        if workers is not self._workers:
            return
        if event == "listens":
            self._port.steer(1, min(workers.listening, workers.count))
        elif event == "ended":
            self._port.steer(1, 0)
        elif event == "leaves":
            self._asked.set()
        elif event == "waits" and not self._has_been_ready.is_set():
            _say(f"Not ready: {workers.problem}", sys.stderr)
        elif event == "ready" and workers.are_ready.is_set():
            self._has_been_ready.set()


def _say(text: str, stream: TextIO = sys.stdout) -> None:
    stream.write(f"{text}\n")
    stream.flush()
