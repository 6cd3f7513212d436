"""The server is ready when the site can be shown; before that it says what is missing."""

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.utils import OperationalError
from wagtail.models import Page

from cms.application import django_application
from cms.setup.readiness import database_problem
from frontend.serving.build import build_delivery, readiness_of


@pytest.fixture
def problem(asking_at_once, db):
    return readiness_of(build_delivery(django_application))


def test_a_migrated_database_with_a_home_page_is_ready(home, problem):
    assert problem() == ""


def test_a_migration_that_was_not_done_is_named(home, problem):
    MigrationRecorder(connection).migration_qs.filter(app="cms").latest("pk").delete()
    assert "manage.py migrate" in problem()


def test_a_site_without_a_home_page_is_not_ready(no_site, problem):
    assert not Page.objects.filter(depth=2).exists()
    assert problem().startswith("/ answers ")


def test_a_database_that_does_not_answer_is_named(db, monkeypatch):
    def refuse(*_):
        raise OperationalError("connection refused")

    monkeypatch.setattr(MigrationRecorder, "applied_migrations", refuse)
    assert "connection refused" in database_problem()


def test_whatever_fails_is_named(home, problem, monkeypatch):
    """As where no static files were collected: then the page for errors fails as well."""

    def fail(*_):
        raise ValueError("Missing staticfiles manifest entry\nfor 'x.css'")

    monkeypatch.setattr("frontend.serving.build.internal_requests.get", fail)
    assert problem() == "ValueError: Missing staticfiles manifest entry for 'x.css'"
