"""Who may see the register, and who may change what in it.

Whoever writes records consent for pictures, and sees what they recorded. Names of others are for
few: those who may see the register.
"""

from django.db.models import Q, QuerySet
from wagtail.permissions import policy_registry

from cms.admin.consent.models import Consent
from cms.models import SiteImage

RECORD, CHANGE = "consent.add_consent", "consent.change_consent"
SEE, ERASE = "consent.view_person", "consent.delete_person"


def may_record(user, image: SiteImage) -> bool:
    policy = policy_registry.get_by_type(SiteImage)
    allowed = user.has_perm(RECORD) or user.has_perm(CHANGE)
    return allowed and policy.user_has_permission_for_instance(user, "change", image)


def may_see(user) -> bool:
    return user.has_perm(SEE)


def may_change(user) -> bool:
    return user.has_perm(CHANGE)


def may_erase(user) -> bool:
    return user.has_perm(ERASE)


def consents_for(user, image: SiteImage) -> QuerySet[Consent]:
    """Return the consents for a picture with names that the user may read."""
    seen = Q() if may_see(user) else Q(recorded_by=user)
    return image.consents.filter(seen).select_related("person", "proof", "recorded_by")
