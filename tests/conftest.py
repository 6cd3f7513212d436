"""Fixtures that every layer's tests share."""

import pytest
from django.db.backends.base.base import BaseDatabaseWrapper

from tests import builders, prepared


@pytest.fixture
def home(db):
    """The home page of a site as `start_site` makes it, story list included."""
    return builders.site()


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
