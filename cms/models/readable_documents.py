"""The documents that lists, APIs and links to documents know of.

Not those in the trash, and no proofs of consent, which the register alone shows.
"""

from django.apps import apps
from django.db.models import QuerySet

from cms.models.trashed_documents import trashed_documents


def readable(documents: QuerySet) -> QuerySet:
    """Return the documents among these that there are outside the trash and the register."""
    proofs = apps.get_model("consent", "ProofCollection").objects.values("collection")
    return documents.exclude(collection__in=proofs).exclude(pk__in=trashed_documents())
