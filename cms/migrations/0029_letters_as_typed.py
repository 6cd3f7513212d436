"""Enter the words of all pages anew: œ, ø, ł and the like are those letters that people type."""

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

    dependencies = [("cms", "0028_details_by_themselves")]
    operations = [
        migrations.RunPython(make_words_anew, migrations.RunPython.noop, atomic=True),
        migrations.RunPython(enter_again, migrations.RunPython.noop, atomic=False),
    ]
