"""Results of the site search: pages of all types, with highlighted words."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from frontend.content.dates import read_date
from frontend.content.pictures import Picture
from frontend.content.stories import Category, read_category


@dataclass(frozen=True)
class Segment:
    """A part of a text; `hit` is True if it matches a word of the search."""

    text: str
    hit: bool


def _segments(json: list[dict[str, Any]]) -> tuple[Segment, ...]:
    return tuple(Segment(item["text"], item["hit"]) for item in json)


@dataclass(frozen=True)
class Hit:
    """A page in the results: its title, and its summary or the part of its text with the words.

    Stories have more, as on their cards. `type` is the name of its type in the API, which this
    site may not support.
    """

    type: str
    path: str
    title: tuple[Segment, ...]
    excerpt: tuple[Segment, ...]
    category: Category | None
    date: date | None
    picture: Picture | None

    @classmethod
    def from_json(cls, json: dict[str, Any]) -> "Hit":
        meta, match, card = json["meta"], json["match"], json["card"] or {}
        return cls(
            type=meta["type"],
            path=meta["html_path"],
            title=_segments(match["title"]),
            excerpt=_segments(card.get("excerpt") or match["text"]),
            category=read_category(card.get("category")),
            date=read_date(card.get("date")),
            picture=Picture.from_json(card.get("thumb")),
        )


@dataclass(frozen=True)
class SearchResult:
    """The first results, and their total number; `corrected` as in StoryList."""

    hits: tuple[Hit, ...]
    total: int
    corrected: str = ""

    @classmethod
    def from_json(cls, json: dict[str, Any]) -> "SearchResult":
        hits, meta = tuple(map(Hit.from_json, json["items"])), json["meta"]
        return cls(hits, meta["total_count"], meta.get("corrected") or "")
