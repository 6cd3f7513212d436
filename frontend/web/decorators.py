"""Decorators of views: caching headers, and the response while the CMS is unavailable."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from frontend.api.connection import ContentUnavailable
from frontend.web.errors import unavailable

FOR_SHARED_CACHES = "public, max-age=0, stale-if-error=86400"


View = Callable[..., HttpResponseBase]


def reads_content(view: View) -> View:
    """Allow GET and HEAD only (else 405), and respond with 503 if the CMS is unavailable."""

    @csrf_exempt  # views change nothing, so a POST gets the 405 and no error about CSRF
    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except ContentUnavailable as error:
            return unavailable(request, error)

    return answer


def public(view: View) -> View:
    """Allow any cache to store the response, and to use it after revalidation by its ETag.

    `frontend.cache.delivery` sets the ETag. Shared caches that support RFC 9213 may serve a stale
    response while this server fails.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
        response.headers["CDN-Cache-Control"] = FOR_SHARED_CACHES
        return response

    return answer


def private(view: View) -> View:
    """Keep the response, and the ticket in its URL, out of caches, search engines and logs."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = "private, no-store"
        response.headers["X-Robots-Tag"] = "noindex"
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    return answer
