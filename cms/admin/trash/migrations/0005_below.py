"""Note which pages were put in the trash with another: by their addresses, which went along."""

from django.db import migrations, models


def note_pages_below(apps, schema_editor):
    """Leave out those that a former release left below it: public, or with another address."""
    alias = schema_editor.connection.alias
    pages = apps.get_model("wagtailcore", "Page").objects.using(alias)
    entries = apps.get_model("trash", "DeletedPage").objects.using(alias)
    own = entries.values_list("page_id", flat=True)
    for entry in entries.select_related("page").iterator():
        below = pages.filter(
            path__startswith=entry.page.path, url_path__startswith=entry.page.url_path, live=False
        )
        below = below.exclude(pk=entry.page_id).exclude(pk__in=own)
        entry.below = list(below.order_by("path").values_list("pk", flat=True))
        entry.save(update_fields=["below"])


class Migration(migrations.Migration):

    dependencies = [
        ('trash', '0004_locks_and_workflows'),
    ]

    operations = [
        migrations.AddField(
            model_name='deletedpage',
            name='below',
            field=models.JSONField(default=list),
        ),
        migrations.RunPython(note_pages_below, migrations.RunPython.noop, elidable=False),
    ]
