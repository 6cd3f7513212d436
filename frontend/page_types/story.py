"""A story. Its card in lists is defined in `frontend.content.stories`."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.http import QueryDict
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext_lazy

from frontend.api.client import ContentClient
from frontend.blocks.body import Body
from frontend.blocks.closing import Closing
from frontend.content.dates import read_date
from frontend.content.pictures import Picture, SharePicture
from frontend.content.share import Share
from frontend.content.site import Site
from frontend.content.stories import CARDS_IN_A_ROW, Category, StoryCard, read_category
from frontend.content.story_lists import ListLink
from frontend.markdown.parts import absolute_from, picture_link, plain
from frontend.page_types.base import Page, common_fields
from frontend.page_types.schema_org import organization, organization_id, without_empty


@dataclass(frozen=True)
class Story(Page):
    """A story. `category` is None and texts are empty only in drafts."""

    type_name = "cms.StoryPage"
    label = gettext_lazy("Story")
    template = "frontend/story.html"
    open_graph_type = "article"
    schema_type = "Article"
    has_card = True
    draws_share_picture = True

    category: Category | None
    excerpt: str
    date: date | None
    picture: Picture | None
    body: Body
    closing: Closing | None

    @classmethod
    def from_json(cls, json: dict[str, Any]) -> "Story":
        return cls(
            **common_fields(json, description=json["excerpt"]),
            category=read_category(json["category"]),
            excerpt=json["excerpt"],
            date=read_date(json["date"]),
            picture=Picture.from_json(json["portrait"]),
            body=Body.from_json(json["body"]),
            closing=Closing.from_json(json.get("closing")),
        )

    def details(self, client: ContentClient, query: QueryDict) -> dict[str, Any]:
        found = client.site().list_above(self.path)
        if self.category is None or found is None:
            return {"related": (), "list": found, "closing": self.closing}
        return {
            "related": self._near(client, found),
            "list": found,
            "closing": self._closing_in(client, found),
            "share": Share.of(self.title, self.url),
        }

    def _near(self, client: ContentClient, found: ListLink) -> tuple[StoryCard, ...]:
        """Return the stories of its time, or the newest for a draft that is in no list yet."""
        near = client.stories_near(self.id) if self.id else ()
        return near or client.stories(list_id=found.id, limit=CARDS_IN_A_ROW).without(self.path)

    def _closing_in(self, client: ContentClient, found: ListLink | None) -> Closing | None:
        """Return the call under the story: its own, or else that of its list.

        Text that ends with a call needs no other.
        """
        if self.closing or found is None or self.body.ends_with_call:
            return self.closing
        return client.closings().get(found.id)

    def feeds(self, site: Site) -> tuple[ListLink, ...]:
        found = site.list_above(self.path)
        return (found,) if found else ()

    @property
    def lead(self) -> str:
        """The excerpt, unless the text itself begins with it."""
        return "" if self.body.begins_with(self.excerpt) else self.excerpt

    @property
    def section(self) -> Category | None:
        return self.category

    @property
    def published_at(self) -> datetime | None:
        """The date of the story, or else the time of the first publication."""
        if self.date:
            return datetime.combine(self.date, time(), get_current_timezone())
        return self.published

    @property
    def date_published(self) -> str | None:
        return self.date.isoformat() if self.date else super().date_published

    def schema_org(
        self, site: Site, picture: SharePicture, url: str, title: str
    ) -> list[dict[str, Any]]:
        article = {
            "@type": self.schema_type,
            "headline": self.title,
            "description": self.description,
            "url": url,
            "mainEntityOfPage": url,
            "datePublished": self.date_published,
            "dateModified": self.date_modified,
            "articleSection": self.category and self.category.name,
            "inLanguage": site.language,
            "image": {
                "@type": "ImageObject",
                "url": picture.url,
                "width": picture.width,
                "height": picture.height,
            },
            "author": organization(site),
            "publisher": {"@id": organization_id(site)},
        }
        return [without_empty(article), self.breadcrumbs(site)]

    def markdown(self, client: ContentClient) -> list[str]:
        shown = picture_link(self.picture, absolute_from(self.url))
        found = client.site().list_above(self.path)
        closing = self._closing_in(client, found)
        call = closing.markdown(absolute_from(self.url)) if closing else ""
        return [plain(self.lead), shown, self.body.markdown(self.url), call]
