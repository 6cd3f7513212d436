"""The background process: queued tasks, scheduled pages, mail, checks and cleanup.

A lock ensures that one process does the work, however many servers use the database; the others
stand by. The process exits on an unexpected error; `cms.serve`, or the service manager, restarts
it, and it resumes what was left.
"""

import os
import time
from collections.abc import Callable
from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone

from cms.admin.checks.due_pages import check_some
from cms.admin.checks.external_links import check_next
from cms.admin.consent.state import apply_due
from cms.admin.file_trash.discard import delete_expired as delete_expired_files
from cms.admin.pictures.waiting import delete_forgotten
from cms.admin.sign_in import attempt_limits
from cms.admin.trash.expire import delete_expired
from cms.background import moved_tasks
from cms.background.lock import HeldElsewhereError, only_process
from cms.background.schedule import publish_due
from cms.background.steady_clock import SteadyClock
from cms.background.tasks import complete_renditions, make_first_renditions, make_renditions
from cms.compat import tasks
from cms.forms.expire import delete_expired_answers
from cms.mail.sending import send_due
from cms.preview import tickets
from cms.search import misses

# Intervals in seconds.
TASKS, SCHEDULE, RETRY, CLEARING, STANDING_BY = 0.3, 2, 60, 60 * 60, 2
CHECKS, LINKS, MAIL, CONSENT = 3, 5, 2, 10
ATTEMPTS = 3  # to run a task during which the process dies
PICTURE_TASKS, PICTURE_ATTEMPTS = (make_first_renditions, make_renditions), 14
DATABASE_AWAY = ["django.db.utils.OperationalError", "django.db.utils.InterfaceError"]


class LockLostError(Exception):
    """Raised when the database closed the session of the lock: another process may work by now."""


def work(beside: int | None = None) -> None:
    """Work until a signal to stop, and with `beside` until that process id is not the parent's.

    A task or publication in progress is completed or rolled back first.
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
    jobs = (
        Periodic(SCHEDULE, publish_due),
        Periodic(CONSENT, apply_due),
        Periodic(MAIL, send_due),
        Periodic(RETRY, try_again),
        Periodic(CLEARING, SteadyClock().once_settled(clear_up)),
        Periodic(CHECKS, check_some),
        Periodic(LINKS, check_next),
    )
    while worker.running and beside in (None, os.getppid()):
        if not lock_is_held():
            raise LockLostError("the lock of the background work is lost")
        for job in jobs:
            job()
        if tasks.is_any_waiting():
            worker.run()
        else:
            time.sleep(TASKS)


def try_again() -> None:
    """Queue tasks again that failed because of the database, or of a function that was moved."""
    tasks.wait_again(tasks.failed_with(DATABASE_AWAY))
    moved_tasks.take_over()
    try_pictures_again()


def try_pictures_again() -> None:
    """Queue failed tasks of pictures again: a full disk has room again some day.

    The pauses double, from two minutes to two weeks; after that, a restart tries once more.
    """
    for task in tasks.failed_of(each.module_path for each in PICTURE_TASKS):
        tried = tasks.attempts(task)
        pause = RETRY * 2**tried
        ended = task.finished_at or task.enqueued_at  # a release may fail it without a word
        due = ended + timedelta(seconds=pause) <= timezone.now()
        if tried <= PICTURE_ATTEMPTS and due:
            tasks.wait_again(tasks.failed_of([task.task_path]).filter(pk=task.pk))


def clear_up() -> None:
    """Delete old task results, sessions, tries and previews, answers to forms and words of
    searches whose days are over, and what expired in the trash or waits for ever."""
    call_command("prune_db_task_results", min_age_days=1, failed_min_age_days=30, verbosity=0)
    call_command("clearsessions")
    delete_expired()
    delete_forgotten()
    delete_expired_files()
    delete_expired_answers()
    misses.delete_old(timezone.localdate())
    tickets.remove_expired()
    attempt_limits.remove_ended()


class Periodic:
    """Calls a function at most once in `seconds`, measured by the monotonic clock."""

    def __init__(self, seconds: float, function: Callable[[], None]):
        self.seconds, self.function = seconds, function
        self.next = time.monotonic()

    def __call__(self) -> None:
        if time.monotonic() >= self.next:
            self.function()
            self.next = time.monotonic() + self.seconds


def take_up_interrupted() -> None:
    """Queue tasks again whose process died. No other process runs any while the lock is held."""
    for task in tasks.running():
        if tasks.attempts(task) >= ATTEMPTS:
            task.set_failed(ChildProcessError(f"no process survived this task, {ATTEMPTS} tried"))
    tasks.wait_again(tasks.running())
