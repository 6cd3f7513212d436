"""Spelling correction: words of the site at Damerau-Levenshtein distance 1."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from string import ascii_lowercase

from django.db import connection

from cms.search.families import root
from cms.search.index import dialect
from cms.search.query import Term
from cms.search.synonyms import typed_words
from cms.search.vocabulary import known_roots

SHORTEST = 4  # letters; a shorter word is similar to too many others
SHORTEST_BEGINNING = 5
LONGEST = 24
MOST = 5  # words of a query that are corrected
TRIES = 5  # suggestions, the most frequent first

ALIKE = (("ei", "ij"), ("ou", "au"), ("g", "ch"), ("ks", "x"), ("y", "ij"), ("kw", "qu"))


def nearest(term: Term) -> list[Term]:
    """Return some terms at distance 1, those on the most pages first, then those that staff named.

    If no word of the site is so near, and the term may be incomplete, the beginnings of some are;
    and if none is, then words that are related to one of the site.
    """
    if not SHORTEST <= len(term.word) <= LONGEST:
        return []
    candidates = sorted(set(variants(term.word)))
    return (
        [replace(term, word=word, others=()) for word in _words(candidates)]
        or _beginnings(term, candidates)
        or _relatives(term, candidates)
    )


def _words(candidates: list[str]) -> list[str]:
    return _known(candidates, begin=False) + sorted(typed_words().intersection(candidates))


def _beginnings(term: Term, candidates: list[str]) -> list[Term]:
    if not term.is_prefix or len(term.word) < SHORTEST_BEGINNING:
        return []
    found: dict[str, Term] = {}
    for word in sorted(_known(candidates, begin=True), key=len):
        begins = next(each for each in candidates if word.startswith(each))
        found.setdefault(begins, replace(term, word=begins, others=(), shown=word))
    return list(found.values())


def _relatives(term: Term, candidates: list[str]) -> list[Term]:
    known = known_roots(map(root, candidates))
    words = (word for word in candidates if root(word) in known)
    return [replace(term, word=word, others=()) for word in islice(words, TRIES)]


def _known(candidates: list[str], *, begin: bool) -> list[str]:
    with connection.cursor() as cursor:
        known = dialect().known_words(cursor, candidates, begin=begin)
    return sorted(known, key=lambda word: (-known[word], word))[:TRIES]


def variants(word: str) -> Iterator[str]:
    """Yield all words at distance 1: a deletion, insertion, substitution or transposition.

    What sounds alike is one letter: ei and ij, ou and au, g and ch.
    """
    for one, other in ALIKE:
        yield from _with_another_sound(word, one, other)
        yield from _with_another_sound(word, other, one)
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


def _with_another_sound(word: str, one: str, other: str) -> Iterator[str]:
    at = word.find(one)
    while at >= 0:
        yield word[:at] + other + word[at + len(one) :]
        at = word.find(one, at + 1)
