"""Who changes the details of the site may choose the formats, as on a new site."""

from django.db import migrations


def allow(apps, schema_editor):
    """The permission is made here: Django makes those of new models after all migrations."""
    Permission = apps.get_model("auth", "Permission")
    ContentType = apps.get_model("contenttypes", "ContentType")
    Group = apps.get_model("auth", "Group")
    formats, _ = ContentType.objects.get_or_create(app_label="rich_text", model="textformats")
    change, _ = Permission.objects.get_or_create(
        content_type=formats,
        codename="change_textformats",
        defaults={"name": "Can change formats of text"},
    )
    changing = Group.objects.filter(
        permissions__content_type__app_label="cms", permissions__codename="change_sitedetails"
    )
    for group in changing.distinct():
        group.permissions.add(change)


class Migration(migrations.Migration):
    dependencies = [
        ("rich_text", "0001_text_formats"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(allow, migrations.RunPython.noop)]
