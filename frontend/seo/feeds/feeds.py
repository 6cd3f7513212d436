"""Feeds of the newest stories: Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1."""

import json
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.html import escape

from frontend.api.client import ContentClient
from frontend.compat.django import SimplerXMLGenerator
from frontend.content.site import Site
from frontend.content.stories import Category
from frontend.lists.story_list import Selection
from frontend.page_types.find import find_page
from frontend.page_types.story import Story
from frontend.page_types.story_index import StoryIndex
from frontend.seo import alternates
from frontend.seo.feeds.html import feed_html
from frontend.seo.meta_tags import share_picture
from frontend.seo.xml_text import printable

MOST = 20  # stories
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)  # used if no date is known: a feed must have one


@dataclass(frozen=True)
class Feed:
    """A feed of a story list, or of one category in it."""

    site: Site
    index: StoryIndex
    category: Category | None
    stories: tuple[Story, ...]

    @property
    def title(self) -> str:
        return f"{self.site.name}: {self.category.name if self.category else self.index.title}"

    @property
    def url(self) -> str:
        """The URL of the page with the same stories."""
        slug = self.category.slug if self.category else ""
        return self.index.url + Selection(category=slug, words=self.site.words).query

    @property
    def id(self) -> str:
        """A URN that stays the same if the list is moved."""
        name = uuid.UUID(self.index.uuid)
        return (uuid.uuid5(name, f"category {self.category.id}") if self.category else name).urn

    @property
    def updated(self) -> datetime:
        changes = [changed_at(story) for story in self.stories]
        return max(changes, default=self.index.changed or LONG_AGO)

    def address(self, kind: str) -> str:
        slug = self.category.slug if self.category else ""
        path = alternates.feed_path(self.index.path, kind, slug)
        return self.site.absolute(path)


def changed_at(story: Story) -> datetime:
    return story.changed or story.published or LONG_AGO


def read_feed(client: ContentClient, index: StoryIndex, slug: str) -> Feed | None:
    """Return the feed of a list; None if there is no category with that slug (empty: all)."""
    if client.site().list_with(index.id) is None:
        return None
    of_list = client.categories(index.id) if slug else ()
    category = next((each for each in of_list if each.slug == slug), None)
    if slug and category is None:
        return None
    category_id = category.id if category else None
    cards = client.stories(list_id=index.id, category_id=category_id, limit=MOST).stories
    pages = (find_page(client, card.path) for card in cards)
    # A page may have been unpublished between two requests; aliases are duplicates.
    stories = tuple(page for page in pages if isinstance(page, Story) and not page.original)
    return Feed(client.site(), index, category, stories)


class _DatedByContent(SyndicationFeed):
    def latest_post_date(self) -> datetime:
        updated: datetime = self.feed["updated"]
        return updated


class _Rss(_DatedByContent, Rss201rev2Feed):
    """Django's RSS feed, which has summaries, with the dates of the content."""


class _Atom(_DatedByContent, Atom1Feed):
    """Django's Atom feed, with the full text of each entry and the dates of the content."""

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["content"], {"type": "html"})


def atom(feed: Feed) -> bytes:
    return _written(feed, _Atom, "atom")


def rss(feed: Feed) -> bytes:
    return _written(feed, _Rss, "rss")


def _written(feed: Feed, form: type[_DatedByContent], kind: str) -> bytes:
    document = form(
        title=printable(feed.title),
        link=feed.url,
        description=printable(feed.site.tagline) if kind == "rss" else "",
        language=feed.site.language,
        subtitle=printable(feed.site.tagline) or None,
        author_name=printable(feed.site.name),
        feed_url=feed.address(kind),
        feed_guid=feed.id,
        updated=feed.updated,
    )
    for story in feed.stories:
        document.add_item(
            title=printable(story.title),
            link=story.url,
            description=escape(printable(story.excerpt)),
            content=printable(feed_html(story.body, story.url)),
            unique_id=uuid.UUID(story.uuid).urn,
            unique_id_is_permalink=False,
            pubdate=story.published_at or changed_at(story),
            updateddate=changed_at(story),
            categories=[printable(story.category.name)] if story.category else [],
        )
    return document.writeString("utf-8").encode()


def json_feed(feed: Feed) -> bytes:
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.url,
        "feed_url": feed.address("json"),
        "description": feed.site.tagline,
        "language": feed.site.language,
        "authors": [{"name": feed.site.name, "url": f"{feed.site.root_url}/"}],
        "items": [_item(story, feed.site) for story in feed.stories],
    }
    return json.dumps(document, ensure_ascii=False).encode()


def _item(story: Story, site: Site) -> dict[str, Any]:
    return {
        "id": uuid.UUID(story.uuid).urn,
        "url": story.url,
        "title": story.title,
        "summary": story.excerpt,
        "content_html": feed_html(story.body, story.url),
        "image": share_picture(story, site).url,
        "date_published": (story.published_at or changed_at(story)).isoformat(timespec="seconds"),
        "date_modified": changed_at(story).isoformat(timespec="seconds"),
        "tags": [story.category.name] if story.category else [],
    }
