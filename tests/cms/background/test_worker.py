"""The background process: what waits is done once, and nothing is lost when it breaks down."""

import datetime
import os

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import IntegrityError, OperationalError, connection, transaction
from django.utils import timezone
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from cms.background import worker as background
from cms.background.lock import HeldElsewhereError, only_process
from cms.background.queue import run_tasks_immediately
from cms.background.tasks import complete_renditions, make_first_renditions, make_renditions
from cms.compat import tasks
from cms.content_version.number import current_version
from cms.models import SiteImage, StoryPage
from cms.models.images import ALL_SPECS, filter_specs
from cms.preview import tickets
from cms.preview.models import Draft
from tests import builders

DATABASE_QUEUE = {"default": {"BACKEND": "cms.background.queue.TaskQueue"}}


@pytest.fixture(autouse=True)
def queue(settings):
    settings.TASKS = DATABASE_QUEUE


def statuses() -> list[str]:
    return sorted(DBTaskResult.objects.values_list("status", flat=True))


def work_off() -> None:
    """Do all that waits, as the background process does."""
    worker = tasks.worker()
    while DBTaskResult.objects.ready().exists():
        worker.run()


@task()
def fail_as_with_a_locked_database():
    raise OperationalError("database is locked")


@task()
def end_the_process():
    os._exit(1)


def found(words: str) -> list[str]:
    return [story.title for story in StoryPage.objects.search(words)]


def test_a_story_is_found_when_it_is_published_and_the_work_raises_nothing(home):
    builders.category(pk=home.pk)  # indexed by the work, under the number of a page
    story = builders.story("Anna", excerpt="Regenboogvis")
    assert found("regenboogvis") == ["Anna"]
    at_publishing = current_version()
    work_off()
    assert current_version() == at_publishing
    story.excerpt = "Zeeanemoon"
    story.body = [{"type": "text", "value": "<p>Een <b>schelp</b> &amp; meer.</p>"}]
    story.save_revision()
    assert found("zeeanemoon") == []
    assert current_version() == at_publishing
    story.get_latest_revision().publish()
    assert current_version() > at_publishing
    assert found("schelp") == found("zeeanemoon") == ["Anna"]
    at_publishing = current_version()
    work_off()
    assert current_version() == at_publishing
    assert found("regenboogvis") == []


def test_a_story_that_cannot_be_indexed_is_published_and_found_after_the_work(home, monkeypatch):
    def refuse(instance):
        raise OperationalError("the index is locked")

    with monkeypatch.context() as patch:
        patch.setattr("cms.signals.index.insert_or_update_object", refuse)
        builders.story("Anna", excerpt="Regenboogvis")
    assert StoryPage.objects.live().count() == 1
    assert found("regenboogvis") == []
    at_publishing = current_version()
    work_off()
    assert found("regenboogvis") == ["Anna"]
    assert current_version() > at_publishing


def test_a_draft_that_is_indexed_raises_nothing(home):
    story = builders.story("Anna")
    builders.story("Nog niet", live=False)
    work_off()
    before = current_version()
    story.title = "Anders"
    story.save_revision()
    builders.story("Ook nog niet", live=False)
    work_off()
    assert current_version() == before


def test_small_sizes_of_all_pictures_come_before_the_large_ones(home):
    for name in ("een", "twee"):
        image = builders.picture(name)
        image.renditions.all().delete()
        make_first_renditions.enqueue(image.pk)
        make_renditions.enqueue(image.pk)
    DBTaskResult.objects.exclude(task_path__contains="make_").delete()
    worker = tasks.worker()
    while not all(image.renditions.exists() for image in SiteImage.objects.all()):
        worker.run()
    assert {image.renditions.count() for image in SiteImage.objects.all()} == {6}
    first = current_version()
    work_off()
    assert {image.renditions.count() for image in SiteImage.objects.all()} == {18 + 1}  # to share
    assert current_version() > first


def test_sizes_that_a_picture_lacks_are_made_when_the_process_starts(home):
    whole, lacking = builders.picture("heel"), builders.picture("oud")
    for spec in filter_specs("card"):
        lacking.renditions.filter(filter_spec=spec).delete()
    DBTaskResult.objects.all().delete()
    complete_renditions()
    assert [task.args_kwargs["args"] for task in DBTaskResult.objects.all()] == [[lacking.pk]]
    work_off()
    assert lacking.renditions.count() == whole.renditions.count() == len(ALL_SPECS)
    complete_renditions()
    assert not DBTaskResult.objects.ready().exists()


def test_a_task_comes_and_goes_with_the_change_that_it_follows(home):
    DBTaskResult.objects.all().delete()
    with transaction.atomic():
        builders.story("Anna")
        assert DBTaskResult.objects.exists()
        transaction.set_rollback(True)
    assert not DBTaskResult.objects.exists()


def test_a_command_may_do_its_tasks_at_once(home):
    DBTaskResult.objects.all().delete()
    with run_tasks_immediately():
        builders.story("Anna", excerpt="Regenboogvis")
    assert StoryPage.objects.search("regenboogvis")
    assert not DBTaskResult.objects.exists()


def test_a_task_whose_process_died_is_done_again(db):
    fail_as_with_a_locked_database.enqueue()
    DBTaskResult.objects.get().claim("a process that died")
    assert statuses() == [TaskResultStatus.RUNNING]
    background.take_up_interrupted()
    assert statuses() == [TaskResultStatus.READY]


def test_a_task_that_no_process_survives_is_given_up(db):
    end_the_process.enqueue()
    for _attempt in range(background.ATTEMPTS):
        DBTaskResult.objects.get().claim("a process that died")
        background.take_up_interrupted()
    assert statuses() == [TaskResultStatus.FAILED]
    assert "survived" in DBTaskResult.objects.get().traceback


def test_what_a_locked_database_broke_off_is_tried_again(db):
    fail_as_with_a_locked_database.enqueue()
    work_off()
    assert statuses() == [TaskResultStatus.FAILED]
    background.try_again()
    assert statuses() == [TaskResultStatus.READY]


def test_what_nobody_needs_is_cleared_up(home):
    fail_as_with_a_locked_database.enqueue()
    DBTaskResult.objects.all().delete()
    long_ago = timezone.now() - datetime.timedelta(days=2)
    for status in (TaskResultStatus.SUCCESSFUL, TaskResultStatus.READY):
        fail_as_with_a_locked_database.enqueue()
        ready = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
        ready.update(status=status, finished_at=long_ago, enqueued_at=long_ago)
    tickets.issue(builders.story())
    Draft.objects.update(made_at=long_ago)
    background.clear_up()
    assert TaskResultStatus.SUCCESSFUL not in statuses()
    assert TaskResultStatus.READY in statuses()
    assert not Draft.objects.exists()


def test_only_one_process_holds_the_lock(db, tmp_path, monkeypatch):
    if connection.vendor == "sqlite":  # the tests' own is in memory
        monkeypatch.setitem(connection.settings_dict, "NAME", tmp_path / "db.sqlite3")
    with only_process("test") as is_held:
        assert is_held()
        with pytest.raises(HeldElsewhereError), only_process("test"):
            pass
        with only_process("another"):
            pass
    with only_process("test"):
        pass


def test_the_files_of_a_deleted_picture_go(home, django_capture_on_commit_callbacks):
    image = builders.picture()
    storage, names = image.file.storage, [image.file.name, image.renditions.first().file.name]
    assert all(storage.exists(name) for name in names)
    with django_capture_on_commit_callbacks(execute=True):
        image.delete()
    work_off()
    assert not any(storage.exists(name) for name in names)


def test_the_import_leaves_nothing_for_later(home, tmp_path):
    (tmp_path / "verhalen").mkdir()
    (tmp_path / "verhalen" / "anna.md").write_text(
        "---\ntitle: Anna\ncategory: A\nexcerpt: Regenboogvis\n---\n\nTekst.\n"
    )
    DBTaskResult.objects.all().delete()
    call_command("import_content", tmp_path, verbosity=0)
    assert StoryPage.objects.search("regenboogvis")
    assert not DBTaskResult.objects.exists()


def test_a_picture_task_that_failed_is_tried_again_after_longer_and_longer_pauses(
    home, monkeypatch
):
    def full(image):
        raise OSError(28, "No space left on device")

    image = builders.picture()
    DBTaskResult.objects.all().delete()
    monkeypatch.setattr(SiteImage, "make_renditions", full)
    make_renditions.enqueue(image.pk)
    work_off()
    assert statuses() == [TaskResultStatus.FAILED]
    background.try_again()
    assert statuses() == [TaskResultStatus.FAILED]
    long_ago = timezone.now() - datetime.timedelta(minutes=3)
    DBTaskResult.objects.update(finished_at=long_ago)
    background.try_again()
    assert statuses() == [TaskResultStatus.READY]
    work_off()
    DBTaskResult.objects.update(finished_at=long_ago)
    background.try_again()
    assert statuses() == [TaskResultStatus.FAILED]
    monkeypatch.undo()


def test_a_picture_that_is_deleted_while_its_sizes_are_made_leaves_nothing(home, monkeypatch):
    image = builders.picture()
    image.renditions.all().delete()
    folder, storage = image.renditions_folder, image.file.storage

    def make(image):
        SiteImage.objects.filter(pk=image.pk).delete()
        storage.save(f"{folder}/half.webp", ContentFile(b"x"))
        raise IntegrityError("FOREIGN KEY constraint failed")

    monkeypatch.setattr(SiteImage, "make_renditions", make)
    DBTaskResult.objects.all().delete()
    make_renditions.enqueue(image.pk)
    work_off()
    assert statuses() == [TaskResultStatus.SUCCESSFUL]
    assert storage.listdir(folder)[1] == []
