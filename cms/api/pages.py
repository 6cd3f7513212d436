"""`/api/v2/pages/`: every public page of the site, in lists and one by one."""

from django.http import Http404
from rest_framework.fields import DateTimeField
from wagtail.api.v2 import filters
from wagtail.api.v2.serializers import PageSerializer
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.models import Page

from cms.api import fields
from cms.api.base import NOT_PARAMETERS, PublicEndpoint
from cms.api.filters import CategoryFilter, NullsLastOrderingFilter, StrictFieldsFilter
from cms.models import HomePage, StoryPage

# In place of the bare foreign keys that the models name in `api_fields`.
PICTURES = {
    StoryPage: {"thumb": ("thumb", "card"), "portrait": ("thumb", "portrait")},
    HomePage: {"hero_picture": ("hero_picture", "portrait")},
}


class SitePageSerializer(PageSerializer):
    html_url = fields.HtmlUrlField()
    html_path = fields.HtmlPathField()
    parent = fields.ParentField()
    ancestors = fields.AncestorsField()
    alias_of = fields.AliasOfField()
    last_published_at = DateTimeField(read_only=True)

    def build_field(self, field_name, info, model_class, nested_depth):
        picture = PICTURES.get(model_class, {}).get(field_name)
        if picture:
            name, crop = picture
            return fields.PictureField, {"name": name, "crop": crop}
        if model_class is StoryPage and field_name == "category":
            return fields.CategoryField, {"read_only": True}
        return super().build_field(field_name, info, model_class, nested_depth)


class PagesEndpoint(PublicEndpoint, PagesAPIViewSet):
    base_serializer_class = SitePageSerializer
    known_query_parameters = PagesAPIViewSet.known_query_parameters - NOT_PARAMETERS
    filter_backends = [
        StrictFieldsFilter,
        CategoryFilter,
        filters.ChildOfFilter,
        filters.AncestorOfFilter,
        filters.DescendantOfFilter,
        NullsLastOrderingFilter,
        filters.SearchFilter,  # last: what a search returns cannot be filtered
    ]
    meta_fields = [
        *(name for name in PagesAPIViewSet.meta_fields if name not in ("show_in_menus", "locale")),
        "html_path",
        "last_published_at",
        "ancestors",
    ]
    listing_default_fields = [
        *PagesAPIViewSet.listing_default_fields,
        "html_path",
        "last_published_at",
    ]
    detail_only_fields = ["parent", "ancestors"]

    @classmethod
    def get_body_fields_names(cls, model):
        names = super().get_body_fields_names(model)
        return [*names, *(name for name in PICTURES.get(model, {}) if name not in names)]

    @classmethod
    def get_detail_default_fields(cls, model):
        return cls.get_available_fields(model)

    def get_base_queryset(self):
        if not hasattr(self, "_base_queryset"):
            self._base_queryset = super().get_base_queryset()
        return self._base_queryset

    def get_queryset(self):
        return with_relations(super().get_queryset()).select_related("content_type")

    def get_object(self):
        if not hasattr(self, "_cached_object"):
            page = self.get_base_queryset().filter(pk=self.kwargs["pk"]).first()
            self._cached_object = specific(page)
        return self._cached_object

    def find_object(self, queryset, request):
        """Find by the path on the site, with or without its last slash, or by id."""
        if "html_path" not in request.GET:
            return specific(super().find_object(queryset, request))
        root = self.site.root_page
        slugs = [slug for slug in request.GET["html_path"].split("/") if slug]
        if not slugs:
            return specific(queryset.filter(pk=root.pk).first())
        # The slug is indexed and the path is not.
        path = root.url_path + "/".join(slugs) + "/"
        return specific(queryset.filter(slug=slugs[-1], url_path=path).first())

    def ancestors(self, page) -> list[Page]:
        """Return the public pages above `page`, from the home page down: one query a page."""
        if not hasattr(page, "_public_ancestors"):
            page._public_ancestors = list(
                self.get_base_queryset().ancestor_of(page).order_by("depth")
            )
        return page._public_ancestors


def with_relations(queryset):
    """Fetch along what a story shows, so that a list costs the same for any number of rows."""
    if queryset.model is StoryPage:
        return queryset.select_related("category", "thumb").prefetch_related("thumb__renditions")
    return queryset


def specific(page: Page | None) -> Page:
    """Return `page` as its own type. Raises Http404 for None and for a type that is gone."""
    if page is None or page.specific_class is None:
        raise Http404("not found")
    return with_relations(page.specific_class.objects.all()).get(pk=page.pk)
