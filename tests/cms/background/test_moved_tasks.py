"""What waits in the queue is done after an upgrade, whichever release wrote it."""

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from cms.background import moved_tasks
from cms.background import worker as background
from cms.background.tasks import make_first_renditions, make_renditions
from cms.compat import tasks
from cms.models.images import ALL_SPECS
from tests import builders

BEFORE = "cms.tasks"  # the module of the tasks in the release before the rooms


@pytest.fixture(autouse=True)
def queue(settings):
    settings.TASKS = {"default": {"BACKEND": "cms.background.queue.TaskQueue"}}


@pytest.fixture
def picture(home):
    """A picture without sizes, which the release before was asked to make."""
    image = builders.picture()
    image.renditions.all().delete()
    DBTaskResult.objects.all().delete()
    for function in (make_first_renditions, make_renditions):
        function.enqueue(image.pk)
        path = function.module_path
        DBTaskResult.objects.filter(task_path=path).update(task_path=f"{BEFORE}.{function.name}")
    return image


def migrate() -> None:
    """Run the migration that renames tasks, on the models as they were at its time."""
    loader = MigrationLoader(connection)
    name = next(key for key in loader.disk_migrations if key[1].endswith("_moved_tasks"))
    operation = loader.disk_migrations[name].operations[0]
    with connection.schema_editor() as editor:
        operation.code(loader.project_state(name).apps, editor)


def work_off() -> None:
    worker = tasks.worker()
    while tasks.is_any_waiting():
        worker.run()


def test_without_anything_the_former_path_fails(picture):
    work_off()
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {TaskResultStatus.FAILED}


@pytest.mark.django_db(transaction=True)
def test_what_waits_is_done_after_migrating(picture):
    migrate()
    work_off()
    assert picture.renditions.count() == len(ALL_SPECS)


def test_what_a_server_of_the_release_before_writes_after_migrating_is_done(picture):
    work_off()  # which fails: nothing stands at that path any more
    background.try_again()
    work_off()
    assert picture.renditions.count() == len(ALL_SPECS)


def test_what_the_release_before_could_not_import_is_done_once_more(picture):
    moved_tasks.take_over()
    not_found = {"status": TaskResultStatus.FAILED}
    not_found["exception_class_path"] = "builtins.ModuleNotFoundError"
    DBTaskResult.objects.update(**not_found)
    background.try_again()
    assert not tasks.is_any_waiting()
    moved_tasks.try_moved_again()
    work_off()
    assert picture.renditions.count() == len(ALL_SPECS)


@pytest.mark.parametrize("path", moved_tasks.MOVED.values())
def test_a_task_stands_where_it_moved_to(path):
    assert path in (make_first_renditions.module_path, make_renditions.module_path)
