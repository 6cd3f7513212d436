"""Pictures of private collections: visitors get neither their sizes nor the addresses of these."""

from django.db.models import Q
from wagtail.models import Collection

from cms.compat.wagtail.models import CollectionViewRestriction


def private_collections() -> frozenset[int]:
    """Return the ids of the restricted collections, and of those within them."""
    paths = CollectionViewRestriction.objects.values_list("collection__path", flat=True)
    if not paths:
        return frozenset()
    within = Q()
    for path in paths:
        within |= Q(path__startswith=path)
    return frozenset(Collection.objects.filter(within).values_list("pk", flat=True))
