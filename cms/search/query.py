"""What a visitor typed, as words to look for. Any text is a query, if only one without words."""

from dataclasses import dataclass, replace
from functools import cached_property

from cms.search.dutch import COMMON, stem, words

MOST_TERMS = 10
LONGEST_QUERY = 400  # characters
SHORTEST_PREFIX = 2  # letters; one letter begins too many words


@dataclass(frozen=True)
class Term:
    """A folded word. The last one of a query may be half typed: longer words match it too."""

    word: str
    is_last: bool = False

    @property
    def is_prefix(self) -> bool:
        return self.is_last and len(self.word) >= SHORTEST_PREFIX

    @cached_property
    def stem(self) -> str:
        return stem(self.word)

    def is_in(self, word: str) -> bool:
        """Say whether a folded word of a text is one that this term finds."""
        return stem(word) == self.stem or (self.is_prefix and word.startswith(self.word))


@dataclass(frozen=True)
class Query:
    """All the terms must be in a page, or with `any_word` one of them."""

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

    def finds(self, word: str) -> bool:
        """Say whether a folded word of a text is one of those that are looked for."""
        if word not in self._known:
            self._known[word] = any(term.is_in(word) for term in self.terms)
        return self._known[word]

    @cached_property
    def _known(self) -> dict[str, bool]:
        """What was said of the words of one search: they are in many of the texts."""
        return {}
