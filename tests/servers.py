"""Real servers for journeys: Granian in processes of its own, a database and files of its own."""

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx2

from tests import prepared

START_TIMEOUT = 60  # seconds


@dataclass(frozen=True)
class Server:
    """A running server: where it answers, and the environment that it runs in."""

    url: str
    environment: dict[str, str]
    password: str = ""
    process: subprocess.Popen | None = None

    def manage(self, *arguments: str) -> str:
        """Run a management command beside the server and return what it prints."""
        return prepared.manage(self.environment, *arguments)


@contextmanager
def cms(*arguments: str, address: Callable[[str], str] = str, **settings: str) -> Iterator[Server]:
    """The whole thing in one process, with the seeds in it, as `make run` serves it.

    With FRONTEND_URL among the settings it is the CMS of the split form. The arguments go to
    the command that serves; `address` makes of the database's URL the one that it uses.
    """
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with prepared.copied() as (folder, database_url):
        environment = prepared.environment(folder, address(database_url)) | {
            "PORT": str(port),
            "SITE_URL": url,
            **settings,
        }
        server = Server(url, environment)
        server.manage("start_site")  # the site record gets this address
        with serve("cms.serve", port, environment, *arguments) as process:
            yield Server(url, environment, prepared.prepared().password, process)


@contextmanager
def frontend(api_url: str, port: int = 0, **settings: str) -> Iterator[Server]:
    """The site on its own: no database, no Wagtail."""
    port = port or free_port()
    environment = prepared.clean_environment() | {
        "CMS_API_URL": api_url,
        "DJANGO_SETTINGS_MODULE": "frontend.settings",
        **settings,
    }
    with serve("frontend.serve", port, environment):
        yield Server(f"http://127.0.0.1:{port}", environment)


@contextmanager
def serve(
    module: str, port: int, environment: dict[str, str], *arguments: str
) -> Iterator[subprocess.Popen]:
    """The server as `make run` starts it, in a process group of its own."""
    command = [sys.executable, "-m", module, "--port", str(port), *arguments]
    process = subprocess.Popen(command, env=environment, start_new_session=True)
    try:
        wait_until_it_answers(f"http://127.0.0.1:{port}/static/frontend/icon.svg", process)
        yield process
    finally:
        process.terminate()
        process.wait(timeout=40)


def wait_until_it_answers(url: str, process: subprocess.Popen) -> None:
    end = time.monotonic() + START_TIMEOUT
    while time.monotonic() < end:
        assert process.poll() is None, "the server stopped while starting"
        try:
            httpx2.get(url, timeout=2)
        except httpx2.TransportError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"no answer from {url} in {START_TIMEOUT} seconds")


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]
