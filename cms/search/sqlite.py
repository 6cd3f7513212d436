"""The index of page words on SQLite: an FTS5 table with a row for each page.

Words are folded and stemmed in Python, and each is followed by its stem with the prefix `=`, which
keeps stems apart from words.
"""

import json
from collections.abc import Iterable

from cms.search.dutch import COMMON, fold, signed_words, stem, tokenize
from cms.search.query import Query, Term
from cms.search.vocabulary import backwards

# All words that ever were on a page. The vocabulary of FTS5 is slow, because it counts them.
CREATE_WORDS = (
    "CREATE TABLE cms_words (word text PRIMARY KEY, backwards text NOT NULL DEFAULT '')"
    " WITHOUT ROWID",
    "CREATE INDEX cms_words_backwards ON cms_words (backwards)",
)
CREATE = (
    "CREATE VIRTUAL TABLE cms_pagewords USING fts5("
    "title, text, tokenize = \"unicode61 remove_diacritics 0 tokenchars '='\")",
    *CREATE_WORDS,
)
DROP_WORDS = ("DROP TABLE cms_words",)
DROP = (*DROP_WORDS, "DROP TABLE cms_pagewords")
RANKED = 300  # pages: ranking more is slow and of little use
MOST_KNOWN = 8  # words
MOST_TOKENS = 65536  # in the cache

MATCHING = "SELECT rowid FROM cms_pagewords WHERE cms_pagewords MATCH %s"
# The plus sign prevents SQLite from looking up each page in the index separately.
AMONG = "AND +rowid IN"
LISTED = "(SELECT value FROM json_each(%s))"
# What is found at a higher level comes first: the words in the title, and there as they were typed.
FIND = f"""
    SELECT rowid, 0 FROM cms_pagewords WHERE cms_pagewords MATCH %s {AMONG} ({{among}})
    UNION ALL SELECT rowid, 1 FROM cms_pagewords WHERE cms_pagewords MATCH %s
    UNION ALL SELECT rowid, 2 FROM cms_pagewords WHERE cms_pagewords MATCH %s
"""
RANK = f"""
    SELECT rowid, title FROM cms_pagewords WHERE cms_pagewords MATCH %s {AMONG} {LISTED}
    ORDER BY rowid IN ({MATCHING}) DESC, bm25(cms_pagewords, 8.0, 1.0), rowid DESC
"""
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
        titled, plain = ([*tokenize(each), *signed_words(each)] for each in (title, text))
        rows.append((page_id, _tokens(titled), _tokens(plain)))
        unique.update(titled, plain)
    known = sorted({fold(word) for word in unique} - {""})
    cursor.executemany("INSERT INTO cms_pagewords (rowid, title, text) VALUES (%s, %s, %s)", rows)
    cursor.executemany(
        "INSERT OR IGNORE INTO cms_words (word, backwards) VALUES (%s, %s)",
        [(word, backwards(word)) for word in known],
    )


def remove(cursor, page_ids: list[int]) -> None:
    numbers = json.dumps(page_ids)
    cursor.execute(f"DELETE FROM cms_pagewords WHERE rowid IN {LISTED}", [numbers])


def search(cursor, query: Query, pages: tuple[str, tuple]) -> list[int]:
    """Return the ids of the matching pages, by relevance. `pages` is SQL for the allowed ids.

    A hit in the title counts more than any number of hits in the text, and a word as it was typed
    more than another one that counts as well. Only the newest RANKED matches are ranked: frequency
    says little for a very common word.
    """
    among, parameters = pages
    exact, wide = _expression(query, exact=True), _expression(query)
    titled = (f"{{title}} : ({wide})", f"{{title}} : ({exact})")
    cursor.execute(FIND.format(among=among), [wide, *parameters, *titled])
    levels: dict[int, int] = {}
    for page_id, level in cursor.fetchall():
        if level == 0 or page_id in levels:
            levels[page_id] = level
    ids = sorted(levels, key=lambda page_id: (-levels[page_id], -page_id))
    cursor.execute(RANK, [wide, json.dumps(ids[:RANKED]), exact])
    best = sorted(
        cursor.fetchall(), key=lambda row: (-levels[row[0]], -_covered(row, levels, query))
    )
    return [page_id for page_id, _title in best] + ids[RANKED:]


def _covered(row: tuple[int, str], levels: dict[int, int], query: Query) -> float:
    """Return which part of the telling words of a title that has a hit the query has."""
    page_id, tokens = row
    if not levels[page_id]:
        return 0
    words = [word for word in tokens.split() if not word.startswith("=") and word not in COMMON]
    return sum(map(query.matches, words)) / len(words) if words else 0


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


def _expression(query: Query, *, exact: bool = False) -> str:
    """Return an expression for the words of a query: the typed ones, or with all others."""
    terms = (_exact(term) if exact else _wide(term) for term in query.terms)
    words = (" OR " if query.any_word else " AND ").join(f"({term})" for term in terms)
    return f"{{title}} : ({words})" if query.in_title else words


def _exact(term: Term) -> str:
    return f'"={term.stem}" OR "{term.word}"'


def _wide(term: Term) -> str:
    others = ("(" + " AND ".join(f'"={stem}"' for stem in stems) + ")" for stems in term.others)
    return " OR ".join([f"{_exact(term)}{'*' if term.is_prefix else ''}", *others])
