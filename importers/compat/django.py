"""Undocumented parts of Django."""

from collections.abc import Sequence

from django.db.models import Field, Model


def insert_rows(model: type[Model], rows: Sequence[Model], fields: Sequence[Field]) -> list[tuple]:
    """Insert rows in one table of a model that inherits from others, which `bulk_create` refuses.

    Return the values that the database generated for each row, such as its id.
    """
    rows_of = model._base_manager.all()
    return rows_of._batched_insert(rows, fields, None)  # type: ignore[attr-defined]  # private
