"""Cards of stories in lists, and the categories of stories."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from frontend.content.dates import read_date
from frontend.content.pictures import Picture, art_for

CARDS_IN_A_ROW = 3


@dataclass(frozen=True)
class Category:
    id: int
    name: str
    slug: str
    story_count: int = 0

    @classmethod
    def from_json(cls, json: dict[str, Any]) -> "Category":
        return cls(json["id"], json["name"], json["slug"], json.get("story_count", 0))


@dataclass(frozen=True)
class Year:
    """A year with stories."""

    number: int
    story_count: int


def read_years(json: dict[str, Any]) -> tuple[Year, ...]:
    return tuple(Year(item["year"], item["story_count"]) for item in json["items"])


def read_category(json: dict[str, Any] | None) -> Category | None:
    return Category.from_json(json) if json else None


def read_categories(json: dict[str, Any]) -> tuple[Category, ...]:
    return tuple(map(Category.from_json, json["items"]))


@dataclass(frozen=True)
class StoryCard:
    """The card of a story. `api_fields` is the parameter `?fields=` of the request."""

    api_fields: ClassVar = "_,id,title,html_path,excerpt,category,date,thumb"

    id: int | None
    title: str
    path: str
    excerpt: str
    category: Category | None
    date: date | None
    picture: Picture | None

    @classmethod
    def from_json(cls, json: dict[str, Any]) -> "StoryCard":
        return cls(
            id=json["id"],
            title=json["title"],
            path=json["meta"]["html_path"],
            excerpt=json["excerpt"],
            category=read_category(json["category"]),
            date=read_date(json["date"]),
            picture=Picture.from_json(json["thumb"]),
        )

    @property
    def art(self) -> int:
        return art_for(self.title)


@dataclass(frozen=True)
class StoryList:
    """A part of a list of stories, and their total number.

    `corrected` is the words that were searched instead if the given words had no results, or "".
    """

    stories: tuple[StoryCard, ...]
    total: int
    corrected: str = ""

    @classmethod
    def from_json(cls, json: dict[str, Any]) -> "StoryList":
        stories, meta = tuple(map(StoryCard.from_json, json["items"])), json["meta"]
        return cls(stories, meta["total_count"], meta.get("corrected") or "")

    def without(self, path: str) -> tuple[StoryCard, ...]:
        """Return the stories except the one at a path."""
        return tuple(card for card in self.stories if card.path != path)
