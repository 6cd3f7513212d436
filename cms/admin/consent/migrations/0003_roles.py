"""Give the roles on existing sites what a new site gives them: see `cms.setup.roles`.

Who uploads pictures records consent, who publishes sees the register, and who manages accounts
exports and erases.
"""

from django.db import migrations

NAMES = {
    ("consent", "add_consent"): "Can add consent",
    ("consent", "change_consent"): "Can change consent",
    ("person", "view_person"): "Can view person in pictures",
    ("person", "delete_person"): "Can delete person in pictures",
}


def allow(apps, schema_editor):
    """The permissions are made here: Django makes those of new models after all migrations."""
    Permission = apps.get_model("auth", "Permission")
    ContentType = apps.get_model("contenttypes", "ContentType")
    Group = apps.get_model("auth", "Group")
    GroupCollectionPermission = apps.get_model("wagtailcore", "GroupCollectionPermission")
    GroupPagePermission = apps.get_model("wagtailcore", "GroupPagePermission")
    made = {}
    for (model, codename), name in NAMES.items():
        kind, _ = ContentType.objects.get_or_create(app_label="consent", model=model)
        made[codename], _ = Permission.objects.get_or_create(
            content_type=kind, codename=codename, defaults={"name": name}
        )
    uploading = GroupCollectionPermission.objects.filter(permission__codename="add_image")
    publishing = GroupPagePermission.objects.filter(permission__codename="publish_page")
    managing = Group.objects.filter(
        permissions__content_type__app_label="auth", permissions__codename="change_user"
    )
    for group in Group.objects.filter(pk__in=uploading.values("group")):
        group.permissions.add(made["add_consent"])
    for group in Group.objects.filter(pk__in=publishing.values("group")):
        group.permissions.add(made["add_consent"], made["change_consent"], made["view_person"])
    for group in managing.distinct():
        group.permissions.add(*made.values())


class Migration(migrations.Migration):
    dependencies = [
        ("consent", "0002_former_fields"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailimages", "0027_image_description"),
    ]
    operations = [migrations.RunPython(allow, migrations.RunPython.noop)]
