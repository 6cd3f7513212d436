"""What Django has beyond its documentation."""

from collections.abc import Sequence

from django.db.models import Field, Model


def insert_rows(model: type[Model], rows: Sequence[Model], fields: Sequence[Field]) -> list[tuple]:
    """Write rows of one table of a model that inherits from others; `bulk_create` refuses those.

    Return what the database made for each row, such as its id.
    """
    return model._base_manager.all()._batched_insert(rows, fields, None)
