"""Error responses. An unavailable database is a 503 with `Retry-After`.

Visitors get the site's own page, API clients JSON, and editors a page that needs no database.
"""

import sys

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views import defaults
from django.views.decorators.cache import never_cache

from frontend.web import errors as site

RETRY_AFTER = 5  # seconds


@never_cache
def server_error(request: HttpRequest) -> HttpResponse:
    """Return the response to an unhandled exception. Django calls this while handling it."""
    error = sys.exc_info()[1]
    if isinstance(error, (OperationalError, InterfaceError)):
        response = _database_away(request, error)
        response.headers["Retry-After"] = str(RETRY_AFTER)
        return response
    if request.path.startswith("/api/"):
        return JsonResponse({"message": "the server failed on this request"}, status=500)
    if settings.FRONTEND_URL or request.path.startswith("/cms/"):
        return defaults.server_error(request)
    return site.server_error(request)


def _database_away(request: HttpRequest, error: Exception) -> HttpResponse:
    if request.path.startswith("/api/"):
        message = f"the database does not answer; try again in {RETRY_AFTER} seconds"
        return JsonResponse({"message": message}, status=503)
    if settings.FRONTEND_URL or request.path.startswith("/cms/"):
        return render(request, "cms/503.html", status=503)
    return site.unavailable(request, error)
