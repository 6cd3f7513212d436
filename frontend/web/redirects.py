"""Redirects to the current address of a page."""

from django.http import HttpRequest, HttpResponsePermanentRedirect, HttpResponseRedirect

from frontend.api.client import content_client
from frontend.compat.django import HttpResponseRedirectBase
from web_address import read_address


def redirect(request: HttpRequest, path: str) -> HttpResponsePermanentRedirect:
    """Return a redirect to another path of this site, with the same query."""
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{path}?{query}" if query else path)


def redirect_for(request: HttpRequest) -> HttpResponseRedirectBase | None:
    """Return the redirect that staff set for this address, with or without its query, or None."""
    addresses = dict.fromkeys([request.get_full_path(), request.get_full_path().partition("?")[0]])
    for address in addresses:
        target = content_client().find_redirect(address)
        if target and target.location != request.path and is_safe_target(target.location):
            kind = HttpResponsePermanentRedirect if target.permanent else HttpResponseRedirect
            return kind(target.location)
    return None


def is_safe_target(location: str) -> bool:
    """Return True for a path of this site, and for an absolute http(s) URL."""
    if location.startswith("/"):
        return location[1:2] not in ("/", "\\")
    address = read_address(location)
    return address is not None and address.is_web
