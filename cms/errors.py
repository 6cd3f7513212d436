"""Error responses. An unavailable database is a 503 with `Retry-After`, a full disk a 507, and too
much at once a 413.

Visitors get the site's own page, API clients JSON, and editors a page that needs no database.
"""

import errno
import logging
import re
import sys

from django.conf import settings
from django.core.exceptions import (
    PermissionDenied,
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views import defaults
from django.views.decorators.cache import never_cache

from cms.faulty_input import OF_THE_SERVER
from frontend.web import errors as site

RETRY_AFTER = 5  # seconds
FULL = (errno.ENOSPC, errno.EDQUOT)
WRITING = re.compile(r"/cms/pages/(add/.+|\d+/edit/)")  # where texts of pages are written
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
    if isinstance(error, OSError) and _keeps_no_file(request, error):
        return _not_stored(request, error)
    if request.path.startswith("/api/"):
        return JsonResponse({"message": "the server failed on this request"}, status=500)
    return _failure(request)


def _failure(request: HttpRequest) -> HttpResponse:
    if request.path.startswith("/cms/"):
        return _tell_editor(request, 500, _("Something went wrong in the CMS"), now=localtime())
    return defaults.server_error(request) if settings.FRONTEND_URL else site.server_error(request)


def _tell_editor(request: HttpRequest, status: int, title: str, **values) -> HttpResponse:
    """Return a page that says what to do. It needs no database: that may be what is at fault.

    Of the texts of pages the browser keeps a copy, and offers it where they are written.
    """
    is_text = request.method == "POST" and WRITING.fullmatch(request.path)
    values |= {"title": title, "text": request.path if is_text else ""}
    return render(None, f"cms/{status}.html", values, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Return the response to a request that Django refuses. Django calls this with the reason."""
    if not isinstance(exception, TOO_MUCH):
        return _cannot_be_read(request, exception)
    limit = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
    if request.path.startswith("/api/"):
        return JsonResponse({"message": "the request is too large"}, status=413)
    if request.accepts("text/html"):
        return _tell_editor(request, 413, _("This is too much at once"), limit=limit)
    # One of the few codes whose text is shown by the script that saves while somebody types.
    text = _("This page is too large to be saved. Remove a part of it, or divide it.")
    answer = {"success": False, "error_code": "validation_error", "error_message": text}
    return JsonResponse(answer, status=413)


def _cannot_be_read(request: HttpRequest, exception: Exception) -> HttpResponse:
    if request.path.startswith("/api/"):
        return JsonResponse({"message": "the request cannot be read"}, status=400)
    if request.path.startswith("/cms/") and request.accepts("text/html"):
        return _tell_editor(request, 400, _("This cannot be read"))
    return defaults.bad_request(request, exception)


def token_changed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Return the response to a form whose token is not that of the session any more.

    Django calls this, mostly for somebody who signed in again, in another tab.
    """
    if not request.path.startswith("/cms/") or not request.accepts("text/html"):
        return defaults.permission_denied(request, PermissionDenied(reason))
    if request.path == reverse("wagtailadmin_login"):
        return redirect(request.get_full_path())
    return _tell_editor(request, 403, _("You signed in again meanwhile"))


def _database_away(request: HttpRequest, error: Exception) -> HttpResponse:
    if request.path.startswith("/api/"):
        message = f"the database does not answer; try again in {RETRY_AFTER} seconds"
        return JsonResponse({"message": message}, status=503)
    if settings.FRONTEND_URL or request.path.startswith("/cms/"):
        return _tell_editor(request, 503, _("The database does not answer"))
    return site.unavailable(request, error)


def _keeps_no_file(request: HttpRequest, error: OSError) -> bool:
    """Return True if the disk takes nothing, or not what was sent: it is read-only or broken, the
    file is too long for it, or the folder is not the server's own."""
    return error.errno in FULL or (error.errno in OF_THE_SERVER and bool(request.FILES))


def _not_stored(request: HttpRequest, error: OSError) -> HttpResponse:
    """Return the response to a file that cannot be stored: in whatever form it was sent."""
    if request.path.startswith("/api/"):
        return JsonResponse({"message": "the server cannot store this file now"}, status=507)
    if not request.path.startswith("/cms/"):
        return _failure(request)
    if request.headers.get("X-Requested-With") != "XMLHttpRequest":
        is_full = error.errno in FULL
        title = _("There is no room for this file") if is_full else _("This file cannot be stored")
        return _tell_editor(request, 507, title)
    # The screen for many files shows the text of an answer, and of an error only its number.
    log.error("a file cannot be stored: %a", request.path, exc_info=error)
    text = _("The server cannot store this file now. Try again later, or ask help.")
    return JsonResponse({"success": False, "error_message": text})
