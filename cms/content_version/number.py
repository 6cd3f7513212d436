"""The content version: one number in the database, raised by any change that a visitor could see.

It is raised inside the transaction that makes the change, so nobody can read the new number and
the old content. Whatever was made under another number is out of date; nothing else is.

The database itself raises it (see `version_triggers`), so no change is missed, whichever process
makes it and by whichever way. What no row tells is said with `raise_version`: new sizes of a
picture, a renewed search index.
"""

from django.db import close_old_connections, connection

from cms.models import ContentVersion

THE_ROW = 1
_last_read: int | None = None
TABLE = ContentVersion._meta.db_table

# At least one more, and at least the microseconds since 1970: no number ever comes twice, not even
# after an old backup was put back, and a clock that is set back does no harm.
_NOW = {
    "sqlite": "CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)",
    "postgresql": "(extract(epoch FROM clock_timestamp()) * 1000000)::bigint",
}
_LARGEST = {"sqlite": "MAX", "postgresql": "GREATEST"}


def current_version() -> int:
    """Return the number now: one query."""
    global _last_read
    row = ContentVersion.objects.filter(pk=THE_ROW)
    _last_read = next(iter(row.values_list("number", flat=True)), 0)
    return _last_read


def version_for_the_site() -> int:
    """Return the number now, for the site in this process, on a thread of its own.

    The site asks for it five times a second while there are visitors, who wait for it meanwhile:
    through the API it would take six times as long. Like a request it begins with a connection
    that works, where the former one broke.
    """
    close_old_connections()
    return current_version()


def version_heard_of(number: str) -> int:
    """Return the version for somebody who knows of one: that one, where it was read here last.

    It saves the query where the site in this process has just asked. Any other number, and so
    anything that is made up, is looked up.
    """
    return _last_read if number == str(_last_read) else current_version()


def raise_version() -> None:
    with connection.cursor() as cursor:
        cursor.execute(raise_sql(connection.vendor))


def raise_sql(vendor: str) -> str:
    """Return the statement that raises the number, or makes the row where it is not there."""
    return (
        f"INSERT INTO {TABLE} (id, number) VALUES ({THE_ROW}, {_NOW[vendor]}) "  # noqa: S608
        f"ON CONFLICT (id) DO UPDATE SET number = "
        f"{_LARGEST[vendor]}({TABLE}.number + 1, excluded.number)"
    )
