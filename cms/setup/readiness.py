"""Check that the database is available and migrated."""

from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor


def database_problem() -> str:
    """Return why the database is not usable, or ""."""
    try:
        executor = MigrationExecutor(connection)
    except Error as error:
        return f"the database does not answer: {error}".strip()
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return "the database is not migrated (manage.py migrate)"
    return ""
