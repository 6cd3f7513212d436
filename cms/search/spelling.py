"""Spelling correction: words of the site at Damerau-Levenshtein distance 1."""

from collections.abc import Iterator
from string import ascii_lowercase

from django.db import connection

from cms.search.index import dialect
from cms.search.query import Term

SHORTEST = 4  # letters; a shorter word is similar to too many others
SHORTEST_BEGINNING = 5
LONGEST = 24
MOST = 5  # words of a query that are corrected
TRIES = 5  # suggestions, the most frequent first


def nearest(term: Term) -> list[str]:
    """Return some words at distance 1 from a term, the most frequent first.

    If there is none and the term may be incomplete, return words with a prefix at distance 1.
    """
    if not SHORTEST <= len(term.word) <= LONGEST:
        return []
    candidates = sorted(set(variants(term.word)))
    begins = term.is_prefix and len(term.word) >= SHORTEST_BEGINNING
    for begin in (False, True)[: 1 + begins]:
        with connection.cursor() as cursor:
            known = dialect().known_words(cursor, candidates, begin=begin)
        if known:
            return sorted(known, key=lambda word: (-known[word], word))[:TRIES]
    return []


def variants(word: str) -> Iterator[str]:
    """Yield all words at distance 1: a deletion, insertion, substitution or transposition."""
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        if after:
            yield before + after[1:]
        if len(after) > 1 and after[0] != after[1]:
            yield before + after[1] + after[0] + after[2:]
        for letter in ascii_lowercase:
            yield before + letter + after
            if after and letter != after[0]:
                yield before + letter + after[1:]
