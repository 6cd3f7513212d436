"""Fixtures that every layer's tests share."""

import gc
import os
import signal
import sys

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from hypothesis import settings
from wagtail.models import GroupApprovalTask, Page, PageLogEntry, Site, Workflow

from cms.models import HomePage
from tests import builders, session_database
from tests.long import LONG
from tests.selection import may_differ, turn

# Where the environment keeps Python from storing what it compiled, as images of containers do, some
# twenty processes would compile everything anew: a third of the time of a run.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", "")
# A script that starts the tests in its background lets them ignore Ctrl-C, and all that they start.
signal.signal(signal.SIGINT, signal.default_int_handler)
# The same examples each time: what fails, fails again. New ones are looked for in the long run.
settings.register_profile("short", derandomize=True, deadline=None)
settings.register_profile("long", deadline=None)
settings.load_profile("long" if LONG else "short")


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(items):
    """Mark what comes out the same on any database. Put first what takes longest."""
    for item in items:
        if not may_differ(item):
            item.add_marker(pytest.mark.any_database)
    if not LONG:
        items[:] = [item for item in items if not item.get_closest_marker("long")]
    result = yield
    items.sort(key=turn)
    return result


@pytest.hookimpl(trylast=True)
def pytest_collection_finish():
    """Spare the garbage collector what stays to the end: it took a fifth of the time of a test."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker):
    """The database of the tests has a site in it. It is a copy: to make one takes half a minute."""
    with django_db_blocker.unblock(), session_database.session():
        yield


@pytest.fixture(scope="module")
def kept_for_module(django_db_setup, django_db_blocker):
    """What fixtures of a module that ask for this store, stays until its last test has run.

    What a test itself stores is undone after it, as always.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item, nextitem):
    """What a test committed, and what Django flushed after it, is undone."""
    result = yield
    if commits(item) and nextitem:
        session_database.renew()
    return result


def commits(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    asked = bool(marker and marker.kwargs.get("transaction"))
    return asked or bool({"transactional_db", "live_server"} & set(item.fixturenames))


@pytest.fixture
def no_site(db):
    """The database as the migrations leave it."""
    remove_site()


def remove_site() -> None:
    Page.objects.filter(depth__gt=1).delete()
    Site.objects.all().delete()
    Group.objects.all().delete()
    Workflow.objects.all().delete()
    GroupApprovalTask.objects.all().delete()
    PageLogEntry.objects.all().delete()


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
