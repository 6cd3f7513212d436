"""The task backend: tasks are stored in the database for the background process, or run at once.

A task is stored in the transaction of the change that triggers it, so that neither exists without
the other. It stays in the queue for as long as no worker runs.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django_tasks_db import DatabaseBackend

from cms.compat.tasks import ImmediateBackend

_is_immediate = ContextVar("tasks run immediately", default=False)


class TaskQueue(DatabaseBackend):
    """The backend of all tasks."""

    def __init__(self, alias: str, params: dict):
        super().__init__(alias, params)
        self.immediate = ImmediateBackend(alias, params)

    def enqueue(self, task, args, kwargs):
        backend = self.immediate if _is_immediate.get() else super()
        return backend.enqueue(task, args, kwargs)


def is_deferred() -> bool:
    """Return True if a task enqueued now waits for the background process."""
    path = f"{TaskQueue.__module__}.{TaskQueue.__qualname__}"
    return settings.TASKS["default"]["BACKEND"] == path and not _is_immediate.get()


@contextmanager
def run_tasks_immediately() -> Iterator[None]:
    """Run tasks within this context when they are enqueued, for commands that report results."""
    token = _is_immediate.set(True)
    try:
        yield
    finally:
        _is_immediate.reset(token)
