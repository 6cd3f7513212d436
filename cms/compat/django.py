"""What Django has beyond its documentation."""

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet
from django.db.models.fields.files import FieldFile
from django.utils.http import parse_etags

__all__ = ["parse_etags"]


def is_stored(file: FieldFile) -> bool:
    """Return True if the file of a row lies in its storage: it was not put there just now."""
    return file._committed


def new_connection() -> BaseDatabaseWrapper:
    """Return a connection to the database of its own, which Django closes for nobody."""
    return connections.create_connection("default")


def as_sql(rows: QuerySet) -> tuple[str, tuple]:
    """Return the SQL of a query and its parameters. Raise EmptyResultSet if it can find nothing."""
    return rows.query.sql_with_params()
