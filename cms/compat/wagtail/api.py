"""Undocumented names of Wagtail's two APIs."""

from ninja import NinjaAPI
from ninja.renderers import BaseRenderer
from wagtail.api.querysets import get_public_pages_queryset
from wagtail.api.v2 import filters
from wagtail.api.v2.filters import SearchFilter
from wagtail.api.v2.pagination import WagtailPagination
from wagtail.api.v2.serializers import BaseSerializer, PageSerializer
from wagtail.api.v2.utils import BadRequestError, page_models_from_string

__all__ = [
    "BadRequestError",
    "BaseSerializer",
    "PageSerializer",
    "SearchFilter",
    "WagtailPagination",
    "filters",
    "get_public_pages_queryset",
    "page_models_from_string",
]


def render_with(api: NinjaAPI, renderer: BaseRenderer) -> None:
    """Replace the renderer of an API."""
    api.renderer = renderer
