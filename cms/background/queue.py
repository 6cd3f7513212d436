"""Where a task waits: in the database, for the background process; or nowhere, done at once.

A task is written in the transaction of the change that it follows, so neither comes without the
other, and a task waits for as long as no worker runs.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django_tasks_db import DatabaseBackend

from cms.compat.tasks import ImmediateBackend

_now = ContextVar("tasks are done at once", default=False)


class TaskQueue(DatabaseBackend):
    """The backend of all tasks."""

    def __init__(self, alias: str, params: dict):
        super().__init__(alias, params)
        self.immediate = ImmediateBackend(alias, params)

    def enqueue(self, task, args, kwargs):
        backend = self.immediate if _now.get() else super()
        return backend.enqueue(task, args, kwargs)


@contextmanager
def at_once() -> Iterator[None]:
    """Do tasks within this block where they arise: for a command that reports what it did."""
    token = _now.set(True)
    try:
        yield
    finally:
        _now.reset(token)
