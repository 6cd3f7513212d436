"""Check that the database is available and migrated."""

from django.db import Error, connection

from cms.compat.django import is_migrated


def database_problem() -> str:
    """Return why the database is not usable, or ""."""
    try:
        return "" if is_migrated(connection) else "the database is not migrated (manage.py migrate)"
    except Error as error:
        return f"the database does not answer: {error}".strip()
