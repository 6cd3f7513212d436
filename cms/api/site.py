"""`/api/v2/site/`, `categories/` and `version/`: what is the same on every page."""

from django.db.models import Count, Q
from django.urls import path
from rest_framework.fields import IntegerField
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet
from wagtail.api.querysets import get_public_pages_queryset
from wagtail.api.v2.serializers import BaseSerializer
from wagtail.api.v2.utils import BadRequestError
from wagtail.api.v2.views import BaseAPIViewSet
from wagtail.rich_text import expand_db_html

from cms.api.base import NOT_PARAMETERS, PublicEndpoint
from cms.api.fields import html_path
from cms.api.filters import NullsLastOrderingFilter, StrictFieldsFilter
from cms.models import Category, InfoPage, SiteDetails, StoryIndexPage


class CategorySerializer(BaseSerializer):
    story_count = IntegerField()


class CategoriesEndpoint(PublicEndpoint, BaseAPIViewSet):
    """The categories in the order that staff gave them, each with its number of public stories."""

    name = "categories"
    model = Category
    base_serializer_class = CategorySerializer
    filter_backends = [StrictFieldsFilter, NullsLastOrderingFilter]
    known_query_parameters = (
        BaseAPIViewSet.known_query_parameters - NOT_PARAMETERS - {"search", "search_operator"}
    )
    body_fields = ["id", "name", "slug", "story_count"]
    listing_default_fields = ["id", "type", "detail_url", "name", "slug", "story_count"]
    nested_default_fields = ["id", "type", "detail_url", "name", "slug"]

    def get_queryset(self):
        public = Q(stories__in=get_public_pages_queryset(self.request).values("pk"))
        return Category.objects.annotate(
            story_count=Count("stories", filter=public, distinct=True)
        ).order_by("sort_order", "name")


class SingleEndpoint(PublicEndpoint, ViewSet):
    """An endpoint that has one answer and takes no parameters."""

    model = None

    def answer(self, request):
        self.refuse_unknown_parameters(())
        return Response(self.content())

    def handle_exception(self, error):
        if isinstance(error, BadRequestError):
            return Response({"message": str(error)}, status=400)
        return super().handle_exception(error)

    @classmethod
    def get_urlpatterns(cls):
        return [path("", cls.as_view({"get": "answer"}), name="detail")]


class SiteEndpoint(SingleEndpoint):
    """The details of the site, and its menu: story lists, then info pages by order."""

    def content(self) -> dict:
        details = SiteDetails.for_site(self.site)
        return {
            "name": details.name,
            "tagline": details.tagline,
            "contact": {
                "email": details.email,
                "phone": details.phone,
                "address": details.address,
            },
            "footer": expand_db_html(details.footer),
            "root_url": self.site.root_url,
            "language": self.site.root_page.locale.language_code,
            "menu": [self.entry(page) for page in self.menu_pages()],
            "version": self.version,
        }

    def menu_pages(self):
        public = get_public_pages_queryset(self.request).child_of(self.site.root_page)
        stories = StoryIndexPage.objects.filter(pk__in=public.values("pk")).order_by("path")
        return [*stories, *InfoPage.objects.filter(pk__in=public.values("pk")).in_menu_order()]

    def entry(self, page) -> dict:
        return {
            "id": page.pk,
            "type": page._meta.label,
            "title": page.title,
            "html_path": html_path(page, self.site),
        }


class VersionEndpoint(SingleEndpoint):
    """The content version: the number that every visible change raises."""

    def content(self) -> dict:
        return {"version": self.version}
