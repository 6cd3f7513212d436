"""Bring a picture into line with the consents for it: it leaves the site, or comes back.

One in the trash is withheld as well.

The picture says itself whether it is withheld, so that no reader of it has to know the register. It
changes in the transaction of the consent, and with it the content version.
"""

from django.db import transaction
from django.db.models import BooleanField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import Signal
from wagtail.documents import get_document_model
from wagtail.log_actions import log

from cms.admin.consent.models import Consent, Person
from cms.admin.consent.proofs import delete_unneeded, keep_in_place
from cms.admin.consent.telling import index_pages, tell_owners
from cms.models import SiteImage

consents_changed = Signal()  # with `image`, whose consents changed or ended
WITHHELD, SHOWN = "consent.withheld", "consent.shown"


@transaction.atomic
def apply_consents(image_id: int) -> None:
    """Withhold a picture if one consent for it is over, else show it; notify owners of pages.

    The row is locked after the consent was written: whoever comes last sees what all others wrote.
    """
    image = SiteImage.objects.select_for_update().filter(pk=image_id).first()
    if image is None:
        return
    consents_changed.send(sender=apply_consents, image=image)
    consents = list(Consent.objects.filter(image=image_id))
    withheld = image.is_deleted or any(consent.is_over for consent in consents)
    until = min((consent.until for consent in consents if consent.until), default=None)
    if (withheld, until) == (image.withheld, image.usable_until):
        return
    SiteImage.objects.filter(pk=image_id).update(withheld=withheld, usable_until=until)
    if withheld == image.withheld:
        return
    index_pages.enqueue(image_id)
    log(instance=image, action=WITHHELD if withheld else SHOWN)
    tell_owners.enqueue(image_id, withheld)


def apply_due() -> None:
    """Apply consents to the pictures that do not follow them yet: a last day is past."""
    over = Q(Exists(Consent.objects.over().filter(image=OuterRef("pk"))))
    hidden = ExpressionWrapper(over | Q(is_deleted=True), output_field=BooleanField())
    images = SiteImage.objects.annotate(hidden=hidden).exclude(withheld=F("hidden"))
    for pk in images.order_by("pk").values_list("pk", flat=True):
        apply_consents(pk)


def apply_changed(instance: Consent, raw=False, **kwargs) -> None:
    """Apply the consents to a picture after one was saved or deleted (receiver of signals)."""
    if not raw:
        apply_consents(instance.image_id)


def forget_with_the_picture(instance: Consent, **kwargs) -> None:
    """Delete what nothing needs after a consent was deleted: its proof, and its person."""
    delete_unneeded([instance.proof_id])
    if instance.person_id is not None:
        Person.objects.filter(pk=instance.person_id, consents=None).delete()


def connect() -> None:
    pre_save.connect(keep_in_place, sender=get_document_model(), dispatch_uid="proofs stay")
    post_delete.connect(forget_with_the_picture, sender=Consent, dispatch_uid="no consent left")
    post_save.connect(apply_changed, sender=Consent, dispatch_uid="consent")
    post_delete.connect(apply_changed, sender=Consent, dispatch_uid="consent")
