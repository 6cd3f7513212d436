"""Enter the words of all pages anew, with their roots, and words with signs in them as one."""

from importlib import import_module

from django.db import migrations

enter_again = import_module("cms.migrations.0007_stems").enter_again


def make_words_anew(apps, schema_editor):
    database = import_module(f"cms.search.{schema_editor.connection.vendor}")
    with schema_editor.connection.cursor() as cursor:
        for statement in (*database.DROP_WORDS, *database.CREATE_WORDS):
            cursor.execute(statement)


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("cms", "0025_closings")]
    operations = [
        migrations.RunPython(make_words_anew, migrations.RunPython.noop, atomic=True),
        migrations.RunPython(enter_again, migrations.RunPython.noop, atomic=False),
    ]
