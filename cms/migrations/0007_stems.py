"""Enter the words of all pages anew: their stems tell `man` from `maan` now."""

from importlib import import_module

from django.db import migrations, transaction

from cms.compat.modelsearch import TEXT_COLUMNS

BATCH = 500


def enter_again(apps, schema_editor):
    """Replace what is entered of each page, some at a time.

    In transactions of their own, so that a server that runs meanwhile waits for none of them long.
    Broken off, it begins again, and what was entered twice is as if it had been once.
    """
    connection = schema_editor.connection
    database = import_module(f"cms.search.{connection.vendor}")
    columns = ("pk", "object_id", *TEXT_COLUMNS[connection.vendor])
    entries = apps.get_model("wagtailsearch", "IndexEntry").objects.using(connection.alias)
    pages = entries.filter(content_type__app_label="cms", content_type__model__endswith="page")
    last = 0
    while True:
        rows = pages.filter(pk__gt=last).order_by("pk")
        with transaction.atomic(connection.alias), connection.cursor() as cursor:
            batch = list(rows.values_list(*columns)[:BATCH])
            if not batch:
                return
            texts = [(int(page_id), title, text or "") for _pk, page_id, title, text in batch]
            database.write(cursor, texts)
            last = batch[-1][0]


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("cms", "0006_moved_tasks"),
        ("wagtailsearch", "0010_add_text_fields"),
    ]
    # 0029 makes the table of words that is written to now, and enters them all.
    operations: list = []
