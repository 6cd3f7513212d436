"""The base class of all types of pages."""

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
from frontend.content.story_lists import ListLink
from frontend.page_types.schema_org import organization, without_empty


@dataclass(frozen=True)
class Page(ABC):
    """One page. `original` is the path of the source page if it is an alias, else "".

    `uuid` stays the same wherever the page is moved. Drafts may lack required values, and may
    never have been published.
    """

    type_name: ClassVar[str]  # in the API's JSON
    label: ClassVar[Promise]  # the name of the type in search results
    template: ClassVar[str]
    open_graph_type: ClassVar[str] = "website"
    schema_type: ClassVar[str] = "WebPage"  # at schema.org
    has_states: ClassVar[bool] = False  # True if the page depends on the query string
    has_card: ClassVar[bool] = False  # True if lists show it as a card
    draws_share_picture: ClassVar[bool] = False  # True: preferred to the site's picture for sharing

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
        """Return the page for an object in the API's JSON."""

    def details(self, client: ContentClient, query: QueryDict) -> dict[str, Any]:
        """Request the related content, and return it as context of the template."""
        return {}

    @abstractmethod
    def markdown(self, client: ContentClient) -> list[str]:
        """Return the page as paragraphs of Markdown, without its heading."""

    @property
    def heading(self) -> str:
        """The text of the h1."""
        return self.title

    @property
    def art(self) -> int:
        return art_for(self.title)

    @property
    def section(self) -> Category | None:
        """The category of the page, or None."""
        return None

    @property
    def shown_date(self) -> str | None:
        """The day that visitors read on the page, in ISO 8601, or None."""
        return None

    @property
    def published_at(self) -> datetime | None:
        """The time of publication for feeds."""
        return self.published

    @property
    def date_published(self) -> str | None:
        """The time of publication in ISO 8601, or only the date if the time is not known."""
        return self.published.isoformat(timespec="seconds") if self.published else None

    @property
    def date_modified(self) -> str | None:
        return self.changed.isoformat(timespec="seconds") if self.changed else None

    def feeds(self, site: Site) -> tuple[ListLink, ...]:
        """Return the story lists whose feeds the page links to."""
        return site.story_lists

    def schema_org(
        self, site: Site, picture: SharePicture, url: str, title: str
    ) -> list[dict[str, Any]]:
        """Return the schema.org objects of the page: its description and its breadcrumbs."""
        about = {
            "@type": self.schema_type,
            "name": title,
            "description": self.description,
            "url": url,
            "datePublished": self.shown_date,
            "dateModified": self.date_modified,
            "inLanguage": site.language,
            "publisher": organization(site),
        }
        return [without_empty(about), self.breadcrumbs(site)]

    def breadcrumbs(self, site: Site) -> dict[str, Any]:
        """Return the breadcrumbs of the page as a schema.org BreadcrumbList."""
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
    """Return the fields of the base class; `description` is used if the page has none."""
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
        "changed": read_time(meta["changed_at"]),
        "share_picture": SharePicture.from_json(meta["share_picture"]),
    }
