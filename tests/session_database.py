"""The database of the tests in this process: a copy of a prepared site, renewed after commits."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from tests import databases, prepared

# As Django names it for its own tests; threads of this process share it.
IN_MEMORY = "file:memorydb_default?mode=memory&cache=shared"


@contextmanager
def session() -> Iterator[None]:
    """Let Django use a copy for as long as the block lasts."""
    source = prepared.site()
    if not databases.server():
        connection.settings_dict["NAME"] = IN_MEMORY
        connection.ensure_connection()
        databases.load_sqlite(source, connection.connection)
        yield
        return
    with databases.copied(source) as (_, database_url):
        connection.settings_dict["NAME"] = databases.name_in(database_url)
        yield
        connection.close()


def renew() -> None:
    """Make the database what it was before a test committed something."""
    if databases.server():
        connection.close()
        databases.create(connection.settings_dict["NAME"], prepared.site())
    else:
        databases.load_sqlite(prepared.site(), connection.connection)
