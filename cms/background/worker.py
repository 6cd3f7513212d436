"""The work beside the server: waiting tasks, pages whose time has come, and clearing up.

One process does it, however many servers run on the database: a lock sees to that, and the others
stand by. It stops at whatever it cannot deal with; `cms.serve`, or whoever started it, starts it
again, and it takes up what was left.
"""

import os
import time
from collections.abc import Callable

from django.core.management import call_command

from cms.admin.checks.due_pages import check_some
from cms.admin.checks.external_links import check_next
from cms.admin.trash.expire import delete_expired
from cms.background import moved_tasks
from cms.background.lock import HeldElsewhereError, only_process
from cms.background.schedule import publish_due
from cms.background.tasks import complete_renditions
from cms.compat import tasks
from cms.preview import tickets

# Seconds between two looks at what there is to do.
TASKS, SCHEDULE, RETRY, CLEARING, STANDING_BY = 0.3, 2, 60, 60 * 60, 2
CHECKS, LINKS = 3, 5
ATTEMPTS = 3  # of a task that the process did not survive
DATABASE_AWAY = ["django.db.utils.OperationalError", "django.db.utils.InterfaceError"]


class LockLostError(Exception):
    """The database dropped the session that held the lock, so another process may work now."""


def work(beside: int | None = None) -> None:
    """Work until a signal asks to stop; with `beside`, until that process is no longer the parent.

    A task or publication that was begun is finished, or undone, first.
    """
    worker = tasks.worker()
    worker.configure_signals()
    while worker.running and beside in (None, os.getppid()):
        try:
            with only_process("background") as lock_is_held:
                take_up_interrupted()
                moved_tasks.try_moved_again()
                complete_renditions()
                _work_alone(worker, lock_is_held, beside)
        except HeldElsewhereError:
            time.sleep(STANDING_BY)


def _work_alone(worker: tasks.Worker, lock_is_held: Callable[[], bool], beside: int | None) -> None:
    looks = (
        Every(SCHEDULE, publish_due),
        Every(RETRY, try_again),
        Every(CLEARING, clear_up),
        Every(CHECKS, check_some),
        Every(LINKS, check_next),
    )
    while worker.running and beside in (None, os.getppid()):
        if not lock_is_held():
            raise LockLostError("the lock of the background work is lost")
        for look in looks:
            look()
        if tasks.is_any_waiting():
            worker.run()
        else:
            time.sleep(TASKS)


def try_again() -> None:
    """Let tasks wait again that failed for want of the database, or of the path they name."""
    tasks.wait_again(tasks.failed_with(DATABASE_AWAY))
    moved_tasks.take_over()


def clear_up() -> None:
    """Remove what nobody needs any more: old tasks, sessions, previews, and the expired trash."""
    call_command("prune_db_task_results", min_age_days=1, failed_min_age_days=30, verbosity=0)
    call_command("clearsessions")
    delete_expired()
    tickets.remove_expired()


class Every:
    """Calls a function when it was not called for that many seconds, whatever the clock says."""

    def __init__(self, seconds: float, function: Callable[[], None]):
        self.seconds, self.function = seconds, function
        self.next = time.monotonic()

    def __call__(self) -> None:
        if time.monotonic() >= self.next:
            self.function()
            self.next = time.monotonic() + self.seconds


def take_up_interrupted() -> None:
    """Let tasks wait again whose process died. Nobody else runs any: the lock is held."""
    for task in tasks.running():
        if tasks.attempts(task) >= ATTEMPTS:
            task.set_failed(ChildProcessError(f"no process survived this task, {ATTEMPTS} tried"))
    tasks.wait_again(tasks.running())
