"""The table of the words of pages, which no model describes, filled from Wagtail's own index."""

from importlib import import_module

from django.db import migrations

from cms.compat.modelsearch import TEXT_COLUMNS

BATCH = 500


def dialect(schema_editor):
    return import_module(f"cms.search.{schema_editor.connection.vendor}")


def create(apps, schema_editor):
    database = dialect(schema_editor)
    for statement in database.CREATE:
        schema_editor.execute(statement)
    entries = apps.get_model("wagtailsearch", "IndexEntry").objects.filter(
        content_type__app_label="cms", content_type__model__endswith="page"
    )
    rows = entries.values_list("object_id", *TEXT_COLUMNS[schema_editor.connection.vendor]).order_by("pk")
    batch = []
    with schema_editor.connection.cursor() as cursor:
        for page_id, title, text in rows.iterator(chunk_size=BATCH):
            batch.append((int(page_id), title, text or ""))
            if len(batch) == BATCH:
                database.write(cursor, batch)
                batch = []
        if batch:
            database.write(cursor, batch)


def drop(apps, schema_editor):
    for statement in dialect(schema_editor).DROP:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0002_share_picture"),
        ("wagtailsearch", "0010_add_text_fields"),
    ]
    operations = [migrations.RunPython(create, drop)]
