"""Whether the database is there and has the tables that this code works with."""

from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor


def database_problem() -> str:
    """Return why the site cannot work with its database, or nothing if it can."""
    try:
        executor = MigrationExecutor(connection)
    except Error as error:
        return f"the database does not answer: {error}".strip()
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return "the database is not migrated (manage.py migrate)"
    return ""
