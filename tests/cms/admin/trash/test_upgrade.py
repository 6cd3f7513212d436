"""A database from when the app of the trash was labelled `bin` keeps all that it has."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Value
from django.db.models.functions import Concat, Replace, Substr
from django.urls import reverse
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, Page, PageLogEntry

from cms.admin.trash.discard import discard
from cms.admin.trash.models import DeletedPage, TrashRoot
from cms.admin.trash.restore import restore
from cms.content_version import triggers
from cms.models import StoryIndexPage, StoryPage
from tests import builders

# Migrations of long ago, which nobody changes: the long run asks them, before each release.
pytestmark = [
    pytest.mark.long,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


@pytest.fixture(autouse=True)
def known_content_types():
    """Leave them in Django's cache: what puts the site back would make them with other ids."""
    yield
    ContentType.objects.get_for_models(*apps.get_models())


def make_old() -> None:
    """Give the database the shape that it had while the app was labelled `bin`."""
    root = TrashRoot.objects.first()
    if root:
        put_at("ZZZZ", root.page)
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE trash_trashroot")
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
    ContentType.objects.filter(app_label="trash").delete()
    ContentType.objects.clear_cache()


def put_at(path: str, root: Page) -> None:
    below = Page.objects.filter(path__startswith=root.path)
    below.update(
        path=Concat(Value(path), Substr("path", 5)),
        url_path=Replace("url_path", Value("/-trash/"), Value("/-bin/")),
    )


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
    ContentType.objects.filter(model="trashroot").delete()  # newer than the label
    types = rows("django_content_type", "id", "model")
    permissions = rows("auth_permission", "id", "codename")
    make_old()
    Permission.objects.filter(pk=permission.pk).update(name="Can delete page in the bin")
    migrate()
    assert rows("django_content_type", "id", "model")[: len(types)] == types
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


@pytest.mark.parametrize("fixed", [False, True], ids=["as it was", "after fixtree"])
def test_the_trash_leaves_the_last_path_of_all(home, fixed):
    stories = [builders.story(name) for name in ("Anna", "Bram", "Carla")]
    info = builders.info("Over ons")
    builders.info("Team", parent=info)
    entries = [discard(page) for page in (stories[0], info)]
    if fixed:
        first = TrashRoot.objects.get()
        put_at("0007", first.page)  # where Wagtail's command put it, and nobody knew it any more
        first.delete()
    entries.append(discard(stories[1]))
    slugs = set(Page.objects.values_list("slug", flat=True))
    make_old()
    migrate()
    assert Page.find_problems() == ([], [], [], [], [])
    assert set(Page.objects.values_list("slug", flat=True)) == slugs
    root = TrashRoot.objects.get().page
    assert list(root.get_children()) == [entry.page for entry in entries]
    assert {page.url_path for page in root.get_descendants()} == {
        f"/-trash/{path}/"
        for path in (*(entry.page.slug for entry in entries), f"trash-{info.pk}/team")
    }
    assert not Page.objects.filter(path__startswith="ZZZZ").exists()
    assert Page.add_root(title="Nog een", slug="nog-een")
    for entry in entries:
        assert restore(entry, entry.parent).is_live


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_what_was_deleted_together_is_known_after_an_update(home):
    """By its address: what a former release left below a page has another."""
    above = builders.info("Over ons")
    below = [builders.info(name, parent=above) for name in ("Team", "Missie", "Elders", "Openbaar")]
    entry = discard(above)
    Page.objects.filter(pk=below[2].pk).update(url_path=f"{home.url_path}ander/elders/")
    Page.objects.filter(pk=below[3].pk).update(live=True)
    former = [("trash", "0004_locks_and_workflows")]
    triggers.remove(connection.alias, plan=[former])
    MigrationExecutor(connection).migrate(former)
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    entry.refresh_from_db()
    assert entry.below == [page.pk for page in below[:2]]
