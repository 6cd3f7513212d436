"""The children that django-modelcluster keeps on an object until it is saved."""

from django.db.models import Model
from modelcluster.models import get_all_child_relations


def set_childless(thing: Model) -> None:
    """Say of a new row that it has no children, so that the database is not asked for them."""
    for relation in get_all_child_relations(thing):
        setattr(thing, relation.get_accessor_name(), [])
