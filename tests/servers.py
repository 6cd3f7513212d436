"""Real servers for journeys: Granian in processes of its own, a database and files of its own."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2
import psycopg

BIN = Path(sys.executable).parent
START_TIMEOUT = 60  # seconds


@dataclass(frozen=True)
class Server:
    """A running server: where it answers, and the environment that it runs in."""

    url: str
    environment: dict[str, str]
    password: str = ""

    def manage(self, *arguments: str) -> str:
        """Run a management command beside the server and return what it prints."""
        command = [sys.executable, "manage.py", *arguments]
        result = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=False
        )
        assert result.returncode == 0, result.stdout + result.stderr
        return result.stdout


@contextmanager
def cms(**settings: str) -> Iterator[Server]:
    """The whole thing in one process, with the seeds in it, as `make run` serves it.

    With FRONTEND_URL among the settings it is the CMS of the split form.
    """
    port = free_port()
    folder = tempfile.mkdtemp(prefix="site-")
    url = f"http://127.0.0.1:{port}"
    with database(folder) as database_url:
        environment = clean_environment() | {
            "DATABASE_URL": database_url,
            "MEDIA_ROOT": f"{folder}/media",
            "PORT": str(port),
            "SITE_URL": url,
            **settings,
        }
        server = Server(url, environment)
        server.manage("migrate", "--verbosity", "0")
        server.manage("start_site")
        server.manage("import_content")
        printed = server.manage("create_editor")
        password = printed.split("wachtwoord:")[1].split()[0]
        with granian("cms.wsgi:application", port, environment):
            yield Server(url, environment, password)
    shutil.rmtree(folder)


@contextmanager
def frontend(api_url: str, port: int = 0, **settings: str) -> Iterator[Server]:
    """The site on its own: no database, no Wagtail."""
    port = port or free_port()
    environment = clean_environment() | {
        "CMS_API_URL": api_url,
        "DJANGO_SETTINGS_MODULE": "frontend.settings",
        **settings,
    }
    with granian("frontend.wsgi:application", port, environment):
        yield Server(f"http://127.0.0.1:{port}", environment)


@contextmanager
def granian(application: str, port: int, environment: dict[str, str]) -> Iterator[None]:
    arguments = ["--interface", "wsgi", "--blocking-threads", "4", "--port", str(port)]
    command = [BIN / "granian", *arguments, application]
    process = subprocess.Popen(command, env=environment)
    try:
        wait_until_it_answers(f"http://127.0.0.1:{port}/static/frontend/icon.svg", process)
        yield
    finally:
        process.terminate()
        process.wait(timeout=20)


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


@contextmanager
def database(folder: str) -> Iterator[str]:
    """An empty database of the kind that the suite runs on."""
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        yield f"sqlite:///{folder}/db.sqlite3"
        return
    name = f"journeys_{os.getpid()}_{free_port()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        yield f"{server.rsplit('/', 1)[0]}/{name}"
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def clean_environment() -> dict[str, str]:
    """This process's environment without what tests set for themselves."""
    ours = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "MEDIA_ROOT", "PORT", "SITE_URL")
    return {name: value for name, value in os.environ.items() if name not in ours}


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]
