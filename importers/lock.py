"""Let one import run at a time, by a lock that the system takes away when its process dies."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

ADVISORY_KEY = 5_281_690_144_087_733  # any number that nothing else in this database locks


class AnotherImportError(Exception):
    """Another import runs now; `process` is its number where the system tells."""

    def __init__(self, process: str = ""):
        super().__init__(process)
        self.process = process


@contextmanager
def one_import() -> Iterator[None]:
    """Hold the lock of this database, or raise an AnotherImportError at once."""
    with _advisory_lock() if connection.vendor == "postgresql" else _file_lock():
        yield


@contextmanager
def _advisory_lock() -> Iterator[None]:
    """PostgreSQL keeps the lock with the session and drops it with the connection."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [ADVISORY_KEY])
        if not cursor.fetchone()[0]:
            raise AnotherImportError(_holder(cursor))
    session = connection.connection
    try:
        yield
    finally:
        # A session that is gone, or broken by an error, gives the lock back by itself.
        if connection.connection is session and connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [ADVISORY_KEY])


def _holder(cursor) -> str:
    cursor.execute(
        "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted"
        " AND ((classid::bigint << 32) | objid::bigint) = %s",
        [ADVISORY_KEY],
    )
    row = cursor.fetchone()
    return str(row[0]) if row else ""


@contextmanager
def _file_lock() -> Iterator[None]:
    """SQLite has no lock that outlasts a transaction: a file beside the database holds it.

    The file stays where it is. Removing it would let two imports lock two files of one name.
    """
    name = str(connection.settings_dict["NAME"])
    if name.startswith("file:") or ":memory:" in name:
        yield  # a database in memory belongs to this process alone
        return
    with open(Path(f"{name}.import-lock"), "a+", encoding="ascii") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as reason:
            file.seek(0)
            raise AnotherImportError(file.read(20).strip()) from reason
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield
