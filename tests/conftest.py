"""Fixtures that every layer's tests share."""

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from wagtail.models import Page, Site

from cms.models import HomePage
from tests import builders, prepared


def pytest_collection_modifyitems(items):
    """Mark what asks for no database. Browsers and servers under load have theirs elsewhere."""
    for item in items:
        asks = "db" in item.fixturenames or item.get_closest_marker("django_db")
        if not asks and item.path.parent.name not in ("browser", "faults"):
            item.add_marker(pytest.mark.any_database)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The database of the tests has a site in it: to make one for each test takes minutes."""
    with django_db_blocker.unblock():
        builders.site()
        # What tests that commit put back.
        connection._test_serialized_contents = connection.creation.serialize_db_to_string()


@pytest.fixture
def no_site(db):
    """The database as the migrations leave it."""
    Page.objects.filter(depth__gt=1).delete()
    Site.objects.all().delete()
    Group.objects.all().delete()


@pytest.fixture
def home(db):
    """The home page of a site as `start_site` makes it, story list included."""
    return HomePage.objects.first() or builders.site()


@pytest.fixture(autouse=True)
def empty_cache():
    """What a test put into the cache, such as Wagtail's paths of sites, is not rolled back."""
    cache.clear()


@pytest.fixture(autouse=True)
def kept_connection(monkeypatch):
    """A request inside a request ends with Django looking after old connections: not this test's.

    On a server no transaction is open then. Here one is, and Django would close it half-way.
    """
    monkeypatch.setattr(BaseDatabaseWrapper, "close_if_unusable_or_obsolete", lambda self: None)


@pytest.fixture(scope="session", autouse=True)
def nothing_left():
    """What was prepared for servers goes when the last of them has ended."""
    yield
    prepared.forget()
