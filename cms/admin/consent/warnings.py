"""What an editor must know of the consent for a picture, before using it."""

from collections.abc import Iterable
from enum import StrEnum

from django.utils.translation import gettext as _

from cms.admin.consent.models import Consent, is_soon
from cms.compat.django import date_format
from cms.models import SiteImage
from cms.models.images import Shows


class Warning(StrEnum):
    """The kinds of warnings. Their values are the codes of findings."""

    DELETED = "deleted_picture"
    WITHHELD = "withheld_picture"
    ENDING = "ending_consent"
    MISSING = "picture_without_consent"


def warnings_for(images: Iterable[SiteImage]) -> dict[int, Warning]:
    """Return the warning of each picture that has one, by id. Makes one query at most."""
    found: dict[int, Warning] = {}
    asked: list[int] = []
    for image in images:
        if image.is_deleted:
            found[image.pk] = Warning.DELETED
        elif image.withheld:
            found[image.pk] = Warning.WITHHELD
        elif is_soon(image.usable_until):
            found[image.pk] = Warning.ENDING
        elif image.shows_people == Shows.PEOPLE:
            asked.append(image.pk)
    if asked:
        recorded = set(Consent.objects.filter(image__in=asked).values_list("image", flat=True))
        found |= dict.fromkeys(set(asked) - recorded, Warning.MISSING)
    return found


def say(warning: Warning, image: SiteImage) -> str:
    """Return a warning in a few words, for a list of pictures."""
    if warning is Warning.DELETED:
        return _("In the trash")
    if warning is Warning.WITHHELD:
        return _("May not be used any more")
    if warning is Warning.MISSING:
        return _("No consent recorded")
    day = date_format(image.usable_until) if image.usable_until else ""
    return _("May be used until %(day)s") % {"day": day}
