"""Template tag for the name of the organisation."""

from django import template

from cms.models.site_details import organisation_name

register = template.Library()
register.simple_tag(organisation_name)
