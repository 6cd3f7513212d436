"""The site of a request with its public pages. The API never authenticates anybody.

Restricted pages and the site of a host are cached for as long as the content version stays the
same.
"""

from django.http import HttpRequest
from wagtail.models import Site

from cms.models.public_pages import Scope

MOST_HOSTS = 16
ROOT = [f"root_page__{name}" for name in ("path", "depth", "url_path", "slug", "locale")]
_scopes: dict[str, tuple[int, Scope]] = {}


def scope_for(request: HttpRequest, version: int) -> Scope:
    """Return the scope of the site of a request, cached by host and content version."""
    host = request.get_host()
    cached = _scopes.get(host)
    if cached is not None and cached[0] == version:
        return cached[1]
    if len(_scopes) >= MOST_HOSTS:
        _scopes.clear()
    scope = Scope.of(_site_of(request))
    _scopes[host] = version, scope
    return scope


def _site_of(request: HttpRequest) -> Site:
    """Return the site of a host like Wagtail does, with a shortcut if there is one site only."""
    sites = Site.objects.select_related("root_page__locale")
    sites = list(
        sites.only("hostname", "port", "is_default_site", *ROOT, f"{ROOT[-1]}__language_code")[:2]
    )
    if len(sites) == 1 and sites[0].is_default_site:
        return sites[0]
    return Site.find_for_request(request)
