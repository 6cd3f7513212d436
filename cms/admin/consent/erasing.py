"""Erase a person from the register: the name and the proofs. The history has no names.

What they agreed to counts as withdrawn then, since nobody could prove it: the pictures stay off the
site for good.
"""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from cms.admin.consent.models import Consent, Person
from cms.admin.consent.proofs import delete_unneeded
from cms.admin.consent.recording import log_person

ERASED = "consent.erased"


@transaction.atomic
def erase(person: Person, user) -> int:
    """Erase a person, and return the number of pictures that they were in."""
    consents = list(person.consents.select_related("image"))
    proofs = [consent.proof_id for consent in consents]
    for consent in consents:
        _forget(consent)
        log(instance=consent.image, action=ERASED, user=user, data={"consent": consent.pk})
    log_person(person, ERASED, user)
    person.delete()
    delete_unneeded(proofs)
    return len(consents)


def _forget(consent: Consent) -> None:
    consent.person = consent.proof = consent.told_on = None
    consent.told_to = consent.purpose = ""
    consent.withdrawn_at = consent.withdrawn_at or timezone.now()
    consent.save()
