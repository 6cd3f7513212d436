"""The content version: one number in the database, increased by every visible change.

It is increased within the transaction of the change, so that the new number is never read together
with the old content. Anything cached under another number is out of date; nothing else is.

Database triggers increase it (see `triggers`), so that no change is missed, whichever process makes
it and in whichever way. Changes that are in no watched row call `raise_version`: new renditions of
a picture, a rebuilt search index.
"""

from django.db import close_old_connections, connection

from cms.models import ContentVersion
from cms.models.version import THE_ROW

_last_read: int | None = None
TABLE = ContentVersion._meta.db_table

# The next number is at least one more, and at least the microseconds since 1970: it never repeats,
# not even after the restore of an old backup, and a clock that is set back does no harm.
_NOW = {
    "sqlite": "CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)",
    "postgresql": "(extract(epoch FROM clock_timestamp()) * 1000000)::bigint",
}
_LARGEST = {"sqlite": "MAX", "postgresql": "GREATEST"}


def current_version() -> int:
    """Return the current number. Costs one query."""
    global _last_read
    row = ContentVersion.objects.filter(pk=THE_ROW)
    number = next(iter(row.values_list("number", flat=True)), 0)
    _last_read = number
    return number


def version_for_the_site() -> int:
    """Return the current number, for the site in this process, on a thread of its own.

    The site reads it five times a second while visitors wait: an API request would take six times
    as long. As at the start of a request, a broken database connection is replaced.
    """
    close_old_connections()
    return current_version()


def version_matching(number: str) -> int:
    """Return the current version, without a query if `number` is the one that was read here last.

    This saves the query for requests of the site in this process, which has just read it. Any
    other number, including an invented one, is looked up.
    """
    known = _last_read
    return known if known is not None and number == str(known) else current_version()


def raise_version() -> None:
    with connection.cursor() as cursor:
        cursor.execute(raise_sql(connection.vendor))


def raise_sql(vendor: str) -> str:
    """Return the SQL statement that increases the number, or inserts the row if it is missing."""
    return (
        f"INSERT INTO {TABLE} (id, number) VALUES ({THE_ROW}, {_NOW[vendor]}) "  # noqa: S608
        f"ON CONFLICT (id) DO UPDATE SET number = "
        f"{_LARGEST[vendor]}({TABLE}.number + 1, excluded.number)"
    )
