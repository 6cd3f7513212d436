"""Undocumented names of Wagtail's two APIs."""

from collections.abc import Callable

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import NinjaAPI
from ninja.renderers import BaseRenderer
from wagtail.api.querysets import get_public_pages_queryset
from wagtail.api.rich_text import APIRichText
from wagtail.api.v2 import filters
from wagtail.api.v2.filters import SearchFilter
from wagtail.api.v2.pagination import WagtailPagination
from wagtail.api.v2.serializers import BaseSerializer, PageSerializer
from wagtail.api.v2.utils import BadRequestError, page_models_from_string
from wagtail.contrib.redirects.api.v3 import router as redirects_router
from wagtail.documents.api.v2.views import DocumentsAPIViewSet
from wagtail.documents.api.v3 import router as documents_router
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.images.api.v3 import router as images_router

__all__ = [
    "BadRequestError",
    "BaseSerializer",
    "PageSerializer",
    "SearchFilter",
    "WagtailPagination",
    "filters",
    "get_public_pages_queryset",
    "page_models_from_string",
    "redirects_router",
]


def narrow_pictures(narrow: Callable[[QuerySet], QuerySet]) -> None:
    """Let API v3 read only those pictures that a function leaves of them."""
    all_of_them = images_router.get_images_queryset

    def narrowed(request: HttpRequest) -> QuerySet:
        return narrow(all_of_them(request))

    images_router.get_images_queryset = narrowed


def narrow_pictures_of_the_admin(narrow: Callable[[QuerySet], QuerySet]) -> None:
    """Let the API of the admin read only those pictures that a function leaves of them."""
    all_of_them = ImagesAdminAPIViewSet.get_queryset

    def narrowed(viewset: ImagesAdminAPIViewSet) -> QuerySet:
        return narrow(all_of_them(viewset))

    ImagesAdminAPIViewSet.get_queryset = narrowed


def narrow_documents(narrow: Callable[[QuerySet], QuerySet]) -> None:
    """Let API v2, that of the admin and v3 read only the documents that a function leaves."""
    all_of_them = documents_router.get_documents_queryset
    all_of_v2 = DocumentsAPIViewSet.get_queryset

    def narrowed(request: HttpRequest) -> QuerySet:
        return narrow(all_of_them(request))

    def narrowed_v2(viewset: DocumentsAPIViewSet) -> QuerySet:
        return narrow(all_of_v2(viewset))

    documents_router.get_documents_queryset = narrowed
    DocumentsAPIViewSet.get_queryset = narrowed_v2


def render_with(api: NinjaAPI, renderer: BaseRenderer) -> None:
    """Replace the renderer of an API."""
    api.renderer = renderer


def prepare_markdown(prepare: Callable[[str], str]) -> None:
    """Let both APIs pass stored rich text through a function before it becomes Markdown."""
    serialize = APIRichText._serialize_markdown

    def prepared(value: str, **kwargs) -> str:
        return serialize(prepare(value), **kwargs)

    APIRichText._serialize_markdown = staticmethod(prepared)


def prepare_rich_text(prepare: Callable[[str], str]) -> None:
    """Let both APIs pass stored rich text through a function, whatever is made of it then."""
    serialize = APIRichText.serialize.__func__

    def prepared(cls, value: str | None, **kwargs):
        return serialize(cls, prepare(value) if value else value, **kwargs)

    APIRichText.serialize = classmethod(prepared)
