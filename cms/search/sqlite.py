"""The words of pages in SQLite: an FTS5 table with a row for each page.

The words are folded already, and each is followed by its stem with a sign before it, so that a stem
is never taken for a word.
"""

import json
from collections.abc import Iterable

from cms.search.dutch import fold, stem, written
from cms.search.query import Query, Term

CREATE = (
    "CREATE VIRTUAL TABLE cms_pagewords USING fts5("
    "title, text, tokenize = \"unicode61 remove_diacritics 0 tokenchars '='\")",
    # All words that ever were on a page. FTS5 has such a list too, but counts while it is read.
    "CREATE TABLE cms_words (word text PRIMARY KEY) WITHOUT ROWID",
)
DROP = ("DROP TABLE cms_words", "DROP TABLE cms_pagewords")
RANKED = 300  # pages: to weigh more takes long, and says little
MOST_KNOWN = 8  # words
MOST_TOKENS = 65536  # kept in memory

MATCHING = "SELECT rowid FROM cms_pagewords WHERE cms_pagewords MATCH %s"
# The plus sign keeps SQLite from looking each page up in the index by itself.
AMONG = "AND +rowid IN"
LISTED = "(SELECT value FROM json_each(%s))"
KNOWN = f"SELECT word FROM cms_words WHERE word IN {LISTED} LIMIT {MOST_KNOWN}"
BEGINNING_WITH = f"""
    SELECT DISTINCT word FROM json_each(%s) candidate CROSS JOIN cms_words
    ON word >= candidate.value AND word < candidate.value || char(1114111)
    LIMIT {MOST_KNOWN}
"""


def enter(cursor, pages: list[tuple[int, str, str]]) -> None:
    """Enter pages: id, title and text."""
    remove(cursor, [page_id for page_id, _, _ in pages])
    rows, found = [], set()
    for page_id, title, text in pages:
        titled, plain = written(title), written(text)
        rows.append((page_id, _tokens(titled), _tokens(plain)))
        found.update(titled, plain)
    known = sorted({fold(word) for word in found} - {""})
    cursor.executemany("INSERT INTO cms_pagewords (rowid, title, text) VALUES (%s, %s, %s)", rows)
    cursor.executemany(
        "INSERT OR IGNORE INTO cms_words (word) VALUES (%s)", [(word,) for word in known]
    )


def remove(cursor, page_ids: list[int]) -> None:
    numbers = json.dumps(page_ids)
    cursor.execute(f"DELETE FROM cms_pagewords WHERE rowid IN {LISTED}", [numbers])


def find(cursor, query: Query, pages: tuple[str, tuple]) -> list[int]:
    """Return the ids of the pages that a query finds, the best first. `pages` is SQL for ids.

    A hit in the title is worth more than any number of hits in the text. Of a word that is in very
    many pages the newest come first: how often it is in each says little.
    """
    among, parameters = pages
    match = _expression(query)
    found = _ids(cursor, f"{MATCHING} {AMONG} ({among})", match, *parameters)
    titled = set(_ids(cursor, MATCHING, f"{{title}} : ({match})"))
    found.sort(key=lambda page_id: (page_id not in titled, -page_id))
    best = f"{MATCHING} {AMONG} {LISTED} ORDER BY bm25(cms_pagewords, 8.0, 1.0), rowid DESC"
    ranked = _ids(cursor, best, match, json.dumps(found[:RANKED]))
    ranked.sort(key=lambda page_id: page_id not in titled)
    return ranked + found[RANKED:]


def finds_any(cursor, query: Query, pages: tuple[str, tuple]) -> bool:
    among, parameters = pages
    cursor.execute(
        f"SELECT EXISTS ({MATCHING} {AMONG} ({among}))", [_expression(query), *parameters]
    )
    return bool(cursor.fetchone()[0])


def known_words(cursor, candidates: Iterable[str], *, begin: bool) -> dict[str, int]:
    """Return some words that are among the candidates (or begin with one), with how many pages.

    These may be pages that are not public.
    """
    found = _ids(cursor, BEGINNING_WITH if begin else KNOWN, json.dumps(list(candidates)))
    return {word: len(_ids(cursor, MATCHING, f'"{word}"')) for word in found}


def _ids(cursor, sql: str, *parameters) -> list:
    cursor.execute(sql, parameters)
    return [value for (value,) in cursor.fetchall()]


class _Tokens(dict):
    """What is entered for a word as it is written: the folded word and its stem, or nothing."""

    def __missing__(self, word: str) -> str:
        if len(self) >= MOST_TOKENS:
            self.clear()
        folded = fold(word)
        tokens = self[word] = f"{folded} ={stem(folded)}" if folded else ""
        return tokens


TOKENS = _Tokens()


def _tokens(found: list[str]) -> str:
    return " ".join(filter(None, map(TOKENS.__getitem__, found)))


def _expression(query: Query) -> str:
    return (" OR " if query.any_word else " AND ").join(map(_term, query.terms))


def _term(term: Term) -> str:
    return f'("={term.stem}" OR "{term.word}"{"*" if term.is_prefix else ""})'
