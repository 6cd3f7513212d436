"""Views of the style sheet in the organisation's colours, and of its icon in all formats."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_cache_control

from frontend.api.client import content_client
from frontend.seo import icons
from frontend.web.decorators import View, public, reads_content
from frontend.web.errors import not_found

A_YEAR = 365 * 24 * 60 * 60  # seconds


def by_name(view: Callable[..., tuple[HttpResponse, bool]]) -> View:
    """Decorator that lets browsers cache content-addressed files for good, and others revalidate.

    The view returns the response, and whether the name is that of the current content.
    """

    @wraps(view)
    def answer(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        response, is_current = view(request, **kwargs)
        if is_current:
            patch_cache_control(response, public=True, max_age=A_YEAR, immutable=True)
            return response
        return public(lambda request: response)(request)

    return reads_content(answer)


@by_name
def colours(request: HttpRequest, name: str) -> tuple[HttpResponse, bool]:
    """Return the style sheet in the current colours, or in the last known ones without the CMS."""
    shown = content_client().known_site().colours
    response = HttpResponse(shown.style_sheet, content_type="text/css; charset=utf-8")
    return response, request.path == shown.path


@by_name
def icon(request: HttpRequest, name: str, form: str) -> tuple[HttpResponse, bool]:
    """Return the icon as SVG, or as PNG in a size."""
    site_icon = content_client().icon()
    if not site_icon.hash:
        return not_found(request), False
    content_type, write = icons.FORMS[form]
    response = HttpResponse(write(site_icon, content_client().site()), content_type=content_type)
    return response, site_icon.hash == name
