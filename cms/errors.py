"""Error responses. An unavailable database is a 503 with `Retry-After`, a full disk a 507, and too
much at once a 413.

Visitors get the site's own page, API clients JSON, and editors a page that needs no database.
"""

import errno
import logging
import sys

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views import defaults
from django.views.decorators.cache import never_cache

from frontend.web import errors as site

RETRY_AFTER = 5  # seconds
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
log = logging.getLogger(__name__)
TOO_MUCH = (TooManyFieldsSent, TooManyFilesSent, RequestDataTooBig)


@never_cache
def server_error(request: HttpRequest) -> HttpResponse:
    """Return the response to an unhandled exception. Django calls this while handling it."""
    error = sys.exc_info()[1]
    if isinstance(error, (OperationalError, InterfaceError)):
        response = _database_away(request, error)
        response.headers["Retry-After"] = str(RETRY_AFTER)
        return response
    if isinstance(error, OSError) and error.errno in FULL:
        return _disk_full(request, error)
    if request.path.startswith("/api/"):
        return JsonResponse({"message": "the server failed on this request"}, status=500)
    return _failure(request)


def _failure(request: HttpRequest) -> HttpResponse:
    if settings.FRONTEND_URL or request.path.startswith("/cms/"):
        return defaults.server_error(request)
    return site.server_error(request)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Return the response to a request that Django refuses. Django calls this with the reason."""
    if not isinstance(exception, TOO_MUCH):
        return _cannot_be_read(request, exception)
    limit = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
    if request.path.startswith("/api/"):
        return JsonResponse({"message": "the request is too large"}, status=413)
    if request.accepts("text/html"):
        return render(request, "cms/413.html", {"limit": limit}, status=413)
    # One of the few codes whose text is shown by the script that saves while somebody types.
    text = _("This page is too large to be saved. Remove a part of it, or divide it.")
    answer = {"success": False, "error_code": "validation_error", "error_message": text}
    return JsonResponse(answer, status=413)


def _cannot_be_read(request: HttpRequest, exception: Exception) -> HttpResponse:
    if request.path.startswith("/api/"):
        return JsonResponse({"message": "the request cannot be read"}, status=400)
    if request.path.startswith("/cms/") and request.accepts("text/html"):
        return render(request, "cms/400.html", status=400)
    return defaults.bad_request(request, exception)


def _database_away(request: HttpRequest, error: Exception) -> HttpResponse:
    if request.path.startswith("/api/"):
        message = f"the database does not answer; try again in {RETRY_AFTER} seconds"
        return JsonResponse({"message": message}, status=503)
    if settings.FRONTEND_URL or request.path.startswith("/cms/"):
        return render(request, "cms/503.html", status=503)
    return site.unavailable(request, error)


def _disk_full(request: HttpRequest, error: OSError) -> HttpResponse:
    """Return the response to a file that cannot be stored: in whatever form it was sent."""
    if request.path.startswith("/api/"):
        return JsonResponse({"message": "the server cannot store this file now"}, status=507)
    if not request.path.startswith("/cms/"):
        return _failure(request)
    if request.headers.get("X-Requested-With") != "XMLHttpRequest":
        return render(request, "cms/507.html", status=507)
    # The screen for many files shows the text of an answer, and of an error only its number.
    log.error("a file cannot be stored: %a", request.path, exc_info=error)
    text = _("The server cannot store this file now. Try again later, or ask help.")
    return JsonResponse({"success": False, "error_message": text})
