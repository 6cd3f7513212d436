"""Make the table of deleted pages, and take over what the app had under its first label, `bin`."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.core.management.color import no_style
from django.db import migrations, models

OLD_TABLE = "bin_deletedpage"
LOG_ACTIONS = {"bin.put": "trash.discard", "bin.restore": "trash.restore"}


def take_over(apps, schema_editor):
    """Move rows, content type, permissions and history. A new database has none of them."""
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        if OLD_TABLE in connection.introspection.table_names(cursor):
            _move_rows(apps.get_model("trash", "DeletedPage"), schema_editor, cursor)
    _rename_content_type(apps, connection.alias)
    entries = apps.get_model("wagtailcore", "PageLogEntry").objects.using(connection.alias)
    for old, new in LOG_ACTIONS.items():
        entries.filter(action=old).update(action=new)
    schema_editor.execute("DELETE FROM django_migrations WHERE app = 'bin'")


def _move_rows(model, schema_editor, cursor):
    """Copy rather than rename: indexes, constraints and the sequence have the names of a new one."""
    quote = schema_editor.quote_name
    new, old = quote(model._meta.db_table), quote(OLD_TABLE)
    columns = ", ".join(quote(field.column) for field in model._meta.local_concrete_fields)
    cursor.execute(f"INSERT INTO {new} ({columns}) SELECT {columns} FROM {old}")
    for statement in schema_editor.connection.ops.sequence_reset_sql(no_style(), [model]):
        cursor.execute(statement)
    cursor.execute(f"DROP TABLE {old}")


def _rename_content_type(apps, alias):
    """Keep the row, so that permissions of groups and the history of objects go along."""
    types = apps.get_model("contenttypes", "ContentType").objects.using(alias)
    old = types.filter(app_label="bin", model="deletedpage").first()
    if old is None:
        return
    # One that a `migrate` broken off after this label was new may have left; nothing uses it yet.
    types.filter(app_label="trash", model="deletedpage").delete()
    types.filter(pk=old.pk).update(app_label="trash")
    permissions = apps.get_model("auth", "Permission").objects.using(alias)
    for permission in permissions.filter(content_type_id=old.pk):
        permission.name = permission.name.replace("page in the bin", "page in the trash")
        permission.save(update_fields=["name"])


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
        ('auth', '0012_alter_user_first_name_max_length'),
        ('contenttypes', '0002_remove_content_type_name'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='DeletedPage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('deleted_at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name='deleted at')),
                ('slug', models.CharField(max_length=255)),
                ('address', models.TextField(verbose_name='address')),
                ('ancestors', models.JSONField(default=list)),
                ('live', models.JSONField(default=list)),
                ('scheduled', models.JSONField(default=list)),
                ('after', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.WAGTAIL_PAGE_MODEL)),
                ('before', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.WAGTAIL_PAGE_MODEL)),
                ('deleted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='deleted by')),
                ('page', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='in_trash', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='page')),
                ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.WAGTAIL_PAGE_MODEL)),
            ],
            options={
                'verbose_name': 'page in the trash',
                'verbose_name_plural': 'pages in the trash',
                'ordering': ['-deleted_at', '-pk'],
            },
        ),
        # Not to be undone: the old label has no code any more that could show the rows.
        migrations.RunPython(take_over, elidable=False),
    ]
