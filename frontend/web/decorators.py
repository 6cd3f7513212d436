"""What views have in common: who may keep the answer, and what happens without the CMS."""

from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from frontend.api.client import ContentUnavailable
from frontend.web.errors import unavailable

FOR_SHARED_CACHES = "public, max-age=0, stale-if-error=86400"


def reads_content(view):
    """Let the view be read only (405 to all else), and answer 503 when the CMS does not answer."""

    @csrf_exempt  # nothing here changes anything: a POST deserves the plain 405
    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except ContentUnavailable as error:
            return unavailable(request, error)

    return answer


def public(view):
    """Let anyone keep the answer, and ask each time by its entity tag whether it still holds.

    The tag is given by `frontend.cache.delivery`. A shared cache that is told separately (RFC 9213)
    may go on serving what it has while this server fails.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
        response.headers["CDN-Cache-Control"] = FOR_SHARED_CACHES
        return response

    return answer


def no_traces(view):
    """Keep the answer, and the ticket in its address, out of caches, search engines and logs."""

    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = "private, no-store"
        response.headers["X-Robots-Tag"] = "noindex"
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    return answer
