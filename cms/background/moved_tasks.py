"""Tasks that another release wrote: under the path at which their function stood in it.

`migrate` renames those that wait (`cms/migrations/0006_moved_tasks.py`). Between it and the restart
of the servers the release before goes on working: it writes tasks under the former paths, and its
background process cannot import the present ones and lets such tasks fail.
"""

from cms.compat import tasks

MOVED = {
    "cms.tasks.make_first_renditions": "cms.background.tasks.make_first_renditions",
    "cms.tasks.make_renditions": "cms.background.tasks.make_renditions",
}
NOT_IMPORTED = ["builtins.ImportError", "builtins.ModuleNotFoundError"]


def take_over() -> None:
    """Let tasks with a former path wait under the present one, also those that failed by it."""
    for former, present in MOVED.items():
        tasks.wait_again(tasks.failed_with(NOT_IMPORTED).filter(task_path=former))
        tasks.rename(tasks.called(former), present)


def try_moved_again() -> None:
    """Let tasks wait again that the release before could not import.

    To be called once a process, not again and again: what fails here fails for another reason.
    """
    for path in MOVED.values():
        tasks.wait_again(tasks.failed_with(NOT_IMPORTED).filter(task_path=path))
