"""Wagtail's API v3, without disclosure of pages that are not public.

Wagtail 8.0.1 exposes the parent and the alias source of a page to anyone, including drafts and
private pages. The renderer is the last step of every response, so it removes them there.
"""

from django.http import HttpRequest
from ninja.renderers import JSONRenderer
from wagtail.api.v3.urls import api

from cms.compat.wagtail.api import get_public_pages_queryset, render_with


class PublicRelativesRenderer(JSONRenderer):
    def render(self, request: HttpRequest, data, *, response_status: int):
        meta = data.get("meta") if isinstance(data, dict) else None
        if isinstance(meta, dict) and not request.user.is_authenticated:
            hide_relatives(request, meta)
        return super().render(request, data, response_status=response_status)


def hide_relatives(request: HttpRequest, meta: dict) -> None:
    for name in ("parent", "alias_of"):
        page = meta.get(name)
        if page and not get_public_pages_queryset(request).filter(pk=page["id"]).exists():
            meta[name] = None


render_with(api, PublicRelativesRenderer())
