"""A database from when the app of the trash was labelled `bin` keeps all that it has."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from django.urls import reverse
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, PageLogEntry

from cms.admin.trash.discard import discard
from cms.admin.trash.models import DeletedPage
from cms.admin.trash.restore import restore
from cms.models import StoryIndexPage, StoryPage
from tests import builders

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture(autouse=True)
def known_content_types():
    """Leave them in Django's cache: what puts the site back would make them with other ids."""
    yield
    ContentType.objects.get_for_models(*apps.get_models())


def make_old() -> None:
    """Give the database the shape that it had while the app was labelled `bin`."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bin_deletedpage AS SELECT * FROM trash_deletedpage")
        cursor.execute("DROP TABLE trash_deletedpage")
        cursor.execute("DELETE FROM django_migrations WHERE app = 'trash'")
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied) "
            "VALUES ('bin', '0001_initial', CURRENT_TIMESTAMP)"
        )
    ContentType.objects.filter(app_label="trash", model="deletedpage").update(app_label="bin")
    for new, old in (("trash.discard", "bin.put"), ("trash.restore", "bin.restore")):
        PageLogEntry.objects.filter(action=new).update(action=old)
    ContentType.objects.clear_cache()


def migrate() -> None:
    call_command("migrate", verbosity=0)
    ContentType.objects.clear_cache()


def rows(table: str, *columns: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY 1")
        return cursor.fetchall()


def test_pages_in_the_old_bin_come_back_from_the_trash(home, admin):
    stories = [builders.story(name) for name in ("Anna", "Bram", "Carla")]
    restore(discard(stories[2]), StoryIndexPage.objects.get())
    entries = [discard(story, admin.user) for story in stories[:2]]
    before = list(DeletedPage.objects.order_by("pk").values())
    make_old()
    migrate()
    assert list(DeletedPage.objects.order_by("pk").values()) == before
    assert "bin_deletedpage" not in connection.introspection.table_names()
    assert discard(stories[2]).pk > max(entry.pk for entry in entries)
    admin.post(reverse("trash:undo"), {"entry": [entry["id"] for entry in before]})
    assert set(StoryPage.objects.live().values_list("title", flat=True)) == {"Anna", "Bram"}


def test_permissions_and_history_go_along(home, admin):
    group = Group.objects.create(name="Opruimers")
    permission = Permission.objects.get(codename="delete_deletedpage")
    group.permissions.add(permission)
    entry = discard(builders.story("Anna"), admin.user)
    log(instance=entry, action="wagtail.edit", user=admin.user)
    types = rows("django_content_type", "id", "model")
    permissions = rows("auth_permission", "id", "codename")
    make_old()
    Permission.objects.filter(pk=permission.pk).update(name="Can delete page in the bin")
    migrate()
    assert rows("django_content_type", "id", "model") == types
    assert rows("auth_permission", "id", "codename") == permissions
    kept = group.permissions.get()
    assert (kept.content_type.app_label, kept.codename) == ("trash", "delete_deletedpage")
    assert kept.name == "Can delete page in the trash"
    assert ModelLogEntry.objects.for_instance(entry).exists()
    page = restore(entry, StoryIndexPage.objects.get()).page
    history = admin.get(reverse("wagtailadmin_pages:history", args=[page.pk])).content.decode()
    assert "In de prullenbak gelegd" in history
    assert not PageLogEntry.objects.filter(action__startswith="bin.").exists()


def test_a_second_migrate_finds_nothing_to_do(home):
    discard(builders.story("Anna"))
    make_old()
    migrate()
    tables = ("trash_deletedpage", "django_content_type", "auth_permission", "django_migrations")
    before = [rows(table, "*") for table in tables]
    migrate()
    assert [rows(table, "*") for table in tables] == before
    assert not [row for row in rows("django_migrations", "id", "app") if row[1] == "bin"]


def test_a_content_type_of_both_labels_becomes_one(home):
    make_old()
    ContentType.objects.create(app_label="trash", model="deletedpage")
    migrate()
    assert ContentType.objects.filter(model="deletedpage").count() == 1
    assert Permission.objects.filter(codename="delete_deletedpage").count() == 1
