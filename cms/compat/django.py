"""Undocumented names of Django."""

import traceback
from collections.abc import Iterator

from django.core.exceptions import ObjectDoesNotExist
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.models import QuerySet
from django.db.models.fields.files import FieldFile
from django.forms import BaseForm
from django.template.defaultfilters import filesizeformat
from django.utils.formats import date_format
from django.utils.http import parse_etags

__all__ = ["date_format", "filesizeformat", "parse_etags"]


def is_stored(file: FieldFile) -> bool:
    """Return True if the file is saved in its storage, and was not just assigned."""
    return file._committed  # type: ignore[attr-defined]  # not documented


def new_connection() -> BaseDatabaseWrapper:
    """Return a separate connection to the database, which Django does not close."""
    return connections.create_connection("default")


def is_migrated(connection: BaseDatabaseWrapper) -> bool:
    """Return True if a database has all migrations of this code. Raises django.db.Error."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def as_sql(rows: QuerySet) -> tuple[str, tuple]:
    """Return SQL and parameters of a query. Raise EmptyResultSet if it cannot have results."""
    return rows.query.sql_with_params()


def values_looked_up(error: ObjectDoesNotExist) -> Iterator[object]:
    """Yield the values that `get` was called with which found nothing: `get(pk=value)`."""
    for frame, _ in traceback.walk_tb(error.__traceback__):
        if frame.f_code is QuerySet.get.__code__:
            yield from frame.f_locals["kwargs"].values()


def fields_refused(error: BaseException) -> Iterator[str]:
    """Yield the names of the fields that forms had refused when `clean` raised an error."""
    for frame, _ in traceback.walk_tb(error.__traceback__):
        if frame.f_code is BaseForm._clean_form.__code__:  # type: ignore[attr-defined]
            yield from frame.f_locals["self"].errors
