"""Where visitors of an old address are sent."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.http.response import HttpResponseRedirectBase

from frontend.api.client import content_client


def redirect(request: HttpRequest, path: str) -> HttpResponsePermanentRedirect:
    """Lead to another path of this site, with the same query."""
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{path}?{query}" if query else path)


def moved_from(request: HttpRequest) -> HttpResponseRedirectBase | None:
    """Return the redirect that staff made for this address, or None. It may name the query too."""
    addresses = dict.fromkeys([request.get_full_path(), request.get_full_path().partition("?")[0]])
    for address in addresses:
        found = content_client().find_redirect(address)
        if found and found.location != request.path and leads_somewhere(found.location):
            kind = HttpResponsePermanentRedirect if found.permanent else HttpResponseRedirect
            return kind(found.location)
    return None


def leads_somewhere(location: str) -> bool:
    """Allow a path of this site or a web address, and nothing that browsers take for either."""
    if location.startswith("/"):
        return location[1:2] not in ("/", "\\")
    parts = urlsplit(location)
    return parts.scheme in ("http", "https") and bool(parts.hostname)
