"""What every answer of the site has in common, and what no request may hold."""

from django.http import HttpResponseBadRequest

PERMISSIONS_POLICY = (
    "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
)


class RefuseNulBytes:
    """Answer 400 to a NUL byte in path or query: PostgreSQL refuses it, SQLite keeps it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return HttpResponseBadRequest(
                "A NUL byte is not allowed in an address.\n", "text/plain"
            )
        return self.get_response(request)


class SiteHeaders:
    """Close the browser features that no page here uses."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response
