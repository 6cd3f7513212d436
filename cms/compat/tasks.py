"""Undocumented names of django-tasks and its database backend, for `cms.background`.

django-tasks-db documents the settings and `manage.py db_worker`, a process that only runs tasks.
The background process has other work as well, so it calls that command's worker, and reads and
writes the rows of tasks.
"""

import secrets
from collections.abc import Iterable

from django.db.models import QuerySet
from django_tasks.backends.immediate import ImmediateBackend
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

__all__ = ["ImmediateBackend", "Worker"]


def worker() -> Worker:
    """Return a worker whose `run` runs one queued task."""
    return Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        backend_name="default",
        worker_id=secrets.token_hex(16),
        interval=0,
        startup_delay=False,
        batch=True,
        max_tasks=1,
    )


def is_any_waiting() -> bool:
    """Return True if there is a task that is ready to run."""
    return DBTaskResult.objects.ready().exists()


def failed_with(exceptions: Iterable[str]) -> QuerySet[DBTaskResult]:
    """Return the tasks that failed with one of the exceptions, given by their dotted paths."""
    return DBTaskResult.objects.failed().filter(exception_class_path__in=exceptions)


def running() -> QuerySet[DBTaskResult]:
    """Return the tasks that a worker started and did not finish."""
    return DBTaskResult.objects.running()


def attempts(task: DBTaskResult) -> int:
    """Return the number of workers that started a task."""
    return len(task.worker_ids)


def failed_of(paths: Iterable[str]) -> QuerySet[DBTaskResult]:
    """Return the tasks that failed of the functions with these dotted paths."""
    return DBTaskResult.objects.failed().filter(task_path__in=paths)


def wait_again(tasks: QuerySet[DBTaskResult]) -> None:
    """Queue tasks again, as if no worker had started them."""
    tasks.update(status=TaskResultStatus.READY, started_at=None, finished_at=None)


def called(path: str) -> QuerySet[DBTaskResult]:
    """Return the tasks of a function, by the dotted path under which they were written."""
    return DBTaskResult.objects.filter(task_path=path)


def rename(tasks: QuerySet[DBTaskResult], path: str) -> None:
    """Set the dotted path of the function that the tasks call."""
    tasks.update(task_path=path)
