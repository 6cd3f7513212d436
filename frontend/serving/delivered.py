"""Puts delivery in front of a WSGI application, as the settings say."""

from django.conf import settings

from frontend.api.client import content_client
from frontend.cache.delivery import Delivery
from frontend.cache.disk import Disk
from frontend.cache.keys import Rules
from frontend.web import addresses


def delivered(application) -> Delivery:
    """Return the application with its finished answers kept in front of it."""
    rules = Rules(
        host=addresses.own_host(),
        is_host=addresses.is_host,
        is_secure=addresses.secure_test(),
        canonical=addresses.canonical,
        is_search=addresses.is_search,
        passed=settings.DELIVERY_PASSES,
        verbatim=settings.DELIVERY_VERBATIM,
    )
    folder = settings.DELIVERY_DIR
    disk = Disk(folder / "pages", settings.DELIVERY_DISK) if folder else None
    freshness = content_client().freshness
    return Delivery(application, freshness, rules, settings.DELIVERY_MEMORY, disk)
