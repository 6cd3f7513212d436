"""Serve editors, API and site with Granian, and do the background work: `python -m cms.serve`."""

import os
import subprocess
import sys
import threading
from pathlib import Path

from frontend.serve import FINISH, server

MANAGE = Path(__file__).resolve().parent.parent / "manage.py"
PAUSE = 1  # seconds before what broke down is started again


class Companion:
    """A process that runs for as long as the server does, and is started again when it ends."""

    def __init__(self, *command: str | Path):
        self.command = command
        self.ending = threading.Event()
        self.process: subprocess.Popen | None = None

    def start(self) -> None:
        self.process = self._run()
        threading.Thread(target=self._keep_running, daemon=True).start()

    def restart(self) -> None:
        """Let it end; it comes back with the code of now."""
        self.process.terminate()

    def stop(self) -> None:
        self.ending.set()
        self.process.terminate()
        try:
            self.process.wait(FINISH)
        except subprocess.TimeoutExpired:
            self.process.kill()

    def _keep_running(self) -> None:
        while not self.ending.is_set():
            self.process.wait()
            if not self.ending.wait(PAUSE):
                self.process = self._run()

    def _run(self) -> subprocess.Popen:
        # In a session of its own Ctrl-C does not reach it: the server stops it, once.
        return subprocess.Popen(self.command, start_new_session=True)  # noqa: S603  our own words


def main() -> None:
    made = server("cms.wsgi:application", __doc__)
    command = [sys.executable, MANAGE, "background", "--beside", str(os.getpid())]
    background = Companion("nice", "-n", "5", *command)  # visitors come first
    made.on_startup(background.start)
    made.on_reload(background.restart)
    made.on_shutdown(background.stop)
    made.serve()


if __name__ == "__main__":
    main()
