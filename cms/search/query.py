"""Parse the text of a search into terms. Any text is valid, but may have no terms."""

from dataclasses import dataclass, replace
from functools import cached_property

from cms.search.dutch import COMMON, stem, words

MOST_TERMS = 10
LONGEST_QUERY = 400  # characters
SHORTEST_PREFIX = 2  # letters; a single letter would match too many words


@dataclass(frozen=True)
class Term:
    """A folded word. The last one of a query is matched as a prefix, as it may be incomplete."""

    word: str
    is_last: bool = False

    @property
    def is_prefix(self) -> bool:
        return self.is_last and len(self.word) >= SHORTEST_PREFIX

    @cached_property
    def stem(self) -> str:
        return stem(self.word)

    def matches(self, word: str) -> bool:
        """Return True if a folded word of a text matches this term."""
        return stem(word) == self.stem or (self.is_prefix and word.startswith(self.word))


@dataclass(frozen=True)
class Query:
    """A query for pages with all of the terms, or with `any_word`, with one of them."""

    terms: tuple[Term, ...]
    any_word: bool = False

    @classmethod
    def read(cls, text: str, any_word: bool = False) -> "Query":
        typed = list(dict.fromkeys(words(text[:LONGEST_QUERY])))
        telling = [word for word in typed if word not in COMMON] or typed
        terms = [Term(word) for word in telling[:MOST_TERMS]]
        if terms:
            terms[-1] = replace(terms[-1], is_last=True)
        return cls(tuple(terms), any_word)

    def matches(self, word: str) -> bool:
        """Return True if a folded word of a text matches any term."""
        if word not in self._known:
            self._known[word] = any(term.matches(word) for term in self.terms)
        return self._known[word]

    @cached_property
    def _known(self) -> dict[str, bool]:
        """The cached results of `matches`, because the same words are in many texts."""
        return {}
