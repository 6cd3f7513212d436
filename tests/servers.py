"""Real servers for journeys: Granian in processes of its own, a database and files of its own."""

import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httpx2
import psycopg

from tests import prepared
from tests.commands import Commands
from tests.databases import Template

START_TIMEOUT = 60  # seconds
STOP_TIMEOUT = 40  # seconds
# A server ends with the process that started it, also when that one is killed (Debian, util-linux).
ENDS_WITH_US = [shutil.which("setpriv"), "--pdeathsig", "TERM"] if shutil.which("setpriv") else []
# One for all: to make a client costs 40 ms. Each request has a connection of its own.
CLIENT = httpx2.Client(
    timeout=30, trust_env=False, limits=httpx2.Limits(max_keepalive_connections=0)
)


@dataclass(frozen=True)
class Server:
    """A running server: where it answers, and the environment that it runs in."""

    url: str
    environment: dict[str, str]
    password: str = ""
    process: subprocess.Popen | None = None
    commands: Commands | None = field(default=None, compare=False)

    def manage(self, *arguments: str) -> str:
        """Run a management command beside the server and return what it prints."""
        if self.commands and self.commands.environment == self.environment:
            return self.commands.run(*arguments)
        return prepared.manage(self.environment, *arguments)


@contextmanager
def cms(
    *arguments: str,
    content: Callable[[], Template] = prepared.seeded,
    address: Callable[[str], str] = str,
    **settings: str,
) -> Iterator[Server]:
    """The whole thing in one process, with the seeds in it, as `make run` serves it.

    With FRONTEND_URL among the settings it is the CMS of the split form. The arguments go to
    the command that serves; `address` makes of the database's URL the one that it uses.
    """
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with prepared.copied(content()) as copy:
        environment = prepared.environment(copy.folder, address(copy.database_url)) | {
            "DJANGO_SETTINGS_MODULE": "cms.settings",
            "PORT": str(port),
            "SITE_URL": url,
            **settings,
        }
        point_site_at(environment["SITE_URL"], copy.database_url)
        with (
            serve("cms.serve", port, environment, *arguments) as process,
            closing(Commands(environment)) as commands,
        ):
            yield Server(url, environment, copy.password, process, commands)


def point_site_at(url: str, database_url: str) -> None:
    """Give the site record an address, as `start_site` does, in a database that nobody uses yet."""
    address = urlsplit(url)
    values = (address.hostname, address.port)
    change = "UPDATE wagtailcore_site SET hostname = {0}, port = {0}"
    if database_url.startswith("sqlite"):
        with closing(sqlite3.connect(database_url.removeprefix("sqlite:///"))) as connection:
            connection.execute(change.format("?"), values)
            connection.commit()
    else:
        with psycopg.connect(database_url) as connection:
            connection.execute(change.format("%s"), values)


@contextmanager
def frontend(api_url: str, port: int = 0, *arguments: str, **settings: str) -> Iterator[Server]:
    """The site on its own: no database, no Wagtail. The arguments go to the command that serves."""
    port = port or free_port()
    environment = prepared.clean_environment() | {
        "CMS_API_URL": api_url,
        "DJANGO_SETTINGS_MODULE": "frontend.settings",
        **settings,
    }
    with serve("frontend.serve", port, environment, *arguments):
        yield Server(f"http://127.0.0.1:{port}", environment)


@contextmanager
def serve(
    module: str, port: int, environment: dict[str, str], *arguments: str
) -> Iterator[subprocess.Popen]:
    """The server as `make run` starts it, in a process group of its own."""
    command = [sys.executable, "-m", module, "--port", str(port), *arguments]
    with running(*command, env=environment, start_new_session=True) as process:
        wait_until_it_answers(f"http://127.0.0.1:{port}/static/frontend/site.js", process)
        yield process


@contextmanager
def running(*command: str, **options) -> Iterator[subprocess.Popen]:
    """A process that is gone after the block. One that does not end when asked is a failure."""
    process = subprocess.Popen([*ENDS_WITH_US, *command], **options)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(STOP_TIMEOUT)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise


def wait_until_it_answers(url: str, process: subprocess.Popen) -> None:
    end = time.monotonic() + START_TIMEOUT
    while time.monotonic() < end:
        assert process.poll() is None, "the server stopped while starting"
        try:
            CLIENT.get(url, timeout=2)
        except httpx2.TransportError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"no answer from {url} in {START_TIMEOUT} seconds")


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]
