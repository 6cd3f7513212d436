"""The task backend: tasks are stored in the database for the background process, or run at once.

A task is stored in the transaction of the change that triggers it, so that neither exists without
the other. It stays in the queue for as long as no worker runs.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django_tasks_db import DatabaseBackend

from cms.compat.tasks import ImmediateBackend

# The paths of the tasks that wait all the same, where others run immediately.
_later: ContextVar[frozenset[str] | None] = ContextVar("tasks run immediately but", default=None)


class TaskQueue(DatabaseBackend):
    """The backend of all tasks."""

    def __init__(self, alias: str, params: dict):
        super().__init__(alias, params)
        self.immediate = ImmediateBackend(alias, params)

    def enqueue(self, task, args, kwargs):
        later = _later.get()
        backend = super() if later is None or task.module_path in later else self.immediate
        return backend.enqueue(task, args, kwargs)


def is_deferred() -> bool:
    """Return True if a task enqueued now waits for the background process."""
    path = f"{TaskQueue.__module__}.{TaskQueue.__qualname__}"
    return settings.TASKS["default"]["BACKEND"] == path and _later.get() is None


@contextmanager
def run_tasks_immediately(*, later: Iterable[str] = ()) -> Iterator[None]:
    """Run tasks within this context when they are enqueued, for commands that report results. Those
    whose `module_path` is in `later` wait for the background process."""
    token = _later.set(frozenset(later))
    try:
        yield
    finally:
        _later.reset(token)
