"""Error pages: not found (404), taken off the site (410), CMS unavailable (503), a fault (500)."""

import logging

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from frontend.api.client import content_client
from frontend.api.connection import ContentUnavailable
from frontend.content.site import Site
from frontend.web.addresses import canonical, is_search
from web_address import plain_path

logger = logging.getLogger(__name__)
RETRY_AFTER = 30  # seconds


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    try:
        site: Site | None = content_client().site()
    except ContentUnavailable:
        site = content_client().last_site
    return _render(request, 404, site)


def missing(request: HttpRequest, path: str = "") -> HttpResponse:
    """Return the 410 page if the page at this path, or another, was taken off, or else the 404."""
    client = content_client()
    if client.is_gone(plain_path(path or request.path)):
        return _render(request, 410, client.site())
    return not_found(request)


@never_cache
def unavailable(request: HttpRequest, error: Exception) -> HttpResponse:
    """Return the 503 page, which uses the details of the site that were read last.

    For a search it says that only searching is impossible: other pages may well be kept.
    """
    logger.error("The CMS does not answer: %s", error)
    query = canonical(request.META.get("QUERY_STRING", ""))
    template = "search_unavailable" if is_search(query) else "503"
    response = _render(request, 503, content_client().last_site, template)
    response.headers["Retry-After"] = str(RETRY_AFTER)
    return response


@never_cache
def server_error(request: HttpRequest) -> HttpResponse:
    """Return the 500 page without a request to the CMS, whose response may be the cause."""
    return _render(request, 500, content_client().last_site)


def _render(
    request: HttpRequest, status: int, site: Site | None, template: str = ""
) -> HttpResponse:
    context = {"site": site, **(site.navigation(request.path) if site else {})}
    name = template or str(status)
    return render(request, f"frontend/{name}.html", context, status=status)
