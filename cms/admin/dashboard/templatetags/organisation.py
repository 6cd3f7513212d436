"""Who the CMS belongs to, for the pages on which that is said."""

from django import template
from django.conf import settings
from wagtail.models import Site

from cms.models import SiteDetails

register = template.Library()


@register.simple_tag
def organisation_name() -> str:
    """Return the name that the site's details give, or the one of the settings."""
    site = Site.objects.filter(is_default_site=True).first()
    details = site and SiteDetails.objects.filter(site=site).first()
    return (details and details.name) or settings.WAGTAIL_SITE_NAME
