"""The index of page words on SQLite: an FTS5 table with a row for each page.

Words are folded and stemmed in Python, and each is followed by its stem with the prefix `=`, which
keeps stems apart from words.
"""

import json
from collections.abc import Iterable

from cms.search.dutch import fold, stem, tokenize
from cms.search.query import Query, Term

CREATE = (
    "CREATE VIRTUAL TABLE cms_pagewords USING fts5("
    "title, text, tokenize = \"unicode61 remove_diacritics 0 tokenchars '='\")",
    # All words that ever were on a page. The vocabulary of FTS5 is slow, because it counts them.
    "CREATE TABLE cms_words (word text PRIMARY KEY) WITHOUT ROWID",
)
DROP = ("DROP TABLE cms_words", "DROP TABLE cms_pagewords")
RANKED = 300  # pages: ranking more is slow and of little use
MOST_KNOWN = 8  # words
MOST_TOKENS = 65536  # in the cache

MATCHING = "SELECT rowid FROM cms_pagewords WHERE cms_pagewords MATCH %s"
# The plus sign prevents SQLite from looking up each page in the index separately.
AMONG = "AND +rowid IN"
LISTED = "(SELECT value FROM json_each(%s))"
KNOWN = f"SELECT word FROM cms_words WHERE word IN {LISTED} LIMIT {MOST_KNOWN}"
BEGINNING_WITH = f"""
    SELECT DISTINCT word FROM json_each(%s) candidate CROSS JOIN cms_words
    ON word >= candidate.value AND word < candidate.value || char(1114111)
    LIMIT {MOST_KNOWN}
"""


def write(cursor, pages: list[tuple[int, str, str]]) -> None:
    """Write the words of pages, given as (id, title, text)."""
    remove(cursor, [page_id for page_id, _, _ in pages])
    rows: list[tuple[int, str, str]] = []
    unique: set[str] = set()
    for page_id, title, text in pages:
        titled, plain = tokenize(title), tokenize(text)
        rows.append((page_id, _tokens(titled), _tokens(plain)))
        unique.update(titled, plain)
    known = sorted({fold(word) for word in unique} - {""})
    cursor.executemany("INSERT INTO cms_pagewords (rowid, title, text) VALUES (%s, %s, %s)", rows)
    cursor.executemany(
        "INSERT OR IGNORE INTO cms_words (word) VALUES (%s)", [(word,) for word in known]
    )


def remove(cursor, page_ids: list[int]) -> None:
    numbers = json.dumps(page_ids)
    cursor.execute(f"DELETE FROM cms_pagewords WHERE rowid IN {LISTED}", [numbers])


def search(cursor, query: Query, pages: tuple[str, tuple]) -> list[int]:
    """Return the ids of the matching pages, by relevance. `pages` is SQL for the allowed ids.

    A hit in the title counts more than any number of hits in the text. Only the newest RANKED
    matches are ranked: frequency says little for a very common word.
    """
    among, parameters = pages
    match = _expression(query)
    ids = _ids(cursor, f"{MATCHING} {AMONG} ({among})", match, *parameters)
    titled = set(_ids(cursor, MATCHING, f"{{title}} : ({match})"))
    ids.sort(key=lambda page_id: (page_id not in titled, -page_id))
    best = f"{MATCHING} {AMONG} {LISTED} ORDER BY bm25(cms_pagewords, 8.0, 1.0), rowid DESC"
    ranked = _ids(cursor, best, match, json.dumps(ids[:RANKED]))
    ranked.sort(key=lambda page_id: page_id not in titled)
    return ranked + ids[RANKED:]


def matches_any(cursor, query: Query, pages: tuple[str, tuple]) -> bool:
    among, parameters = pages
    cursor.execute(
        f"SELECT EXISTS ({MATCHING} {AMONG} ({among}))", [_expression(query), *parameters]
    )
    return bool(cursor.fetchone()[0])


def known_words(cursor, candidates: Iterable[str], *, begin: bool) -> dict[str, int]:
    """Return some words that are among the candidates (or begin with one), with their page counts.

    The counts include pages that are not public.
    """
    known = _ids(cursor, BEGINNING_WITH if begin else KNOWN, json.dumps(list(candidates)))
    return {word: len(_ids(cursor, MATCHING, f'"{word}"')) for word in known}


def _ids(cursor, sql: str, *parameters) -> list:
    cursor.execute(sql, parameters)
    return [value for (value,) in cursor.fetchall()]


class _Tokens(dict):
    """A cache of the indexed form of each word: the folded word and its stem, or ""."""

    def __missing__(self, word: str) -> str:
        if len(self) >= MOST_TOKENS:
            self.clear()
        folded = fold(word)
        tokens = self[word] = f"{folded} ={stem(folded)}" if folded else ""
        return tokens


TOKENS = _Tokens()


def _tokens(tokenized: list[str]) -> str:
    return " ".join(filter(None, map(TOKENS.__getitem__, tokenized)))


def _expression(query: Query) -> str:
    return (" OR " if query.any_word else " AND ").join(map(_term, query.terms))


def _term(term: Term) -> str:
    return f'("={term.stem}" OR "{term.word}"{"*" if term.is_prefix else ""})'
