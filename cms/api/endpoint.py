"""The base of all endpoints of API v2: plain JSON, no cookies, entity tags by content version."""

import hashlib
from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.http import Http404, HttpResponseNotModified
from django.utils.functional import cached_property
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet

from cms.api.query_validation import LARGEST
from cms.api.visibility import scope_for
from cms.compat.django import parse_etags
from cms.compat.wagtail.api import BadRequestError
from cms.content_version.number import version_matching
from cms.models.public_pages import Scope, known_paths

CACHE_CONTROL = "public, max-age=0, must-revalidate"
# For shared caches (RFC 9213): they may serve a stale response while this server fails.
CDN_CACHE_CONTROL = "public, max-age=0, stale-if-error=86400"
# Parameters that Wagtail accepts but that have no meaning here.
NOT_PARAMETERS = {"_", "format", "site", "locale", "translation_of"}


class PublicEndpoint:
    """Mixin for Wagtail's viewsets. A 304 for unchanged content costs one query."""

    # Of the viewset that it is mixed into.
    request: Request
    get_serializer: Callable[..., Any]

    renderer_classes = [JSONRenderer]
    authentication_classes: list[type] = []
    permission_classes: list[type] = []
    detail_parameters = frozenset({"fields", "rich_text_format"})
    shown: Model | None = None  # the one object that is asked for

    @cached_property
    def scope(self) -> Scope:
        return scope_for(self.request, self.version)

    @property
    def site(self) -> Site:
        return self.scope.site

    def public_pages(self, model: type[Page] = Page) -> PageQuerySet:
        return self.scope.pages(model)

    def dispatch(self, request, *args, **kwargs):
        # Read before the content: the tag may be older than the content, but never newer.
        self.version = self.read_version(request.headers.get("X-Content-Version", ""))
        key = f"{self.version} {request.get_full_path()}"
        self.etag = f'"{hashlib.sha256(key.encode()).hexdigest()[:32]}"'
        known = {
            tag.removeprefix("W/") for tag in parse_etags(request.headers.get("If-None-Match", ""))
        }
        is_random = "random" in request.GET.get("order", "")
        if known and self.etag in known and not is_random:
            return self.tag(HttpResponseNotModified())
        with known_paths(lambda: self.scope):
            return super().dispatch(request, *args, **kwargs)

    def read_version(self, known: str) -> int:
        return version_matching(known)

    def finalize_response(self, request, response, *args, **kwargs):
        response = super().finalize_response(request, response, *args, **kwargs)
        return self.tag(response) if response.status_code == 200 else response

    def tag(self, response):
        if "random" in self.request.GET.get("order", ""):
            response.headers["Cache-Control"] = "no-store"
            return response
        response.headers["ETag"] = self.etag
        response.headers["Cache-Control"] = CACHE_CONTROL
        response.headers["CDN-Cache-Control"] = CDN_CACHE_CONTROL
        return response

    def refuse_unknown_parameters(self, known) -> None:
        unknown = ", ".join(sorted(set(self.request.GET) - set(known)))
        if unknown:
            raise BadRequestError(f"unknown query parameter: {unknown}")

    def detail_view(self, request, pk):
        self.refuse_unknown_parameters(self.detail_parameters)
        if pk > LARGEST:
            raise Http404("not found")
        return Response(self.represent(self.get_object()))

    def find_view(self, request):
        """Return the object itself, where Wagtail redirects to it."""
        self.refuse_unknown_parameters(self.detail_parameters | self.find_query_parameters)
        instance = self.find_object(self.get_queryset(), request)
        if instance is None:
            raise Http404("not found")
        self.shown = instance
        return Response(self.represent(instance))

    def get_object(self):
        if self.shown is None:
            self.shown = super().get_object()
        return self.shown

    def represent(self, instance) -> dict:
        return self.get_serializer(instance).data

    def find_object(self, queryset, request):
        return queryset.filter(pk=request.GET["id"]).first() if "id" in request.GET else None

    def get_renderer_context(self):
        context = super().get_renderer_context()
        context.pop("indent", None)
        return context
