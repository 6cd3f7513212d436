"""Tasks that another release stored with the former dotted path of their function.

`migrate` renames those in the queue (`cms/migrations/0006_moved_tasks.py`). Until the servers are
restarted, the former release goes on running: it stores tasks with the former paths, and its
background process cannot import the new ones, so that such tasks fail.
"""

from cms.compat import tasks

MOVED = {
    "cms.tasks.make_first_renditions": "cms.background.tasks.make_first_renditions",
    "cms.tasks.make_renditions": "cms.background.tasks.make_renditions",
}
NOT_IMPORTED = ["builtins.ImportError", "builtins.ModuleNotFoundError"]


def take_over() -> None:
    """Rename tasks with a former path, and queue those again that failed because of it."""
    for former, present in MOVED.items():
        tasks.wait_again(tasks.failed_with(NOT_IMPORTED).filter(task_path=former))
        tasks.rename(tasks.called(former), present)


def try_moved_again() -> None:
    """Queue tasks again that the former release could not import.

    Call it once in a process: a task that fails in this release has another cause.
    """
    for path in MOVED.values():
        tasks.wait_again(tasks.failed_with(NOT_IMPORTED).filter(task_path=path))
