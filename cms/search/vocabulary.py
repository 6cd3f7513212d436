"""The words of all pages by their beginnings, and by the endings of their roots; and synonyms.

Each word is stored with its root spelled backwards, so that one index finds both the words that
share a root, and the compounds that end in it: `naaiatelier` for `atelier`.
"""

from collections.abc import Iterable
from typing import NamedTuple

from django.db import connection

from cms.search.families import root

MOST_FOUND = 60  # words for each beginning and ending
LAST = chr(0x10FFFF)

FIND = """
    SELECT place, word FROM (
        SELECT CAST(%s AS integer) AS place, word FROM cms_words
        WHERE {column} >= CAST(%s AS text) AND {column} < CAST(%s AS text)
        ORDER BY {column} LIMIT {most}
    ) AS part
"""


DIVIDER = "\n"  # in no value of a single line
SYNONYMS = """
    SELECT CAST(-1 AS integer), line FROM (
        SELECT typed || CAST(%s AS text) || meant AS line FROM cms_synonym
        ORDER BY id LIMIT 500
    ) AS part
"""


class Part(NamedTuple):
    """A beginning of words, or the root that they end in."""

    text: str
    is_beginning: bool


def backwards(word: str) -> str:
    """Return the root of a word, spelled backwards."""
    return root(word)[::-1]


class Found(NamedTuple):
    """Words with each of some parts, in their order, and what staff say that visitors mean.

    The words may be of pages that are not public.
    """

    words: list[list[str]]
    synonyms: tuple[tuple[str, str], ...]


def read(parts: list[Part]) -> Found:
    """Read some words with each of the parts, and all synonyms, in one query."""
    sql, parameters = [SYNONYMS], [DIVIDER]
    for place, part in enumerate(parts):
        column = "word" if part.is_beginning else "backwards"
        start = part.text if part.is_beginning else part.text[::-1]
        sql.append(FIND.format(column=column, most=MOST_FOUND))
        parameters += [str(place), start, start + LAST]
    words: list[list[str]] = [[] for _ in parts]
    synonyms = []
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(sql), parameters)
        for place, found in cursor.fetchall():
            if place < 0:
                typed, _divider, meant = found.partition(DIVIDER)
                synonyms.append((typed, meant))
            else:
                words[place].append(found)
    return Found(words, tuple(synonyms))


def known_roots(roots: Iterable[str]) -> set[str]:
    """Return which of the roots are those of words on the site."""
    asked = sorted({each[::-1] for each in roots})
    if not asked:
        return set()
    places = ", ".join(["%s"] * len(asked))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT DISTINCT backwards FROM cms_words WHERE backwards IN ({places})",  # noqa: S608
            asked,
        )
        return {found[::-1] for (found,) in cursor.fetchall()}
