"""The words in addresses of the site: the slug of the search page, and the query parameters."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Words:
    """The current words. `former` are the former ones by name, which stay valid."""

    search: str = "zoeken"
    category: str = "categorie"
    show: str = "toon"
    page: str = "pagina"
    year: str = "jaar"
    former: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)

    @classmethod
    def from_json(cls, json: dict[str, str], former: dict[str, list[str]]) -> "Words":
        names = ("search", "category", "show", "page", "year")
        known = {name: json[name] for name in names if name in json}
        return cls(**known, former={name: tuple(words) for name, words in former.items()})

    @property
    def search_path(self) -> str:
        return f"/{self.search}/"

    def is_search_path(self, path: str) -> bool:
        """Return True if a path is or was that of the search page, with or without a slash."""
        return path.strip("/") in (self.search, *self.former.get("search", ()))

    def value(self, query: Mapping[str, str], name: str) -> str:
        """Return the value of a parameter in a query, by its current or a former word."""
        for word in (getattr(self, name), *self.former.get(name, ())):
            if word in query:
                return query[word]
        return ""
