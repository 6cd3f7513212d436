"""The public pages of a site. The API never authenticates anybody.

Restricted pages and the site of a host are cached for as long as the content version stays the
same.
"""

from dataclasses import dataclass, field

from django.http import HttpRequest
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.query import PageQuerySet

MOST_HOSTS = 16
ROOT = [f"root_page__{name}" for name in ("path", "depth", "url_path", "slug", "locale")]
_scopes: dict[str, tuple[int, "Scope"]] = {}


@dataclass(frozen=True)
class Scope:
    """A site, and the tree paths of its restricted pages, whose descendants are restricted too."""

    site: Site
    restricted: tuple[str, ...]
    _pages: dict[type[Page], PageQuerySet] = field(default_factory=dict, compare=False)

    def pages(self, model: type[Page] = Page) -> PageQuerySet:
        """Return the public pages of the site."""
        if model not in self._pages:
            self._pages[model] = self._public(model)
        return self._pages[model].all()

    def _public(self, model: type[Page]) -> PageQuerySet:
        pages = model.objects.filter(live=True, path__startswith=self.site.root_page.path)
        for path in self.restricted:
            pages = pages.exclude(path__startswith=path)
        return pages


def scope_for(request: HttpRequest, version: int) -> Scope:
    """Return the scope of the site of a request, cached by host and content version."""
    host = request.get_host()
    cached = _scopes.get(host)
    if cached is not None and cached[0] == version:
        return cached[1]
    if len(_scopes) >= MOST_HOSTS:
        _scopes.clear()
    scope = _read(request)
    _scopes[host] = version, scope
    return scope


def _read(request: HttpRequest) -> Scope:
    restricted = PageViewRestriction.objects.values_list("page__path", flat=True)
    return Scope(_site_of(request), tuple(restricted))


def _site_of(request: HttpRequest) -> Site:
    """Return the site of a host like Wagtail does, with a shortcut if there is one site only."""
    sites = Site.objects.select_related("root_page__locale")
    sites = list(
        sites.only("hostname", "port", "is_default_site", *ROOT, f"{ROOT[-1]}__language_code")[:2]
    )
    if len(sites) == 1 and sites[0].is_default_site:
        return sites[0]
    return Site.find_for_request(request)
