"""Template tag for the name of the organisation."""

from django import template
from django.conf import settings
from wagtail.models import Site

from cms.models import SiteDetails

register = template.Library()


@register.simple_tag
def organisation_name() -> str:
    """Return the name in the site's details, or the one in the settings."""
    site = Site.objects.filter(is_default_site=True).first()
    details = site and SiteDetails.objects.filter(site=site).first()
    return (details and details.name) or settings.WAGTAIL_SITE_NAME
