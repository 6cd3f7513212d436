"""Who may add and change accounts makes no superuser, and takes no superuser's account."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

PASSWORD = "Xq7-een-lang-wachtwoord"


def form(name: str, **more) -> dict:
    names = {"username": name, "email": f"{name}@example.org", "first_name": "N", "last_name": "N"}
    return names | {"password1": PASSWORD, "password2": PASSWORD} | more


@pytest.fixture
def client(home) -> Client:
    user = User.objects.create_user("beheer", "beheer@example.org", PASSWORD)
    user.groups.add(Group.objects.get(name="Beheerder"))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def owner(home) -> User:
    return User.objects.create_superuser("baas", "baas@example.org", PASSWORD)


def test_no_superuser_is_made(client):
    client.post(reverse("wagtailusers_users:add"), form("nieuw", is_superuser="on"))
    assert not User.objects.filter(username="nieuw").exists()
    role = Group.objects.get(name="Redacteur").pk
    client.post(reverse("invite"), form("mail", role=role, is_superuser="on", is_staff="on"))
    assert User.objects.get(email="mail@example.org").is_superuser is False
    colleague = User.objects.create_user("gewoon", "gewoon@example.org", PASSWORD)
    edit = reverse("wagtailusers_users:edit", args=[colleague.pk])
    client.post(edit, form("gewoon", is_superuser="on", is_active="on"))
    colleague.refresh_from_db()
    assert not colleague.is_superuser


def test_no_account_of_a_superuser_is_taken_or_disabled(client, owner):
    edit = reverse("wagtailusers_users:edit", args=[owner.pk])
    changed = form("baas", email="ander@example.org", is_superuser="on", is_active="on")
    client.post(edit, changed | {"password1": "Yz8-nog-een-wachtwoord"})
    client.post(edit, form("baas", is_active="on"))
    for kind in ("set_active_state", "assign_role", "delete"):
        bulk = reverse("wagtail_bulk_action", args=["auth", "user", kind])
        client.post(f"{bulk}?id={owner.pk}", {"mark_as_active": "False", "role": ""})
    after = User.objects.get(pk=owner.pk)
    assert (after.email, after.is_superuser, after.is_active) == (owner.email, True, True)
    assert after.check_password(PASSWORD)


def test_a_superuser_does_both(home, owner, admin_client):
    colleague = User.objects.create_user("tweede", "tweede@example.org", PASSWORD)
    edit = reverse("wagtailusers_users:edit", args=[colleague.pk])
    admin_client.post(edit, form("tweede", is_superuser="on", is_active="on"))
    colleague.refresh_from_db()
    assert colleague.is_superuser
    bulk = reverse("wagtail_bulk_action", args=["auth", "user", "set_active_state"])
    admin_client.post(f"{bulk}?id={owner.pk}", {"mark_as_active": "False"})
    assert not User.objects.get(pk=owner.pk).is_active
