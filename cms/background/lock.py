"""A lock for this database that one process holds, and that is released when the process dies."""

import fcntl
import os
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

from cms.compat.django import new_connection


class HeldElsewhereError(Exception):
    """Raised when another process holds the lock; `process` is its id, or "" if unknown."""

    def __init__(self, process: str = ""):
        super().__init__(process)
        self.process = process


@contextmanager
def only_process(name: str) -> Iterator[Callable[[], bool]]:
    """Hold the lock of a name, or raise HeldElsewhereError without waiting.

    Yields a function that returns True if the lock is still held.
    """
    with _advisory_lock(name) if connection.vendor == "postgresql" else _file_lock(name) as held:
        yield held


@contextmanager
def _advisory_lock(name: str) -> Iterator[Callable[[], bool]]:
    """Hold a PostgreSQL advisory lock in a session of its own, which nothing else closes."""
    key = zlib.crc32(name.encode())
    session = new_connection()
    try:
        with session.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [key])
            if not cursor.fetchone()[0]:
                raise HeldElsewhereError(_holder(cursor, key))
        yield session.is_usable
        if session.is_usable():  # unlocked at once: the server notices a closed session only later
            with session.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [key])
    finally:
        session.close()


def _holder(cursor, key: int) -> str:
    cursor.execute(
        "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted AND objid = %s", [key]
    )
    row = cursor.fetchone()
    return str(row[0]) if row else ""


@contextmanager
def _file_lock(name: str) -> Iterator[Callable[[], bool]]:
    """Hold a lock on a file beside the database: SQLite has no locks beyond a transaction.

    The file is never removed: otherwise two processes could lock two files of the same name.
    """
    database = str(connection.settings_dict["NAME"])
    if database.startswith("file:") or ":memory:" in database:
        yield lambda: True  # an in-memory database belongs to this process alone
        return
    with open(Path(f"{database}.{name}-lock"), "a+", encoding="ascii") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as reason:
            file.seek(0)
            raise HeldElsewhereError(file.read(20).strip()) from reason
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield lambda: True
