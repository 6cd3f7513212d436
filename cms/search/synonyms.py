"""What staff say that visitors mean: `telefoonnummer` also finds what says `contact`."""

from functools import lru_cache
from typing import NamedTuple

from cms.models.search_words import listed
from cms.search import vocabulary
from cms.search.dutch import stem, words
from cms.search.families import root
from cms.search.query import Query, Stems, Term

SHORTEST_BEGINNING = 5  # letters of a word that is still being typed

Phrase = tuple[str, ...]  # folded words


class Meaning(NamedTuple):
    """A phrase that visitors type, and what else it finds."""

    typed: Phrase
    roots: Phrase
    meant: tuple[Stems, ...]


def typed_words() -> set[str]:
    """Return all words that visitors type according to staff."""
    return {word for meaning in meanings(vocabulary.read([]).synonyms) for word in meaning.typed}


@lru_cache(maxsize=4)
def meanings(rows: tuple[tuple[str, str], ...]) -> tuple[Meaning, ...]:
    """Return the phrases of synonyms, given as the texts that staff wrote."""
    return tuple(
        Meaning(tuple(phrase), tuple(map(root, phrase)), _stems(meant))
        for typed, meant in rows
        for phrase in map(words, listed(typed))
        if phrase
    )


def _stems(meant: str) -> tuple[Stems, ...]:
    phrases = [words(each) for each in listed(meant)]
    stems = [tuple(map(key, phrase)) for phrase in phrases if phrase for key in (stem, root)]
    return tuple(dict.fromkeys(stems))


def meant_by(query: Query, meanings: tuple[Meaning, ...]) -> list[list[Stems]]:
    """Return what else each term of a query finds, according to staff."""
    typed = [*map(root, query.typed or [term.word for term in query.terms])]
    others: list[list[Stems]] = [[] for _ in query.terms]
    for meaning in meanings:
        for place, term in enumerate(query.terms):
            if _is_part(term, meaning, typed):
                others[place] += meaning.meant
    return others


def _is_part(term: Term, meaning: Meaning, typed: list[str]) -> bool:
    """Return True if a term is one of the words of a phrase that was typed as a whole."""
    if len(meaning.typed) > 1:
        whole = [
            list(meaning.roots) == typed[at : at + len(meaning.roots)] for at in range(len(typed))
        ]
        return root(term.word) in meaning.roots and any(whole)
    is_begun = term.is_prefix and len(term.word) >= SHORTEST_BEGINNING
    begins = is_begun and meaning.typed[0].startswith(term.word)
    return begins or meaning.roots[0] == root(term.word)
