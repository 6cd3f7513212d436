"""The words in addresses of the site: the name of the search page, and those of parameters."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Words:
    """What the site writes. `former` are the words of before, by name: they are read as well."""

    search: str = "zoeken"
    category: str = "categorie"
    show: str = "toon"
    page: str = "pagina"
    former: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)

    @classmethod
    def from_json(cls, json: dict[str, str], former: dict[str, list[str]]) -> "Words":
        names = ("search", "category", "show", "page")
        known = {name: json[name] for name in names if name in json}
        return cls(**known, former={name: tuple(words) for name, words in former.items()})

    @property
    def search_path(self) -> str:
        return f"/{self.search}/"

    def is_search_path(self, path: str) -> bool:
        """Return True if a path is the search page's, or was, with or without its last slash."""
        return path.strip("/") in (self.search, *self.former.get("search", ()))

    def value(self, query: Mapping[str, str], name: str) -> str:
        """Return what a query says under the word for a parameter, or one that it had before."""
        for word in (getattr(self, name), *self.former.get(name, ())):
            if word in query:
                return query[word]
        return ""
