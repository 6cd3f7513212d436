"""`/api/v2/images/`, `documents/` and `redirects/`."""

from django.db.models import F, Q
from rest_framework.fields import CharField, SerializerMethodField
from wagtail.api.v2.views import BaseAPIViewSet
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.api.v2.views import DocumentsAPIViewSet
from wagtail.images.api.v2.views import ImagesAPIViewSet

from cms.api.endpoint import NOT_PARAMETERS, PublicEndpoint
from cms.api.filters import NullsLastOrderingFilter, ValidatedFieldsFilter
from cms.api.serializer_fields import html_path
from cms.compat.wagtail.api import BaseSerializer, SearchFilter
from cms.models.images import CROPS
from cms.models.public_pages import hidden_addresses
from cms.models.redirect_address import ENTRANCES, addresses_for, is_entrance, with_query

FILTERS = [ValidatedFieldsFilter, NullsLastOrderingFilter, SearchFilter]
AT_ENTRANCE = Q(old_path__regex=rf"^/({'|'.join(sorted(ENTRANCES))})([/?]|$)")
KNOWN_PARAMETERS = BaseAPIViewSet.known_query_parameters - NOT_PARAMETERS


class ImageSerializer(BaseSerializer):
    alt = CharField(source="description")
    crops = SerializerMethodField()

    def get_crops(self, image) -> dict:
        return {crop: image.picture_set(crop) for crop in CROPS}


class ImagesEndpoint(PublicEndpoint, ImagesAPIViewSet):
    """Pictures with their renditions. Originals are not exposed: they may contain a location."""

    base_serializer_class = ImageSerializer
    filter_backends = FILTERS
    known_query_parameters = KNOWN_PARAMETERS
    body_fields = ["id", "title", "alt", "width", "height", "crops"]
    meta_fields = ["type", "detail_url"]
    listing_default_fields = ["id", "type", "detail_url", "title", "alt", "width", "height"]
    nested_default_fields = ["id", "type", "detail_url", "title"]

    def get_queryset(self):
        shown = super().get_queryset().filter(withheld=False)
        return shown.prefetch_related("renditions")


class DocumentsEndpoint(PublicEndpoint, DocumentsAPIViewSet):
    filter_backends = FILTERS
    known_query_parameters = KNOWN_PARAMETERS
    meta_fields = ["type", "detail_url", "download_url"]
    listing_default_fields = ["id", "type", "detail_url", "title", "download_url"]
    nested_default_fields = ["id", "type", "detail_url", "title", "download_url"]


class RedirectSerializer(BaseSerializer):
    location = SerializerMethodField()

    def get_location(self, redirect) -> str:
        view = self.context["view"]
        if redirect.redirect_page is None:
            return with_query(redirect.redirect_link, view.query_left_over)
        path = html_path(redirect.redirect_page, view.site)
        route = redirect.redirect_page_route_path or "/"
        return with_query(path.rstrip("/") + route, view.query_left_over)


class RedirectsEndpoint(PublicEndpoint, BaseAPIViewSet):
    """Redirects, except those to pages that are not public, and from where people sign in."""

    name = "redirects"
    model = Redirect
    base_serializer_class = RedirectSerializer
    filter_backends = [ValidatedFieldsFilter, NullsLastOrderingFilter]
    known_query_parameters = KNOWN_PARAMETERS - {"search", "search_operator"}
    find_query_parameters = frozenset({"id", "html_path"})
    query_left_over = ""  # of the address that is looked for
    body_fields = ["id", "old_path", "location", "is_permanent"]
    listing_default_fields = ["id", "type", "detail_url", "old_path", "location", "is_permanent"]

    def get_queryset(self):
        public = self.public_pages().values("pk")
        leads_somewhere = Q(redirect_page__in=public) | Q(redirect_page=None)
        queryset = Redirect.get_for_site(self.site).filter(leads_somewhere).exclude(AT_ENTRANCE)
        if "html_path" not in self.request.GET:  # one of them is not worth a look at all others
            typed = queryset.filter(redirect_page=None).values_list("redirect_link", flat=True)
            hidden = hidden_addresses(typed)
            queryset = queryset.exclude(redirect_page=None, redirect_link__in=hidden)
        return queryset.select_related("redirect_page").order_by("pk")

    def find_object(self, queryset, request):
        if "html_path" not in request.GET:
            return super().find_object(queryset, request)
        if is_entrance(request.GET["html_path"]):
            return None
        # Wagtail's own lookup fails if two redirects for all sites have the same path.
        wanted: dict[str, str] = {}
        for address, left_over in addresses_for(request.GET["html_path"]):
            wanted.setdefault(address, left_over)
        order = {address: place for place, address in enumerate(wanted)}
        redirects = queryset.filter(old_path__in=wanted)
        found = list(redirects.order_by(F("site").asc(nulls_last=True), "pk"))
        hidden = hidden_addresses(each.redirect_link for each in found if not each.redirect_page)
        found = [each for each in found if each.redirect_page or each.redirect_link not in hidden]
        best = min(found, key=lambda redirect: order[redirect.old_path], default=None)
        if best is not None:
            self.query_left_over = wanted[best.old_path]
        return best
