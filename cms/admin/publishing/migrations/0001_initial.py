"""Make the permission, and give it to the administrators of a site that exists: they had it."""

from django.db import migrations, models

NAME = "Can publish what they alone wrote"


def let_administrators(apps, schema_editor):
    keys = [
        profile.roles["administrator"]
        for profile in apps.get_model("cms", "SiteProfile").objects.all()
        if "administrator" in profile.roles
    ]
    groups = apps.get_model("auth", "Group").objects.filter(pk__in=keys)
    if not groups:
        return
    kind, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="publishing", model="foureyes"
    )
    permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=kind, codename="publish_alone", defaults={"name": NAME}
    )
    for group in groups:
        group.permissions.add(permission)


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ("cms", "0010_whole_words"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [
        migrations.CreateModel(
            name="FourEyes",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
            ],
            options={
                "verbose_name": "four eyes",
                "verbose_name_plural": "four eyes",
                "permissions": [("publish_alone", NAME)],
                "managed": False,
                "default_permissions": (),
            },
        ),
        migrations.RunPython(let_administrators, migrations.RunPython.noop),
    ]
