"""Take away the redirects that Wagtail made from an address at which the page stands again.

Wagtail leaves one at each address that a page had. Moved there and back, a page would keep one
that leads to itself.
"""

from django.db.models import Q
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page


def forget_own_addresses(instance: Page, **kwargs) -> None:
    """A receiver of the signals that say that a page, and so all below it, has another address."""
    for site, paths in _addresses_below(instance).items():
        made = Redirect.objects.filter(automatically_created=True, old_path__in=paths)
        made.filter(Q(site=site) | Q(site=None)).delete()


def _addresses_below(page: Page) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for each in Page.objects.get(pk=page.pk).get_descendants(inclusive=True):
        parts = each.get_url_parts()
        if parts and parts[2]:
            found.setdefault(parts[0], []).append(Redirect.normalise_path(parts[2]))
    return found
