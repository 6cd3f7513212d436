"""A CMS that is killed in the middle of its work, and starts again."""

import os
import signal
import subprocess
import sys
from contextlib import suppress

from tests import servers
from tests.faults.conftest import family


class MortalCms:
    """A CMS in a process of its own that can be stopped for a while, killed and started again."""

    def __init__(self, environment: dict[str, str], port: int = 0):
        self._port = port or servers.free_port()
        self._environment = environment
        self.url = f"http://127.0.0.1:{self._port}"
        self.start()

    def start(self) -> None:
        command = [sys.executable, "-m", "cms.serve", "--port", str(self._port)]
        self._process = subprocess.Popen(
            [*servers.ENDS_WITH_US, *command], env=self._environment, start_new_session=True
        )
        servers.wait_until_it_answers(f"{self.url}/static/frontend/site.js", self._process)

    def send(self, signal_number: int) -> None:
        """To all of its processes at once: nothing is closed in good order."""
        for pid in family(self._process.pid):
            with suppress(ProcessLookupError):  # it went with its parent
                os.kill(pid, signal_number)

    def kill(self) -> None:
        if self._process.poll() is None:
            self.send(signal.SIGKILL)
            self._process.wait()
