"""The words of the site at one typing error from a word: at Damerau-Levenshtein distance 1."""

from collections.abc import Iterator
from string import ascii_lowercase

from django.db import connection

from cms.search.index import dialect
from cms.search.query import Term

SHORTEST = 4  # letters; of shorter words everything is near
SHORTEST_BEGINNING = 5
LONGEST = 24
MOST = 5  # words of one query that are looked at
TRIES = 5  # the most frequent ones


def nearest(term: Term) -> list[str]:
    """Return some words at one error from a term, the most frequent first.

    Of a term that may be half typed also words that begin nearly like it, if no whole word does.
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
    """Go through all that one error makes of a word: a letter too few or too many, a wrong one,
    or two that changed places.
    """
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
