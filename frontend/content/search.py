"""Results of the site search: pages of all types, with highlighted words."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Segment:
    """A part of a text; `hit` is True if it matches a word of the search."""

    text: str
    hit: bool


def _segments(json: list[dict[str, Any]]) -> tuple[Segment, ...]:
    return tuple(Segment(item["text"], item["hit"]) for item in json)


@dataclass(frozen=True)
class Hit:
    """A page in the results: its title, and an excerpt of its text around the words.

    `type` is the name of its type in the API, which this site may not support.
    """

    type: str
    path: str
    title: tuple[Segment, ...]
    excerpt: tuple[Segment, ...]

    @classmethod
    def from_json(cls, json: dict[str, Any]) -> "Hit":
        meta, match = json["meta"], json["match"]
        title, excerpt = _segments(match["title"]), _segments(match["text"])
        return cls(meta["type"], meta["html_path"], title, excerpt)


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
