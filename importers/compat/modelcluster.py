"""Undocumented parts of django-modelcluster, which keeps children on an object until it is
saved."""

from django.db.models import Model
from modelcluster.models import get_all_child_relations


def set_childless(thing: Model) -> None:
    """Mark a new row as one without children, so that they are not queried."""
    for relation in get_all_child_relations(thing):
        setattr(thing, relation.get_accessor_name(), [])
