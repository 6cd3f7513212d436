"""Delete automatic redirects from an address that the page has again.

Wagtail creates one for each former address of a page. A page that was moved there and back would
keep one that leads to itself.
"""

import logging

from django.db import DatabaseError, transaction
from django.db.models import Q
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

log = logging.getLogger(__name__)


def delete_self_redirects(instance: Page, **kwargs) -> None:
    """Receiver of the signals for a changed address of a page and of all pages below it.

    The change stands already, and does not fail for want of this.
    """
    try:
        with transaction.atomic():
            _delete(instance)
    except DatabaseError:
        log.exception("redirects that may lead to themselves: %s", instance)


def _delete(page: Page) -> None:
    for site, paths in _addresses_below(page).items():
        made = Redirect.objects.filter(automatically_created=True, old_path__in=paths)
        made.filter(Q(site=site) | Q(site=None)).delete()


def _addresses_below(page: Page) -> dict[int, list[str]]:
    addresses: dict[int, list[str]] = {}
    for each in Page.objects.get(pk=page.pk).get_descendants(inclusive=True):
        parts = each.get_url_parts()
        if parts and parts[2]:
            addresses.setdefault(parts[0], []).append(Redirect.normalise_path(parts[2]))
    return addresses
