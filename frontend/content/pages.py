"""Links to pages, and lists of them. The pages themselves are in `frontend.page_types`."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from frontend.content.dates import read_time
from frontend.content.pictures import SharePicture

STORY_INDEX = "cms.StoryIndexPage"  # the type of page that lists stories


@dataclass(frozen=True)
class Link:
    title: str
    path: str
    current: str = ""  # the value of aria-current: "page", "true" (a page below it), or empty

    @classmethod
    def from_json(cls, json: dict[str, Any]) -> "Link":
        return cls(json["title"], json["meta"]["html_path"])


def read_links(json: dict[str, Any]) -> tuple[Link, ...]:
    return tuple(map(Link.from_json, json["items"]))


@dataclass(frozen=True)
class PageAddress:
    """The path of a page, and whether the page lists stories."""

    id: int
    path: str
    lists_stories: bool

    @classmethod
    def from_json(cls, json: dict[str, Any]) -> "PageAddress":
        meta = json["meta"]
        return cls(json["id"], meta["html_path"], lists_stories=meta["type"] == STORY_INDEX)


def read_addresses(json: dict[str, Any]) -> tuple[PageAddress, ...]:
    return tuple(map(PageAddress.from_json, json["items"]))


@dataclass(frozen=True)
class ListedPage:
    """A page in the sitemap."""

    path: str
    changed: datetime | None
    share_picture: SharePicture | None
    pictures: tuple[str, ...]  # addresses
    is_alias: bool

    @classmethod
    def from_json(cls, json: dict[str, Any]) -> "ListedPage":
        meta = json["meta"]
        return cls(
            meta["html_path"],
            read_time(meta["changed_at"]),
            SharePicture.from_json(meta["share_picture"]),
            tuple(picture["url"] for picture in json["pictures"]),
            is_alias=meta["alias_of"] is not None,
        )


@dataclass(frozen=True)
class PageList:
    """A part of all pages, and their total number."""

    pages: tuple[ListedPage, ...]
    total: int

    @classmethod
    def from_json(cls, json: dict[str, Any]) -> "PageList":
        pages = tuple(map(ListedPage.from_json, json["items"]))
        return cls(pages, json["meta"]["total_count"])


@dataclass(frozen=True)
class Redirect:
    location: str
    permanent: bool

    @classmethod
    def from_json(cls, json: dict[str, Any]) -> "Redirect":
        return cls(json["location"], json["is_permanent"])
