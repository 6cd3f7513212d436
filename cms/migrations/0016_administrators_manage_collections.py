"""Let those manage collections who were meant to: Wagtail asks for permissions on a collection.

Former releases gave administrators permissions for the model, which Wagtail does not look at.
"""

from django.db import migrations

def allow(apps, schema_editor):
    """Give each group on the root what it has for the model, and take that away."""
    alias = schema_editor.connection.alias
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    root = apps.get_model("wagtailcore", "Collection").objects.using(alias).filter(depth=1).first()
    given = apps.get_model("wagtailcore", "GroupCollectionPermission").objects.using(alias)
    meant = Permission.objects.using(alias).filter(
        content_type__app_label="wagtailcore",
        content_type__model="collection",
        codename__in=("add_collection", "change_collection", "delete_collection"),
    )
    for permission in meant:
        for group in Group.objects.using(alias).filter(permissions=permission):
            given.get_or_create(group=group, collection=root, permission=permission)
            group.permissions.remove(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0015_categories_and_places_of_any_kind"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0098_apitoken"),
    ]
    operations = [migrations.RunPython(allow, migrations.RunPython.noop)]
