"""Proofs of consent: documents in a private collection, for those who may see the register."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.models import Collection

from cms.admin.consent.access import may_see
from cms.admin.consent.models import Consent, ProofCollection
from cms.compat.wagtail.models import (
    CollectionOwnershipPermissionPolicy,
    CollectionViewRestriction,
)

ENDINGS = ("pdf", "jpg", "jpeg", "png", "docx", "odt", "eml")
LARGEST = 10 * 1024**2  # bytes


class PolicyWithoutProofs(CollectionOwnershipPermissionPolicy):
    """Wagtail's permission policy for documents, in which proofs are there for nobody.

    Whoever may see the register opens, replaces and erases them there, and nowhere else. No screen
    offers their collection, so no other document becomes one.
    """

    def instances_user_has_any_permission_for(self, user, actions):
        found = super().instances_user_has_any_permission_for(user, actions)
        return found.exclude(collection__in=collections())

    def user_has_any_permission_for_instance(self, user, actions, instance):
        allowed = super().user_has_any_permission_for_instance(user, actions, instance)
        return allowed and instance.collection_id not in collections()

    def collections_user_has_any_permission_for(self, user, actions):
        found = super().collections_user_has_any_permission_for(user, actions)
        return found.exclude(pk__in=collections())


def collections() -> list[int]:
    """Return the id of the collection of proofs, if there is one yet."""
    return list(ProofCollection.objects.values_list("collection_id", flat=True))


def proof_collection() -> Collection:
    """Return the collection of proofs, which is made when it is needed first."""
    row = ProofCollection.objects.select_related("collection").first()
    if row is None:
        made = Collection.get_first_root_node().add_child(name=_("Proofs of consent"))
        row = ProofCollection.objects.create(collection=made)
    restriction = CollectionViewRestriction.LOGIN
    CollectionViewRestriction.objects.get_or_create(
        collection=row.collection, defaults={"restriction_type": restriction}
    )
    return row.collection


def store(file: UploadedFile, user):
    """Store an uploaded proof as a document, and return it. Its title names nobody."""
    document = get_document_model()(
        title=_("Proof of consent"), collection=proof_collection(), uploaded_by_user=user, file=file
    )
    document.file_size = file.size
    document.save()
    return document


def delete_unneeded(proofs: Iterable[int | None]) -> None:
    """Delete the documents among these that prove nothing any more."""
    ids = set(proofs) - {None}
    needed = Consent.objects.filter(proof__in=ids).values_list("proof", flat=True)
    for document in get_document_model().objects.filter(pk__in=ids - set(needed)):
        document.delete()


def keep_in_place(instance, raw=False, **kwargs) -> None:
    """Raise PermissionDenied if a proof would leave its collection (receiver of signals)."""
    if raw or not instance.pk or instance.collection_id in collections():
        return
    if type(instance).objects.filter(pk=instance.pk, collection__in=collections()).exists():
        raise PermissionDenied("a proof of consent stays in its collection")


def refuse_to_others(document, request) -> None:
    """Raise PermissionDenied for a proof, unless the register may be seen (hook of Wagtail's)."""
    if document.collection_id in collections() and not may_see(request.user):
        raise PermissionDenied
