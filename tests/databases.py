"""Databases made once, kept in var/tests between runs, and copied for each test session or server.

A template is a folder with media files and either an SQLite file or the name of a database on the
PostgreSQL server. It is named by a hash of everything that decides what stands in it.
"""

import fcntl
import hashlib
import json
import os
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

ROOT = Path(__file__).parent.parent
KEPT = ROOT / "var" / "tests"
UNUSED = 24 * 60 * 60  # seconds after which what nobody asked for goes
# What a migration runs or imports, and what else a database with content comes from.
MIGRATIONS = (
    "cms/**/migrations/*.py",
    "cms/search/**/*.py",
    "importers/**/migrations/*.py",
    "tests/databases.py",
)
EVERYTHING = (
    "cms/**/*",
    "importers/**/*",
    "frontend/**/*.py",
    *(f"tests/{name}.py" for name in ("builders", "databases", "prepared", "settings")),
)


@dataclass(frozen=True)
class Template:
    """`folder` holds the media files; `database_url` is that of the database to copy."""

    folder: Path
    database_url: str

    @property
    def output(self) -> dict[str, str]:
        """What the function that filled the template returned."""
        return json.loads((self.folder / "output.json").read_text())


def server() -> str:
    """Return the URL of the PostgreSQL server that this run uses, or "" on SQLite."""
    url = os.environ.get("DATABASE_URL", "")
    return url if url.startswith("postgres") else ""


def vendor() -> str:
    return "postgres" if server() else "sqlite"


def digest(*patterns: str) -> str:
    """Return a hash of the files that match, of the requirements, and of Python's version."""
    found = hashlib.sha256(sys.version.encode() + (ROOT / "requirements.txt").read_bytes())
    for path in sorted({path for pattern in patterns for path in ROOT.glob(pattern)}):
        if path.is_file() and "__pycache__" not in path.parts:
            found.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return found.hexdigest()[:12]


def template(
    kind: str, key: str, fill: Callable[[Path, str], dict[str, str]], base: Template | None = None
) -> Template:
    """Return the template of a kind, filled by `fill(folder, database_url)` when it is not there.

    It begins as a copy of `base`, or empty. Processes that ask at once wait for the first one.
    """
    KEPT.mkdir(parents=True, exist_ok=True)
    folder = KEPT / f"{vendor()}-{kind}-{key}"
    made = Template(folder, url_of(folder))
    with (KEPT / f"{vendor()}-{kind}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "output.json").exists() or not exists(made.database_url):
            discard(folder)
            copy(base, folder)
            output = fill(folder, made.database_url)
            (folder / "output.json").write_text(json.dumps(output))
            discard_unused()
        os.utime(folder)
    return made


@contextmanager
def copied(source: Template) -> Iterator[tuple[str, str]]:
    """Yield a folder and the URL of a database of its own; both are gone afterwards."""
    prefix = f"{vendor()}-copy-"
    with tempfile.TemporaryDirectory(prefix=prefix, dir=KEPT, ignore_cleanup_errors=True) as name:
        folder = Path(name)
        copy(source, folder)
        try:
            yield name, url_of(folder)
        finally:
            if server():
                drop(name_in(url_of(folder)))


def copy(source: Template | None, folder: Path) -> None:
    """Fill `folder`, and its database, with what is in `source`."""
    folder.mkdir(exist_ok=True)
    if source:
        shutil.copytree(source.folder, folder, dirs_exist_ok=True)
        (folder / "output.json").unlink()
    if server():
        create(name_in(url_of(folder)), source)


def create(name: str, source: Template | None) -> None:
    """Create a database of the PostgreSQL server, in place of the one that has the name."""
    drop(name)
    origin = f' TEMPLATE "{name_in(source.database_url)}"' if source else ""
    execute(f'CREATE DATABASE "{name}"{origin}')


def load_sqlite(source: Template, target: sqlite3.Connection) -> None:
    """Replace all that is in the target's database."""
    with closing(sqlite3.connect(source.folder / "db.sqlite3")) as origin:
        origin.backup(target)


def url_of(folder: Path) -> str:
    """Return the URL of the database that belongs to a folder."""
    if not server():
        return f"sqlite:///{folder}/db.sqlite3"
    # Two checkouts may use one server.
    checkout = hashlib.sha256(str(ROOT).encode()).hexdigest()[:6]
    return f"{server().rsplit('/', 1)[0]}/tests-{checkout}-{folder.name}"


def name_in(database_url: str) -> str:
    return database_url.rsplit("/", 1)[1]


def exists(database_url: str) -> bool:
    if not server():
        return Path(database_url.removeprefix("sqlite:///")).exists()
    with psycopg.connect(server()) as connection:
        ask = "SELECT 1 FROM pg_database WHERE datname = %s"
        return connection.execute(ask, [name_in(database_url)]).fetchone() is not None


def drop(name: str) -> None:
    execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def execute(statement: str) -> None:
    with psycopg.connect(server(), autocommit=True) as connection:
        connection.execute(statement)


def discard(folder: Path) -> None:
    if server():
        drop(name_in(url_of(folder)))
    shutil.rmtree(folder, ignore_errors=True)


def discard_unused() -> None:
    """Discard templates of former code and what killed runs left, once no run can need them."""
    for folder in KEPT.glob(f"{vendor()}-*/"):
        if folder.stat().st_mtime < time.time() - UNUSED:
            discard(folder)
