"""`/api/v2/site/`, `icon/`, `categories/`, `version/` and `withdrawn/`: what all pages share."""

import base64
from operator import itemgetter

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Q
from django.db.models.functions import Coalesce
from django.urls import path
from rest_framework.fields import IntegerField
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet
from wagtail.api.v2.views import BaseAPIViewSet
from wagtail.rich_text import expand_db_html

from cms.api.endpoint import NOT_PARAMETERS, PublicEndpoint
from cms.api.filters import NullsLastOrderingFilter, ValidatedFieldsFilter
from cms.api.page_links import without_hidden_addresses
from cms.api.serializer_fields import share_picture
from cms.compat.wagtail.api import BadRequestError, BaseSerializer
from cms.content_version.number import current_version
from cms.models import (
    Category,
    FormPage,
    InfoPage,
    SiteDetails,
    SiteImage,
    SiteProfile,
    StoryIndexPage,
    StoryPage,
)
from cms.models.public_pages import html_path_of
from cms.models.site_profile import profile_in_force
from cms.profile.colours import NEUTRAL


class CategorySerializer(BaseSerializer):
    story_count = IntegerField()


class CategoriesEndpoint(PublicEndpoint, BaseAPIViewSet):
    """The categories in the order set by staff, each with its number of public stories."""

    name = "categories"
    model = Category
    base_serializer_class = CategorySerializer
    filter_backends = [ValidatedFieldsFilter, NullsLastOrderingFilter]
    known_query_parameters = (
        BaseAPIViewSet.known_query_parameters - NOT_PARAMETERS - {"search", "search_operator"}
    )
    body_fields = ["id", "name", "slug", "story_count"]
    listing_default_fields = ["id", "type", "detail_url", "name", "slug", "story_count"]
    nested_default_fields = ["id", "type", "detail_url", "name", "slug"]

    def get_queryset(self):
        public = Q(stories__in=self.public_pages(StoryPage).values("pk"))
        return Category.objects.annotate(
            story_count=Count("stories", filter=public, distinct=True)
        ).order_by("sort_order", "name")


class SingleEndpoint(PublicEndpoint, ViewSet):
    """An endpoint with a single resource and no parameters."""

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
    """The details of the site, and its menu."""

    def content(self) -> dict:
        details = SiteDetails.for_site(self.site)
        profile = profile_in_force()
        image = details.share_picture
        return {
            "name": details.name,
            "tagline": details.tagline,
            "contact": {
                "email": details.email,
                "phone": details.phone,
                "address": details.address,
            },
            "footer": expand_db_html(without_hidden_addresses(details.footer)),
            "share_picture": share_picture(image, image.description if image else ""),
            "root_url": self.site.root_url,
            "language": self.site.root_page.locale.language_code,
            "menu": self.menu(),
            "colours": profile.colours or NEUTRAL,
            "icon": profile.icon_hash,
            "addresses": profile.words,
            "former_addresses": profile.former_addresses,
            "version": self.version,
        }

    def menu(self) -> list[dict]:
        """Return the story lists in tree order, then info pages and forms in menu order."""
        shown = ContentType.objects.get_for_models(StoryIndexPage, InfoPage, FormPage)
        types = {shown[model].pk: model for model in shown}
        pages = self.public_pages().child_of(self.site.root_page)
        of_type = Coalesce("infopage__order", "formpage__order")
        rows = pages.filter(content_type__in=types).values_list(
            "pk", "title", "url_path", "path", "content_type", of_type
        )
        menu = []
        for pk, title, url_path, tree_path, type_id, order in rows:
            model = types[type_id]
            place = (
                (0, tree_path) if model is StoryIndexPage else (1, order is None, order, title, pk)
            )
            entry = {"id": pk, "type": model._meta.label, "title": title}
            menu.append((place, {**entry, "html_path": html_path_of(url_path, self.site)}))
        return [entry for _, entry in sorted(menu, key=itemgetter(0))]


class IconEndpoint(SingleEndpoint):
    """The icon: SVG as text, and PNG of 512 pixels in base64; empty if there is none."""

    def content(self) -> dict:
        profile = SiteProfile.objects.filter(site=self.site).first() or SiteProfile()
        return {
            "hash": profile.icon_hash,
            "svg": profile.icon_svg,
            "png": base64.b64encode(bytes(profile.icon_png or b"")).decode(),
        }


class WithdrawnEndpoint(SingleEndpoint):
    """The ids of pictures that visitors may not see, for whoever keeps copies of their files."""

    def content(self) -> dict:
        hidden = Q(withheld=True) | Q(collection__in=self.scope.private_collections)
        pictures = SiteImage.objects.filter(hidden).order_by("pk")
        return {"pictures": list(pictures.values_list("pk", flat=True))}


class VersionEndpoint(SingleEndpoint):
    """The content version: a number that increases with every visible change."""

    def read_version(self, known: str) -> int:
        return current_version()

    def content(self) -> dict:
        return {"version": self.version}
