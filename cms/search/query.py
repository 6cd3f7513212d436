"""Parse the text of a search into terms. Any text is valid, but may have no terms."""

from dataclasses import dataclass, replace
from functools import cached_property

from cms.search.dutch import COMMON, stem, typed_words

MOST_TERMS = 10
LONGEST_QUERY = 400  # characters
SHORTEST_PREFIX = 2  # letters; a single letter would match too many words


def shortened(text: str) -> str:
    """Return a text up to its last whole word within `LONGEST_QUERY`."""
    if len(text) <= LONGEST_QUERY:
        return text
    start, _, _rest = text[: LONGEST_QUERY + 1].rpartition(" ")
    return start or text[:LONGEST_QUERY]


# Stems that together mean the same as a word: `kinderopvang`, and `kind` with `opvang`.
Stems = tuple[str, ...]


@dataclass(frozen=True)
class Term:
    """A folded word. The last one of a query is matched as a prefix, as it may be incomplete.

    `others` are words that count as well, but less: related ones, compounds, synonyms. `shown` is
    what a visitor is told instead of a prefix that a correction found.
    """

    word: str
    is_last: bool = False
    others: tuple[Stems, ...] = ()
    shown: str = ""

    def __str__(self) -> str:
        return self.shown or self.word

    @property
    def is_prefix(self) -> bool:
        return self.is_last and len(self.word) >= SHORTEST_PREFIX

    @cached_property
    def stem(self) -> str:
        """The stem of the word, unless it is a common word: bees are *bijen*, and *bij* is by."""
        short = stem(self.word)
        return self.word if short in COMMON else short

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset([self.stem, *(each for stems in self.others for each in _telling(stems))])

    def with_others(self, others: list[Stems]) -> "Term":
        return replace(self, others=tuple(dict.fromkeys([*self.others, *others])))

    def matches(self, word: str) -> bool:
        """Return True if a folded word of a text matches this term."""
        return stem(word) in self._stems or (self.is_prefix and word.startswith(self.word))


@dataclass(frozen=True)
class Query:
    """A query for pages with all of the terms, or with `any_word`, with one of them.

    `typed` are all words in order, also those too common to be terms. With `in_title`, the terms
    must be in the title.
    """

    terms: tuple[Term, ...]
    any_word: bool = False
    typed: tuple[str, ...] = ()
    in_title: bool = False

    @classmethod
    def read(cls, text: str, any_word: bool = False) -> "Query":
        typed = typed_words(text[:LONGEST_QUERY])
        parts_of = dict(typed)
        telling = [word for word in parts_of if word not in COMMON] or list(parts_of)
        terms = [Term(word, others=_apart(word, parts_of[word])) for word in telling[:MOST_TERMS]]
        if terms:
            terms[-1] = replace(terms[-1], is_last=True)
        return cls(tuple(terms), any_word, tuple(word for word, _ in typed))

    def matches(self, word: str) -> bool:
        """Return True if a folded word of a text matches any term."""
        if word not in self._known:
            self._known[word] = any(term.matches(word) for term in self.terms)
        return self._known[word]

    @cached_property
    def _known(self) -> dict[str, bool]:
        """The cached results of `matches`, because the same words are in many texts."""
        return {}


def _telling(stems: Stems) -> list[str]:
    """Return what to mark of words that count together: of `werken bij ons` only `werken`."""
    return [each for each in stems if each not in COMMON] or list(stems)


def _apart(word: str, parts: list[str]) -> tuple[Stems, ...]:
    """Return what a word with signs in it is without them: `foto's` is `foto`, not its s."""
    stems = tuple(stem(part) for part in parts if len(part) > 1)
    is_number = parts and parts[0].isdecimal()  # 50+ is not 50
    return () if not stems or parts == [word] or (len(stems) == 1 and is_number) else (stems,)
