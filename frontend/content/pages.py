"""What the site shows, as frozen dataclasses. Knows neither JSON nor HTTP."""

import zlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from django.utils.safestring import SafeString

from frontend.content.blocks import Body, Button
from frontend.content.pictures import Picture, SharePicture

ART_VARIANTS = 6  # as many as the style sheet draws: art-1 … art-6


def art_for(title: str) -> int:
    """Return which of the drawn stand-ins goes with a title: always the same one."""
    return zlib.crc32(title.encode()) % ART_VARIANTS + 1


@dataclass(frozen=True)
class Link:
    title: str
    path: str
    current: str = ""  # the value of aria-current: "page", "true" (a page below it), or empty


@dataclass(frozen=True)
class MenuEntry:
    title: str
    path: str
    lists_stories: bool

    def link_from(self, path: str) -> Link:
        below = "true" if path.startswith(self.path) else ""
        return Link(self.title, self.path, "page" if path == self.path else below)


@dataclass(frozen=True)
class Contact:
    email: str
    phone: str
    address: str

    def __bool__(self) -> bool:
        return bool(self.email or self.phone or self.address)

    @property
    def phone_link(self) -> str:
        return "tel:" + "".join(sign for sign in self.phone if sign.isdigit() or sign == "+")


@dataclass(frozen=True)
class Site:
    name: str
    tagline: str
    contact: Contact
    footer: SafeString
    language: str
    menu: tuple[MenuEntry, ...]
    root_url: str  # without a slash at its end
    share_picture: SharePicture | None

    @property
    def stories_path(self) -> str:
        """The path of the story list, or an empty string if none is public."""
        return next((entry.path for entry in self.menu if entry.lists_stories), "")

    def menu_from(self, path: str) -> tuple[Link, ...]:
        """Return the menu as it stands on the page at a path."""
        return tuple(entry.link_from(path) for entry in self.menu)


@dataclass(frozen=True)
class PageAddress:
    """Where a page lives, for those who go through all pages."""

    path: str
    lists_stories: bool


@dataclass(frozen=True)
class ListedPage:
    """What programs that go through all pages are told of each."""

    path: str
    changed: datetime | None
    share_picture: SharePicture | None
    pictures: tuple[str, ...]  # addresses
    is_alias: bool


@dataclass(frozen=True)
class PageList:
    """Some pages, and how many there are in all."""

    pages: tuple[ListedPage, ...]
    total: int


@dataclass(frozen=True)
class Category:
    id: int
    name: str
    slug: str
    story_count: int = 0


@dataclass(frozen=True)
class StoryCard:
    title: str
    path: str
    excerpt: str
    category: Category | None
    date: date | None
    picture: Picture | None

    @property
    def art(self) -> int:
        return art_for(self.title)


@dataclass(frozen=True)
class StoryList:
    """Some stories, and how many there are in all.

    `corrected` is what was searched instead of words that are nowhere, or empty.
    """

    stories: tuple[StoryCard, ...]
    total: int
    corrected: str = ""


@dataclass(frozen=True)
class Run:
    """A piece of a text that is one of the words of a search, or is none."""

    text: str
    hit: bool


@dataclass(frozen=True)
class Hit:
    """A page that was found: its title and a part of its text, cut where the words are."""

    kind: str
    path: str
    title: tuple[Run, ...]
    excerpt: tuple[Run, ...]


@dataclass(frozen=True)
class SearchResult:
    """Some pages that were found, and how many there are; `corrected` as of a StoryList."""

    hits: tuple[Hit, ...]
    total: int
    corrected: str = ""


@dataclass(frozen=True)
class Redirect:
    location: str
    permanent: bool


@dataclass(frozen=True)
class Page:
    """What every page has. `original` is the path of the page that an alias repeats.

    `uuid` stays the same wherever the page moves to; a draft may never have been published.
    """

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

    @property
    def art(self) -> int:
        return art_for(self.title)


@dataclass(frozen=True)
class Home(Page):
    template: ClassVar[str] = "frontend/home.html"

    headline: str
    lead: str
    picture: Picture | None
    buttons: tuple[Button, ...]
    body: Body


@dataclass(frozen=True)
class StoryIndex(Page):
    template: ClassVar[str] = "frontend/story_list.html"

    introduction: str


@dataclass(frozen=True)
class Story(Page):
    """`category` is None, and texts are empty, only in a draft."""

    template: ClassVar[str] = "frontend/story.html"

    category: Category | None
    excerpt: str
    date: date | None
    picture: Picture | None
    body: Body


@dataclass(frozen=True)
class InfoPage(Page):
    template: ClassVar[str] = "frontend/info.html"

    parent_id: int | None
    body: Body
