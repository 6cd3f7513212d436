"""`/api/v2/pages/`: the public pages of the site, in listings and as single pages."""

from collections import defaultdict
from copy import deepcopy

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.http import Http404
from django.utils.functional import cached_property
from rest_framework.exceptions import APIException
from rest_framework.fields import DateTimeField, UUIDField
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.models import Page

from cms.api import serializer_fields
from cms.api.cards import CardField, card_fields
from cms.api.endpoint import NOT_PARAMETERS, PublicEndpoint
from cms.api.filters import CategoryFilter, NullsLastOrderingFilter, ValidatedFieldsFilter
from cms.api.near import NearFilter
from cms.api.page_links import links_within
from cms.api.pagination import NarrowPagination
from cms.api.pictures import described_picture, largest_pictures, picture_fields
from cms.api.query_optimisation import category_fields, with_relations
from cms.api.search import MatchField, SearchResults, WordsFilter
from cms.api.years import YearFilter
from cms.compat.wagtail.api import BadRequestError, PageSerializer, filters, page_models_from_string
from cms.models.base import SitePage
from cms.models.gone_addresses import is_gone

RELATIVE = ("title", "url_path", "depth")
MOST_SERIALIZERS = 128
DEEPEST = Page._meta.get_field("path").max_length // Page.steplen  # pages below each other
_serializers: dict[tuple, type[PageSerializer]] = {}


class PageIsGone(APIException):
    status_code = 410
    default_detail = {"message": "there was a page here, which was taken off the site"}


class SitePageSerializer(PageSerializer):
    html_url = serializer_fields.HtmlUrlField()
    html_path = serializer_fields.HtmlPathField()
    parent = serializer_fields.ParentField()
    ancestors = serializer_fields.AncestorsField()
    alias_of = serializer_fields.AliasOfField()
    last_published_at = DateTimeField(read_only=True)
    changed_at = serializer_fields.ChangedAtField()
    # Stays the same for as long as the page exists, wherever it is moved.
    uuid = UUIDField(read_only=True, source="translation_key")
    share_picture = serializer_fields.SharePictureField()
    pictures = serializer_fields.PicturesField()
    match = MatchField()
    card = CardField()

    def get_fields(self):
        """Return copies of the fields, which are built once for each serializer class."""
        cls = type(self)
        if "prototypes" not in cls.__dict__:
            cls.prototypes = super().get_fields()
        return deepcopy(cls.prototypes)

    def build_field(self, field_name, info, model_class, nested_depth):
        picture = picture_fields(model_class).get(field_name)
        if picture:
            name, crop = picture
            return serializer_fields.PictureField, {"name": name, "crop": crop}
        described = described_picture(model_class, field_name)
        if described:
            return serializer_fields.AltField, {"name": described}
        if field_name in category_fields(model_class):
            return serializer_fields.CategoryField, {"read_only": True}
        return super().build_field(field_name, info, model_class, nested_depth)


class PagesEndpoint(PublicEndpoint, PagesAPIViewSet):
    base_serializer_class = SitePageSerializer
    pagination_class = NarrowPagination
    known_query_parameters = (PagesAPIViewSet.known_query_parameters - NOT_PARAMETERS) | {
        "year",
        "near",
    }
    filter_backends = [
        ValidatedFieldsFilter,
        CategoryFilter,
        YearFilter,
        NearFilter,
        filters.ChildOfFilter,
        filters.AncestorOfFilter,
        filters.DescendantOfFilter,
        NullsLastOrderingFilter,
        WordsFilter,  # must be last: the results of a search cannot be filtered
    ]
    meta_fields = [
        *(name for name in PagesAPIViewSet.meta_fields if name not in ("show_in_menus", "locale")),
        "html_path",
        "last_published_at",
        "changed_at",
        "ancestors",
        "uuid",
        "share_picture",
    ]
    listing_default_fields = [
        *PagesAPIViewSet.listing_default_fields,
        "html_path",
        "last_published_at",
    ]
    detail_only_fields = ["parent", "ancestors"]
    by_request_only = frozenset({"pictures", "match", "card"})
    search_results: SearchResults | None = None

    @classmethod
    def get_body_fields_names(cls, model):
        names = super().get_body_fields_names(model)
        names = [*names, *sorted(cls.by_request_only)]
        return [*names, *(name for name in picture_fields(model) if name not in names)]

    @classmethod
    def get_detail_default_fields(cls, model):
        names = cls.get_available_fields(model)
        return [name for name in names if name not in cls.by_request_only]

    def get_serializer_class(self):
        """Return the class for the page type and `?fields=`, cached by these two."""
        listing = self.action == "listing_view"
        model = self.listed_type if listing else type(self.get_object())
        key = type(self), self.action, model, self.request.GET.get("fields")
        serializer = _serializers.get(key)
        if serializer is None:
            serializer = super().get_serializer_class()
            if len(_serializers) >= MOST_SERIALIZERS:
                _serializers.clear()
            _serializers[key] = serializer
        return serializer

    @property
    def listed_type(self) -> type[Page]:
        types = self.types()
        return types[0] if len(types) == 1 else Page

    def get_base_queryset(self):
        return self.public_pages()

    def get_queryset(self):
        pages = self.public_pages(self.listed_type)
        types = self.types()
        return pages.type(*types) if len(types) > 1 else pages

    def rows(self, queryset) -> QuerySet:
        """Return the public pages of a queryset's type, with the relations that a list needs."""
        return with_relations(self.public_pages(queryset.model), self.request.GET.get("fields"))

    def types(self) -> list[type[Page]]:
        """Return the models given by `?type=`. Raises BadRequestError for an unknown one."""
        names = self.request.GET.get("type")
        try:
            return page_models_from_string(names) if names else []
        except (LookupError, ValueError) as error:
            raise BadRequestError("type doesn't exist") from error

    def paginate_queryset(self, queryset):
        """Keep the pages of this part, so that related data is read for all in one query."""
        self.part = list(super().paginate_queryset(queryset))
        return self.part

    @cached_property
    def originals(self) -> dict[int, Page]:
        """The public source pages of the aliases in this response, by id."""
        pages = getattr(self, "part", None) or [self.get_object()]
        ids = {page.alias_of_id for page in pages} - {None}
        return self.public_pages().only(*RELATIVE).in_bulk(ids) if ids else {}

    def specific_of(self, page: Page) -> Page:
        """Return a page as an instance of its type, with the relations of the requested fields."""
        return page if isinstance(page, SitePage) else self._specifics[page.pk]

    def pictures_on(self, page: Page) -> list[dict]:
        """Return the largest rendition of each picture of a page."""
        return self._pictures[page.pk]

    @cached_property
    def _pictures(self) -> dict[int, list[dict]]:
        pages = getattr(self, "part", None) or [self.get_object()]
        return largest_pictures(self.specific_of(page) for page in pages)

    def card_of(self, page: Page) -> Page | None:
        """Return a page with what its card shows, or None if pages of its type have no summary."""
        return self._cards.get(page.pk)

    @cached_property
    def _cards(self) -> dict[int, Page]:
        types = defaultdict(list)
        for page in getattr(self, "part", None) or [self.get_object()]:
            types[page.specific_class].append(page.pk)
        return {
            page.pk: page
            for model, ids in types.items()
            if card_fields(model)
            for page in with_relations(model.objects.filter(pk__in=ids), card_fields(model))
        }

    @cached_property
    def _specifics(self) -> dict[int, Page]:
        types = defaultdict(list)
        for page in self.part:
            types[page.specific_class].append(page.pk)
        wanted = self.request.GET.get("fields")
        return {
            page.pk: page
            for model, ids in types.items()
            for page in with_relations(model.objects.filter(pk__in=ids), wanted)
        }

    def get_object(self):
        if self.shown is None:
            self.shown = self.public_page(self.kwargs["pk"])
        return self.shown

    def find_object(self, queryset, request):
        """Return the page at `?html_path=` (with or without a trailing slash) or of `?id=`.

        Raises PageIsGone.
        """
        if "html_path" in request.GET:
            html_path = request.GET["html_path"]
            found = self.at_path(html_path)
            if found is None and is_gone(html_path, self.site):
                raise PageIsGone
            return found
        pk = request.GET.get("id")
        return self.public_page(pk) if pk else None

    def at_path(self, html_path: str) -> Page | None:
        """Return the page at a path, or None. One query reads it together with its ancestors."""
        root = self.site.root_page
        slugs = [slug for slug in html_path.split("/") if slug]
        if len(slugs) > DEEPEST:
            return None
        paths = [root.url_path]
        for slug in slugs:
            paths.append(f"{paths[-1]}{slug}/")
        # The filter by slug is for the database's index: url_path has none.
        pages = self.public_pages().filter(slug__in=[root.slug, *slugs], url_path__in=paths)
        *above, page = pages.order_by("depth").only(*RELATIVE, "content_type") or [None]
        if page is None or page.url_path != paths[-1]:
            return None
        page = self.public_page(page.pk, page.content_type_id)
        page.public_ancestors = above
        return page

    def public_page(self, pk, type_id: int | None = None) -> Page:
        """Return a public page as an instance of its type. Raises Http404 if there is none."""
        if type_id is None:
            types = self.public_pages().filter(pk=pk).values_list("content_type", flat=True)
            type_id = types.first()
        model = type_id and ContentType.objects.get_for_id(type_id).model_class()
        page = model and next(iter(with_relations(self.public_pages(model).filter(pk=pk))), None)
        if not page:
            raise Http404("not found")
        return page

    def represent(self, instance) -> dict:
        with links_within(self.scope, instance):
            return super().represent(instance)

    def ancestors(self, page) -> list[Page]:
        """Return the public ancestors of a page, from the home page down: one query."""
        if not hasattr(page, "public_ancestors"):
            above = self.public_pages().ancestor_of(page).order_by("depth")
            page.public_ancestors = list(above.only(*RELATIVE))
        return page.public_ancestors
