"""Rename the tasks in the queue: their functions moved from `cms.tasks` to `cms.background.tasks`."""

from django.db import migrations

NAMES = ("make_first_renditions", "make_renditions")


def rename(apps, former: str, present: str) -> None:
    tasks = apps.get_model("django_tasks_database", "DBTaskResult").objects
    for name in NAMES:
        tasks.filter(task_path=f"{former}.{name}").update(task_path=f"{present}.{name}")


def forward(apps, schema_editor) -> None:
    rename(apps, "cms.tasks", "cms.background.tasks")


def back(apps, schema_editor) -> None:
    rename(apps, "cms.background.tasks", "cms.tasks")


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0005_neutral_words"),
        ("django_tasks_database", "0021_conditional_partial_index_ordering"),
    ]
    operations = [migrations.RunPython(forward, back, elidable=True)]
