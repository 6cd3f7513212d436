"""Editors with different permissions, and their browsers."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from wagtail.models import GroupPagePermission


def person(name: str, page=None, *codenames: str) -> Client:
    """Return the browser of somebody who has these permissions on `page` and below."""
    user = User.objects.create_user(name, f"{name}@example.org", "wachtwoord")
    group = Group.objects.create(name=name)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in codenames:
        GroupPagePermission.objects.create(
            group=group, page=page, permission=Permission.objects.get(codename=f"{codename}_page")
        )
    user.groups.add(group)
    return browser(user)


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    client.user = user
    return client


@pytest.fixture
def admin(home) -> Client:
    return browser(User.objects.create_superuser("baas", "baas@example.org", "wachtwoord"))
