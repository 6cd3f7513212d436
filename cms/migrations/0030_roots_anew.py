"""Give the words of the search the roots that they have now: reken-t, bakker-ij, be-sproken."""

from django.db import migrations

from cms.search.vocabulary import backwards

READ = "SELECT DISTINCT word, backwards FROM cms_words"
WRITE = "UPDATE cms_words SET backwards = %s WHERE word = %s"


def give_roots(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(READ)
        changed = [
            (backwards(word), word) for word, former in cursor.fetchall() if backwards(word) != former
        ]
        if changed:
            cursor.executemany(WRITE, changed)


class Migration(migrations.Migration):
    dependencies = [("cms", "0029_letters_as_typed")]
    operations = [migrations.RunPython(give_roots, migrations.RunPython.noop)]
