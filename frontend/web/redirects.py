"""Redirects to the current address of a page."""

from django.http import HttpRequest, HttpResponsePermanentRedirect, HttpResponseRedirect

from frontend.api.client import content_client
from frontend.compat.django import HttpResponseRedirectBase
from web_address import read_address


def redirect(request: HttpRequest, path: str) -> HttpResponsePermanentRedirect:
    """Return a redirect to another path of this site, with the same query."""
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{path}?{query}" if query else path)


def redirect_for(request: HttpRequest, path: str = "") -> HttpResponseRedirectBase | None:
    """Return the redirect that staff set for this address, or for another path, or None.

    Parts of the query that the redirect does not name, such as `utm_source=`, go along.
    """
    query = request.META.get("QUERY_STRING", "")
    other = f"{path}?{query}" if query else path
    target = content_client().find_redirect(other if path else request.get_full_path())
    if not target or not is_safe_target(target.location):
        return None
    if target.location.partition("?")[0] == request.path:
        return None
    kind = HttpResponsePermanentRedirect if target.permanent else HttpResponseRedirect
    return kind(target.location)


def is_safe_target(location: str) -> bool:
    """Return True for a path of this site, and for an absolute http(s) URL."""
    if location.startswith("/"):
        return location[1:2] not in ("/", "\\")
    address = read_address(location)
    return address is not None and address.is_web
