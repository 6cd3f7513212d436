"""What a search of the whole site finds: pages of any type, and where the words are in each."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Run:
    """A piece of a text that is one of the words of a search, or is none."""

    text: str
    hit: bool


def _runs(json: list[dict[str, Any]]) -> tuple[Run, ...]:
    return tuple(Run(run["text"], run["hit"]) for run in json)


@dataclass(frozen=True)
class Hit:
    """A page that was found: its title and a part of its text, cut where the words are.

    `type` is the name of its type in the API, for which this site may have no file.
    """

    type: str
    path: str
    title: tuple[Run, ...]
    excerpt: tuple[Run, ...]

    @classmethod
    def from_json(cls, json: dict[str, Any]) -> "Hit":
        meta, match = json["meta"], json["match"]
        return cls(meta["type"], meta["html_path"], _runs(match["title"]), _runs(match["text"]))


@dataclass(frozen=True)
class SearchResult:
    """Some pages that were found, and how many there are; `corrected` as of a StoryList."""

    hits: tuple[Hit, ...]
    total: int
    corrected: str = ""

    @classmethod
    def from_json(cls, json: dict[str, Any]) -> "SearchResult":
        hits, meta = tuple(map(Hit.from_json, json["items"])), json["meta"]
        return cls(hits, meta["total_count"], meta.get("corrected") or "")
