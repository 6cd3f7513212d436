"""A site with the seeds in it, made once for each process of the suite, copied for each server."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

import psycopg

OURS = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "MEDIA_ROOT", "PORT", "SITE_URL")
TEMPLATE = f"prepared_{os.getpid()}"


@dataclass(frozen=True)
class Prepared:
    """`folder` holds the pictures, and on SQLite the database; the editor has this password."""

    folder: str
    password: str


def manage(environment: dict[str, str], *arguments: str) -> str:
    """Run a management command and return what it prints."""
    result = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def clean_environment() -> dict[str, str]:
    """This process's environment without what tests set for themselves."""
    return {name: value for name, value in os.environ.items() if name not in OURS}


def environment(folder: str, database_url: str) -> dict[str, str]:
    """The environment of a server with this content."""
    content = {"DATABASE_URL": database_url, "MEDIA_ROOT": f"{folder}/media"}
    return clean_environment() | content


@cache
def prepared() -> Prepared:
    folder = tempfile.mkdtemp(prefix="prepared-")
    server = _postgres()
    if server:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{TEMPLATE}"')
        address = f"{server.rsplit('/', 1)[0]}/{TEMPLATE}"
    else:
        address = f"sqlite:///{folder}/db.sqlite3"
    printed = manage(environment(folder, address), "prepare")
    return Prepared(folder, printed.split("wachtwoord:")[1].split()[0])


def forget() -> None:
    """Take away what `prepared` made, if it was ever asked for."""
    if not prepared.cache_info().currsize:
        return
    shutil.rmtree(prepared().folder)
    if _postgres():
        with psycopg.connect(_postgres(), autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{TEMPLATE}" WITH (FORCE)')
    prepared.cache_clear()


@contextmanager
def copied() -> Iterator[tuple[str, str]]:
    """Yield a folder and the address of a database, of the kind that the suite runs on."""
    with tempfile.TemporaryDirectory(prefix="site-", ignore_cleanup_errors=True) as folder:
        shutil.copytree(prepared().folder, folder, dirs_exist_ok=True)
        server, name = _postgres(), os.path.basename(folder)
        if not server:
            yield folder, f"sqlite:///{folder}/db.sqlite3"
            return
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{TEMPLATE}"')
            yield folder, f"{server.rsplit('/', 1)[0]}/{name}"
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _postgres() -> str:
    """The address of the server on which the suite runs, or nothing on SQLite."""
    address = os.environ.get("DATABASE_URL", "")
    return address if address.startswith("postgres") else ""
