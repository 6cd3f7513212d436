"""django-tasks-db does one task at a time for the background process, and keeps them as rows."""

import pytest
from django_tasks import task

from cms.compat import tasks
from tests.contracts import Contract, check

CONTRACTS = {
    tasks: {
        "ImmediateBackend": Contract(
            "commands leave their work to the background process", has="enqueue"
        ),
        "Worker": Contract(
            "nothing is done in the background",
            takes="queue_names excluded_queue_names backend_name worker_id interval startup_delay"
            " batch max_tasks",
            has="run configure_signals",
        ),
    }
}


@pytest.mark.parametrize("name", CONTRACTS[tasks])
def test_each_name_is_what_it_was(name):
    check(tasks, name, CONTRACTS[tasks])


@pytest.fixture(autouse=True)
def queue(settings, db):
    settings.TASKS = {"default": {"BACKEND": "cms.background.queue.TaskQueue"}}


@task()
def nothing():
    pass


@task()
def break_off():
    raise TimeoutError("as if")


def test_a_worker_does_one_task_and_stops():
    """Otherwise a scheduled page waits until all pictures of an import are made."""
    nothing.enqueue()
    nothing.enqueue()
    worker = tasks.worker()
    worker.run()
    assert tasks.is_any_waiting()
    worker.run()
    assert not tasks.is_any_waiting()
    assert worker.running


def test_a_failed_task_is_found_by_its_exception_and_waits_again():
    break_off.enqueue()
    tasks.worker().run()
    assert tasks.failed_with(["builtins.TimeoutError"]).count() == 1
    assert not tasks.failed_with(["builtins.ValueError"]).exists()
    tasks.wait_again(tasks.failed_with(["builtins.TimeoutError"]))
    assert tasks.is_any_waiting()


def test_a_task_that_was_begun_counts_its_workers():
    nothing.enqueue()
    (row,) = tasks.called(nothing.module_path)
    row.claim("a worker")
    assert [tasks.attempts(row) for row in tasks.running()] == [1]


def test_a_task_calls_the_function_to_which_it_was_renamed():
    break_off.enqueue()
    tasks.rename(tasks.called(break_off.module_path), nothing.module_path)
    tasks.worker().run()
    assert not tasks.failed_with(["builtins.TimeoutError"]).exists()
    assert not tasks.is_any_waiting()


def test_failed_tasks_are_found_by_their_function():
    break_off.enqueue()
    nothing.enqueue()
    worker = tasks.worker()
    while tasks.is_any_waiting():
        worker.run()
    assert [each.task_path for each in tasks.failed_of([break_off.module_path])] == [
        break_off.module_path
    ]
    assert not tasks.failed_of([nothing.module_path])
