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
from wagtail.query import PageQuerySet
from wagtail.rich_text import expand_db_html

from cms.api.endpoint import NOT_PARAMETERS, PublicEndpoint
from cms.api.filters import NullsLastOrderingFilter, ValidatedFieldsFilter
from cms.api.page_links import without_hidden_addresses
from cms.api.query_validation import is_count
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

IN_MENU = (StoryIndexPage, InfoPage, FormPage)


class CategorySerializer(BaseSerializer):
    story_count = IntegerField()


class StoriesOfList(PublicEndpoint):
    """Mixin for endpoints that count stories: of all lists, or with `?child_of=` of one."""

    def stories(self) -> PageQuerySet:
        """Return the public stories, or those of one list. Raises BadRequestError if it is none."""
        stories, pk = self.public_pages(StoryPage), self.request.GET.get("child_of")
        if pk is None:
            return stories
        if not is_count(pk):
            raise BadRequestError("child_of must be the id of a story list")
        parent = self.public_pages(StoryIndexPage).filter(pk=pk).only("path", "depth").first()
        if parent is None:
            raise BadRequestError("child_of: there is no story list with this id")
        return stories.child_of(parent)


class CategoriesEndpoint(StoriesOfList, BaseAPIViewSet):
    """The categories in the order set by staff, each with its number of public stories.

    With `?child_of=` only the stories of that list count.
    """

    name = "categories"
    model = Category
    base_serializer_class = CategorySerializer
    filter_backends = [ValidatedFieldsFilter, NullsLastOrderingFilter]
    known_query_parameters = (
        BaseAPIViewSet.known_query_parameters - NOT_PARAMETERS - {"search", "search_operator"}
    ) | {"child_of"}
    body_fields = ["id", "name", "slug", "story_count"]
    listing_default_fields = ["id", "type", "detail_url", "name", "slug", "story_count"]
    nested_default_fields = ["id", "type", "detail_url", "name", "slug"]

    def get_queryset(self):
        public = Q(stories__in=self.stories().values("pk"))
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
                "opening_hours": details.opening_hours,
            },
            "registration": {
                "rsin": details.rsin,
                "kvk": details.kvk,
                "is_anbi": details.is_anbi,
            },
            "footer": expand_db_html(without_hidden_addresses(details.footer)),
            "share_picture": share_picture(image, image.description if image else ""),
            "root_url": self.site.root_url,
            "language": self.site.root_page.locale.language_code,
            **self.navigation(),
            "colours": profile.colours or NEUTRAL,
            "icon": profile.icon_hash,
            "addresses": profile.words,
            "former_addresses": profile.former_addresses,
            "version": self.version,
        }

    def navigation(self) -> dict[str, list[dict]]:
        """Return the menu: the story lists at the top level in tree order, then info pages and
        forms in menu order; and all story lists, those at the top level first."""
        types = ContentType.objects.get_for_models(*IN_MENU)
        labels = {types[model].pk: model._meta.label for model in IN_MENU}
        menu, lists = [], []
        for pk, title, url_path, tree_path, depth, type_id, order, at_foot, noun in self._rows():
            page = {"id": pk, "title": title, "html_path": html_path_of(url_path, self.site)}
            is_list = noun is not None
            if is_list:
                lists.append(((depth, tree_path), {**page, "noun": noun}))
            if depth == self.site.root_page.depth + 1:
                place = (0, tree_path) if is_list else (1, order is None, order, title, pk)
                entry = {**page, "type": labels[type_id], "at_foot": bool(at_foot)}
                menu.append((place, entry))
        return {
            name: [entry for _, entry in sorted(found, key=itemgetter(0))]
            for name, found in (("menu", menu), ("story_lists", lists))
        }

    def _rows(self) -> PageQuerySet:
        """Return the pages of the menu, and the story lists further down."""
        types = ContentType.objects.get_for_models(*IN_MENU)
        is_list = Q(content_type=types[StoryIndexPage])
        is_top = Q(
            content_type__in=(types[InfoPage], types[FormPage]),
            depth=self.site.root_page.depth + 1,
        )
        return (
            self.public_pages()
            .filter(is_list | is_top)
            .values_list(
                *("pk", "title", "url_path", "path", "depth", "content_type"),
                Coalesce("infopage__order", "formpage__order"),
                *("infopage__at_foot", "storyindexpage__noun"),
            )
        )


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
