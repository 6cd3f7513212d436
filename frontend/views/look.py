"""The style sheet with the organisation's colours, and its icon in the forms that programs take."""

from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

from frontend.api.client import ContentUnavailable, content_client
from frontend.content.site import Site
from frontend.seo import icons
from frontend.web.decorators import public, reads_content
from frontend.web.errors import not_found

A_YEAR = 365 * 24 * 60 * 60  # seconds


def by_name(view):
    """Let browsers keep for good what has its content in its name; under an older name they ask.

    The view returns the answer, and whether the name is that of what is there now.
    """

    @wraps(view)
    def answer(request: HttpRequest, **kwargs) -> HttpResponse:
        response, is_current = view(request, **kwargs)
        if is_current:
            patch_cache_control(response, public=True, max_age=A_YEAR, immutable=True)
            return response
        return public(lambda request: response)(request)

    return reads_content(answer)


@by_name
def colours(request: HttpRequest, name: str) -> tuple[HttpResponse, bool]:
    """The colours as they are now. A page that the CMS cannot show has its last ones."""
    shown = _site().colours
    response = HttpResponse(shown.css, content_type="text/css; charset=utf-8")
    return response, request.path == shown.path


def _site() -> Site:
    try:
        return content_client().site()
    except ContentUnavailable:
        if content_client().last_site is None:
            raise
        return content_client().last_site


@by_name
def icon(request: HttpRequest, name: str, form: str) -> tuple[HttpResponse, bool]:
    """The icon as a drawing, or in a size."""
    found = content_client().icon()
    if not found.hash:
        return not_found(request), False
    content_type, write = icons.FORMS[form]
    response = HttpResponse(write(found, content_client().site()), content_type=content_type)
    return response, found.hash == name
