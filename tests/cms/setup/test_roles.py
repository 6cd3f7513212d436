"""The roles of the newsroom: who can do what, and the workflow in which two people look."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.urls import reverse
from wagtail.models import Collection, Workflow
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cms.models import StoryIndexPage, StoryPage
from cms.profile.schema import RoleNames
from tests.builders import category, picture, story

migration = import_module("cms.migrations.0016_administrators_manage_collections")
NAMES = RoleNames()
WRITER, EDITOR, ADMINISTRATOR = ROLES = NAMES.writer, NAMES.editor, NAMES.administrator
PASSWORD = "alleen-voor-deze-test"


def person(role: str):
    user = get_user_model().objects.create_user(
        role.lower(), f"{role.lower()}@example.org", PASSWORD
    )
    user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def people(home) -> dict:
    return {role: person(role) for role in ROLES}


def form(**changes) -> dict:
    fields = {
        "title": "Samen verder",
        "slug": "samen-verder",
        "category": category().pk,
        "excerpt": "Waar het over gaat.",
        "body": streamfield([("text", rich_text("<p>De tekst.</p>"))]),
        "thumb": "",
        "share_picture": "",
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
    }
    return nested_form_data({**fields, **changes})


def create(client, **changes):
    address = reverse("wagtailadmin_pages:add", args=("cms", "storypage", stories().pk))
    return client.post(address, form(**changes))


def stories() -> StoryIndexPage:
    return StoryIndexPage.objects.get()


CAN = {
    "edit": lambda may: may.can_edit(),
    "publish": lambda may: may.can_publish(),
    "move": lambda may: may.can_move(),
    "unpublish": lambda may: may.can_unpublish(),
    "delete": lambda may: may.can_delete(),
    "lock": lambda may: may.can_lock(),
}


@pytest.mark.parametrize("action", CAN)
@pytest.mark.parametrize(("role", "allowed"), [(WRITER, {"edit"}), (EDITOR, set(CAN))])
def test_what_each_role_may_do_with_a_story_of_another(people, role, allowed, action):
    assert CAN[action](story().permissions_for_user(people[role])) == (action in allowed)


PLACES = {
    "wagtailsnippets_cms_category:list": {EDITOR, ADMINISTRATOR},
    "wagtailredirects:index": {WRITER, EDITOR, ADMINISTRATOR},
    "wagtailredirects:add": {EDITOR, ADMINISTRATOR},
    "wagtailimages:add": {WRITER, EDITOR, ADMINISTRATOR},
    "wagtaildocs:add": {WRITER, EDITOR, ADMINISTRATOR},
    "wagtailusers_users:index": {ADMINISTRATOR},
    "wagtailusers_groups:index": {ADMINISTRATOR},
    "wagtailadmin_workflows:index": {ADMINISTRATOR},
    "wagtailadmin_collections:index": {ADMINISTRATOR},
    "wagtailadmin_collections:add": {ADMINISTRATOR},
}


@pytest.mark.parametrize("place", PLACES)
def test_where_each_role_may_come(people, client, place):
    allowed = set()
    for role, user in people.items():
        client.force_login(user)
        if client.get(reverse(place)).status_code == 200:
            allowed.add(role)
    assert allowed == PLACES[place]


def test_a_writer_cannot_publish_by_asking_for_it(people, client):
    client.force_login(people[WRITER])
    create(client, **{"action-publish": "1"})
    assert not StoryPage.objects.get().live


def test_nobody_becomes_more_than_they_are(people, client):
    """An administrator manages accounts, but makes no superuser."""
    user = people[ADMINISTRATOR]
    client.force_login(user)
    fields = {"username": user.username, "email": user.email, "is_superuser": "on", "groups": []}
    client.post(reverse("wagtailusers_users:edit", args=[user.pk]), fields)
    user.refresh_from_db()
    assert not user.is_superuser


def test_who_has_not_all_rights_is_not_offered_to_give_them(people, client, admin_user):
    choice = 'name="is_superuser"'
    address = reverse("wagtailusers_users:edit", args=[people[WRITER].pk])
    client.force_login(people[ADMINISTRATOR])
    page = client.get(address).text
    assert 'name="groups"' in page
    assert choice not in page
    fields = {"username": "nieuw", "email": "n@example.org", "groups": [], "is_active": "on"}
    fields |= {"first_name": "Anna", "last_name": "de Vries"}
    assert client.post(address, fields).status_code == 302
    people[WRITER].refresh_from_db()
    assert people[WRITER].username == "nieuw"
    client.force_login(admin_user)
    assert choice in client.get(address).text


def may_manage_collections(client) -> bool:
    """Add a collection, rename it, make it private, and delete it."""
    add = reverse("wagtailadmin_collections:add")
    root = Collection.get_first_root_node()
    client.post(add, {"name": "Feest", "parent": root.pk})
    made = Collection.objects.filter(name="Feest").first()
    if made is None:
        return False
    edit = reverse("wagtailadmin_collections:edit", args=[made.pk])
    client.post(edit, {"name": "Zomerfeest", "parent": root.pk})
    private = reverse("wagtailadmin_collections:set_privacy", args=[made.pk])
    client.post(private, {"restriction_type": "login", "password": "", "groups": []})
    made.refresh_from_db()
    assert made.name == "Zomerfeest"
    assert made.view_restrictions.exists()
    client.post(reverse("wagtailadmin_collections:delete", args=[made.pk]))
    return not Collection.objects.filter(pk=made.pk).exists()


@pytest.mark.parametrize("role", ROLES)
def test_an_administrator_manages_collections(people, client, role):
    client.force_login(people[role])
    assert may_manage_collections(client) == (role == ADMINISTRATOR)


def test_administrators_of_a_former_release_manage_them_after_an_update(people, client):
    group = Group.objects.get(name=ADMINISTRATOR)
    of_collections = Permission.objects.filter(content_type__model="collection")
    group.collection_permissions.filter(permission__in=of_collections).delete()
    group.permissions.add(*of_collections)
    client.force_login(get_user_model().objects.get(pk=people[ADMINISTRATOR].pk))
    assert not may_manage_collections(client)
    for _ in range(2):
        migration.allow(apps, SimpleNamespace(connection=connection))
    assert not group.permissions.filter(pk__in=of_collections.filter(codename="add_collection"))
    client.force_login(get_user_model().objects.get(pk=people[ADMINISTRATOR].pk))
    assert may_manage_collections(client)


def test_two_people_look_from_the_first_day_on(home):
    workflow = Workflow.objects.get(name=NAMES.workflow)
    assert [task.name for task in workflow.tasks]
    assert StoryIndexPage.objects.get().get_workflow() == workflow


def test_two_people_look_before_a_story_is_published(
    people, client, django_capture_on_commit_callbacks
):
    client.force_login(people[WRITER])
    create(client, **{"action-submit": "1"})
    page = StoryPage.objects.get()
    assert not page.live
    to = {address for message in mail.outbox for address in message.to}
    assert to == {"eindredacteur@example.org", "beheerder@example.org"}
    asked = "redacteur vraagt je om “Samen verder” te bekijken"
    assert {message.subject for message in mail.outbox} == {asked}

    client.force_login(people[EDITOR])
    task = page.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])
    with django_capture_on_commit_callbacks(execute=True):  # the gate looks at what is committed
        client.post(address, {"comment": ""})
    page.refresh_from_db()
    assert page.live
    assert mail.outbox[-1].to == ["redacteur@example.org"]


def test_a_group_that_staff_changed_stays_so(people):
    group = Group.objects.get(name=EDITOR)
    group.page_permissions.all().delete()
    Group.objects.get(name=WRITER).delete()
    call_command("start_site", verbosity=0)
    assert not group.page_permissions.exists()
    assert not Group.objects.filter(name=WRITER).exists()


def test_stock_groups_with_somebody_in_them_stay(no_site):
    Group.objects.create(name="Moderators")
    user = get_user_model().objects.create_user("anna")
    user.groups.add(Group.objects.create(name="Editors"))
    call_command("start_site", verbosity=0)
    assert set(Group.objects.values_list("name", flat=True)) == {
        *("Moderators", "Editors", "Formulieren"),
        *ROLES,
    }


def test_a_writer_uses_the_pictures_of_others(people, client):
    picture()
    client.force_login(people[WRITER])
    assert "Portret" in client.get(reverse("wagtailimages_chooser:choose_results")).text
