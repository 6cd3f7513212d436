"""What the site shows, as frozen dataclasses. Knows neither JSON nor HTTP."""

import zlib
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.utils.safestring import SafeString

from frontend.blocks import Body, Button
from frontend.pictures import Picture

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

    @property
    def stories_path(self) -> str:
        """The path of the story list, or an empty string if none is public."""
        return next((entry.path for entry in self.menu if entry.lists_stories), "")

    def menu_from(self, path: str) -> tuple[Link, ...]:
        """Return the menu as it stands on the page at a path."""
        return tuple(entry.link_from(path) for entry in self.menu)


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
    """Some stories, and how many there are in all."""

    stories: tuple[StoryCard, ...]
    total: int


@dataclass(frozen=True)
class Redirect:
    location: str
    permanent: bool


@dataclass(frozen=True)
class Page:
    """What every page has. `original` is the path of the page that an alias repeats."""

    id: int | None
    title: str
    path: str
    url: str
    head_title: str
    description: str
    ancestors: tuple[Link, ...]
    original: str

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
