"""Folders of cases, and a database that several tests look at after one import."""

from contextlib import contextmanager

import pytest
from django.test import TestCase

from tests import builders

from .cases import unpack


@pytest.fixture(scope="session")
def cases(tmp_path_factory):
    return unpack(tmp_path_factory.mktemp("judged"))


@pytest.fixture(scope="module")
def shared_site(django_db_setup, django_db_blocker):
    """Return a context: a site in a transaction that is rolled back at its end."""

    class Transaction(TestCase):
        """Django's own transaction around a class of tests, in which durable blocks may stand."""

    @contextmanager
    def transaction():
        Transaction.setUpClass()
        builders.site()
        try:
            yield
        finally:
            Transaction.tearDownClass()
            Transaction.doClassCleanups()

    with django_db_blocker.unblock():
        yield transaction
