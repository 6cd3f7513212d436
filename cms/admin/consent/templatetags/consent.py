"""What lists of pictures, and the screen of one, say of consent."""

from django import template

from cms.admin.consent import access
from cms.admin.consent.warnings import say, warnings_for
from cms.models import SiteImage

register = template.Library()


@register.filter
def consent_warning(image: SiteImage) -> str:
    """Return the warning for a picture in a few words, or ""."""
    warning = warnings_for([image]).get(image.pk)
    return say(warning, image) if warning else ""


@register.filter
def may_record_consent(user, image: SiteImage) -> bool:
    return access.may_record(user, image)
