"""Of each picture an import makes the smallest sizes, with which it is seen; others follow."""

import pytest
from django_tasks_db.models import DBTaskResult

from cms.background.tasks import incomplete_pictures, make_renditions
from cms.compat import tasks
from cms.models import SiteImage
from cms.models.images import ALL_SPECS
from tests.importers.files.test_pictures import jpeg
from tests.importers.folders import story, write
from tests.importers.test_import_content import run

THUMB = "thumb: a.jpg\nthumbalt: Een vlak\n"
QUEUE = {"default": {"BACKEND": "cms.background.queue.TaskQueue"}}


@pytest.mark.django_db(transaction=True)
def test_larger_sizes_wait_for_the_background_process(home, tmp_path, settings):
    settings.TASKS = QUEUE
    write(tmp_path, {"verhalen/a.md": story(extra=THUMB), "thumbs/a.jpg": jpeg("#000", (900, 800))})
    output = run(tmp_path)
    picture = SiteImage.objects.get()
    assert picture.picture_set("card")["sources"]
    assert 0 < picture.renditions.count() < len(ALL_SPECS)
    assert "1 afbeelding is te zien" in output
    assert [task.task_path for task in DBTaskResult.objects.all()] == [make_renditions.module_path]
    tasks.worker().run()
    assert picture.renditions.count() == len(ALL_SPECS)
    assert not incomplete_pictures().exists()
    assert "afbeelding" not in run(tmp_path)
