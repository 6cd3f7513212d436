"""Who manages roles may say which of them need a second step, as on a new site."""

from django.db import migrations


def allow(apps, schema_editor):
    """The permission is made here: Django makes those of new models after all migrations."""
    Permission = apps.get_model("auth", "Permission")
    ContentType = apps.get_model("contenttypes", "ContentType")
    Group = apps.get_model("auth", "Group")
    rules, _ = ContentType.objects.get_or_create(app_label="second_step", model="signinrules")
    change, _ = Permission.objects.get_or_create(
        content_type=rules,
        codename="change_signinrules",
        defaults={"name": "Can change second step when signing in"},
    )
    managing = Group.objects.filter(
        permissions__content_type__app_label="auth", permissions__codename="change_group"
    )
    for group in managing.distinct():
        group.permissions.add(change)


class Migration(migrations.Migration):
    dependencies = [
        ("second_step", "0001_second_step"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(allow, migrations.RunPython.noop)]
