"""What of one site anyone may see. Signed in or not: the API asks nobody who they are.

Which pages are restricted, and which site an address stands for, is remembered for as long as the
content version stays the same.
"""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.models import Page, PageViewRestriction, Site

MOST_HOSTS = 16
_scopes: dict[str, tuple[int, "Scope"]] = {}


@dataclass(frozen=True)
class Scope:
    """A site, and the tree paths of its restricted pages: all below them is restricted too."""

    site: Site
    restricted: tuple[str, ...]

    def pages(self, model: type[Page] = Page) -> QuerySet:
        """Return the public pages of the site."""
        pages = model.objects.filter(live=True, path__startswith=self.site.root_page.path)
        for path in self.restricted:
            pages = pages.exclude(path__startswith=path)
        return pages


def scope_for(request: HttpRequest, version: int) -> Scope:
    """Return the scope of the site that the request is for, as it is in a content version."""
    host = request.get_host()
    kept_version, scope = _scopes.get(host, (None, None))
    if kept_version != version:
        if len(_scopes) >= MOST_HOSTS:
            _scopes.clear()
        scope = _read(request)
        _scopes[host] = version, scope
    return scope


def _read(request: HttpRequest) -> Scope:
    restricted = PageViewRestriction.objects.values_list("page__path", flat=True)
    site = Site.find_for_request(request)
    return Scope(site, tuple(restricted))
