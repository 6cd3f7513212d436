"""Record, change, withdraw and give back consents, and note each in the history."""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from cms.admin.consent.models import Consent, Person
from cms.admin.consent.proofs import delete_unneeded
from cms.models import SiteImage
from cms.models.images import Shows

RECORDED, CHANGED = "consent.recorded", "consent.changed"
WITHDRAWN, GIVEN_BACK = "consent.withdrawn", "consent.given_back"


@transaction.atomic
def record(consent: Consent, user) -> None:
    """Store a new consent, and note on its picture that there are people in it."""
    SiteImage.objects.filter(pk=consent.image_id).update(shows_people=Shows.PEOPLE)
    consent.recorded_by = user
    consent.save()
    _log(consent, RECORDED, user)


@transaction.atomic
def change(consent: Consent, user) -> None:
    former = Consent.objects.filter(pk=consent.pk).values_list("proof", flat=True).first()
    consent.save()
    delete_unneeded([former])
    _log(consent, CHANGED, user)


@transaction.atomic
def withdraw(consent: Consent, user) -> None:
    """Withdraw a consent, with which its picture leaves the site. Once is enough."""
    if consent.withdrawn_at is None:
        consent.withdrawn_at = timezone.now()
        consent.save(update_fields=["withdrawn_at"])
        _log(consent, WITHDRAWN, user)


@transaction.atomic
def give_back(consent: Consent, user) -> None:
    """Let a consent that was withdrawn, or whose time is over, be in force again, without an end.

    The consent of somebody who was erased cannot be: nobody knows who they are.
    """
    if consent.is_over and consent.person_id is not None:
        consent.withdrawn_at = None
        if consent.has_ended:
            consent.until = None
        consent.save(update_fields=["withdrawn_at", "until"])
        _log(consent, GIVEN_BACK, user)


def withdraw_all(person: Person, user) -> int:
    """Withdraw what a person agreed to for all pictures; return for how many."""
    consents = list(person.consents.filter(withdrawn_at=None))
    for consent in consents:
        withdraw(consent, user)
    return len(consents)


def _log(consent: Consent, action: str, user) -> None:
    """Note it in the history of the picture, and in that of the person."""
    log(instance=consent.image, action=action, user=user, data={"consent": consent.pk})
    if consent.person:
        log_person(consent.person, action, user, {"image": consent.image_id})


def log_person(person: Person, action: str, user, data: dict | None = None) -> None:
    """Note it in the history of a person, which is kept without the name: nobody erases there."""
    log(instance=person, action=action, title=f"#{person.pk}", user=user, data=data)
