"""What every type of page has. Its file says the rest."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Self

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from frontend.api.client import ContentClient
from frontend.content.dates import read_time
from frontend.content.pages import Link
from frontend.content.pictures import SharePicture, art_for
from frontend.content.site import Site
from frontend.content.stories import Category
from frontend.page_types.schema_org import organization, without_empty


@dataclass(frozen=True)
class Page(ABC):
    """One page. `original` is the path of the page that an alias repeats.

    `uuid` stays the same wherever the page moves to; a draft may never have been published. Drafts
    may lack what a published page must have.
    """

    type_name: ClassVar[str]  # in the API's JSON
    label: ClassVar[Promise]  # what a search result calls such a page
    template: ClassVar[str]
    open_graph_type: ClassVar[str] = "website"
    schema_type: ClassVar[str] = "WebPage"  # at schema.org
    has_states: ClassVar[bool] = False  # a query shows something else at the same path
    has_card: ClassVar[bool] = False  # lists show it as a card
    draws_share_picture: ClassVar[bool] = False  # even where the site has a picture for sharing

    id: int | None
    title: str
    path: str
    url: str
    head_title: str
    description: str
    ancestors: tuple[Link, ...]
    original: str
    uuid: str
    published: datetime | None
    changed: datetime | None
    share_picture: SharePicture | None

    @classmethod
    @abstractmethod
    def from_json(cls, json: dict[str, Any]) -> Self:
        """Return the page of an object in the API's JSON."""

    def details(self, client: ContentClient, query: QueryDict) -> dict[str, Any]:
        """Ask for what the template shows beside the page itself."""
        return {}

    @abstractmethod
    def markdown(self, client: ContentClient) -> list[str]:
        """Return the page as paragraphs of Markdown, without its heading."""

    @property
    def heading(self) -> str:
        """What the page has as its only h1."""
        return self.title

    @property
    def art(self) -> int:
        return art_for(self.title)

    @property
    def section(self) -> Category | None:
        """The category that the page is in, if its type has any."""
        return None

    @property
    def published_at(self) -> datetime | None:
        """When the page was published, as other programs want to know it."""
        return self.published

    @property
    def date_published(self) -> str | None:
        """The same as text; a day alone where no hour is known (ISO 8601)."""
        return self.published and self.published.isoformat(timespec="seconds")

    @property
    def date_modified(self) -> str | None:
        return self.changed and self.changed.isoformat(timespec="seconds")

    def feed_index(self, site: Site) -> str:
        """Return the path of the story list whose feeds the head names, if it names any."""
        return ""

    def schema_org(self, site: Site, picture: SharePicture, url: str, title: str) -> list[dict]:
        """Return what the page is in the words of schema.org, and the way to it."""
        about = {
            "@type": self.schema_type,
            "name": title,
            "description": self.description,
            "url": url,
            "dateModified": self.date_modified,
            "inLanguage": site.language,
            "publisher": organization(site),
        }
        return [without_empty(about), self.breadcrumbs(site)]

    def breadcrumbs(self, site: Site) -> dict[str, Any]:
        """Return the way to the page from the home page, in the words of schema.org."""
        steps = [
            (_("Home") if link.path == "/" else link.title, site.absolute(link.path))
            for link in self.ancestors
        ]
        steps.append((self.title, self.url))
        items = [
            {"@type": "ListItem", "position": place, "name": name, "item": url}
            for place, (name, url) in enumerate(steps, 1)
        ]
        return {"@type": "BreadcrumbList", "itemListElement": items}


def common_fields(json: dict[str, Any], description: str = "") -> dict[str, Any]:
    """Return the fields that every type has; `description` stands in for one that is empty."""
    meta = json["meta"]
    return {
        "id": json["id"],
        "title": json["title"],
        "path": meta["html_path"],
        "url": meta["html_url"],
        "head_title": meta["seo_title"] or json["title"],
        "description": meta["search_description"] or description,
        "ancestors": tuple(Link(a["title"], a["html_path"]) for a in meta["ancestors"]),
        "original": meta["alias_of"]["html_path"] if meta["alias_of"] else "",
        "uuid": meta["uuid"],
        "published": read_time(meta["first_published_at"]),
        "changed": read_time(meta["last_published_at"]),
        "share_picture": SharePicture.from_json(meta["share_picture"]),
    }
