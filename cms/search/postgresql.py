"""The index of page words on PostgreSQL: a table with two text search vectors for each page.

Words are folded and stemmed in Python, and stems are stored beside the words with the prefix `=`,
so that no dictionary or extension of the server is needed and all servers return the same results.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from cms.search.dutch import COMMON, signed_words, stem, words
from cms.search.query import Query, Term
from cms.search.vocabulary import backwards

CREATE_WORDS = (
    # All words that ever were on a page. Not unique, so that no transaction waits for another one.
    'CREATE TABLE cms_words (word text COLLATE "C" NOT NULL,'
    " backwards text COLLATE \"C\" NOT NULL DEFAULT '')",
    "CREATE INDEX cms_words_word ON cms_words (word)",
    "CREATE INDEX cms_words_backwards ON cms_words (backwards)",
)
CREATE = (
    "CREATE TABLE cms_pagewords (page_id integer PRIMARY KEY,"
    " title tsvector NOT NULL, words tsvector NOT NULL)",
    "CREATE INDEX cms_pagewords_words ON cms_pagewords USING gin (words) WITH (fastupdate = off)",
    # The planner underestimates the cost of reading all vectors without the index.
    "CREATE FUNCTION cms_pages_with(query tsquery) RETURNS TABLE (page_id integer, title tsvector)"
    " LANGUAGE sql STABLE ROWS 100 SET enable_seqscan = off"
    " AS 'SELECT page_id, title FROM cms_pagewords WHERE words @@ $1'",
    *CREATE_WORDS,
)
DROP_WORDS = ("DROP TABLE cms_words",)
DROP = (
    *DROP_WORDS,
    "DROP FUNCTION cms_pages_with(tsquery)",
    "DROP TABLE cms_pagewords",
)

# Limits of a tsvector (PostgreSQL's manual, "Full Text Search", "Limitations").
LAST_POSITION = 16383
MOST_PLACES = 255  # of one word
RANKED = 150  # pages: ranking reads the whole vector of each
MOST_KNOWN = 8  # words

WRITE = """
    INSERT INTO cms_pagewords (page_id, title, words) VALUES (%s, %s::tsvector, %s::tsvector)
    ON CONFLICT (page_id) DO UPDATE SET title = EXCLUDED.title, words = EXCLUDED.words
"""
WRITE_WORDS = """
    INSERT INTO cms_words (word, backwards)
    SELECT new.word, new.backwards FROM unnest(%s::text[], %s::text[]) new (word, backwards)
    WHERE NOT EXISTS (SELECT FROM cms_words known WHERE known.word = new.word COLLATE "C")
"""
# The words in the title, and there as they were typed.
LEVEL = "CASE WHEN title @@ %s::tsquery THEN 1 + (title @@ %s::tsquery)::int ELSE 0 END"
# IS TRUE makes the planner read the pages once into a hash instead of looking up each match.
FIND = """
    SELECT page_id FROM cms_pages_with(%s::tsquery) WHERE (page_id IN ({pages})) IS TRUE {in_title}
    ORDER BY {level} DESC, page_id DESC
"""
ANY = """
    SELECT EXISTS (
        SELECT FROM cms_pages_with(%s::tsquery) WHERE page_id IN ({pages}) {in_title}
    )
"""
# The index knows no weights: to ask `words` for what is in titles reads the whole vector of each
# match. A search that found a part of its words in 10,000 titles took seven times as long.
IN_TITLE = "AND title @@ %s::tsquery"
RANK = """
    SELECT page_id, {level} AS level, tsvector_to_array(title) FROM cms_pagewords
    WHERE page_id = ANY(%s)
    ORDER BY level DESC, words @@ %s::tsquery DESC, ts_rank(words, %s::tsquery) DESC, page_id DESC
"""
KNOWN = "SELECT DISTINCT word FROM cms_words WHERE word = ANY(%s) LIMIT %s"
BEGINNING_WITH = """
    SELECT DISTINCT known.word FROM unnest(%s::text[]) candidate, LATERAL (
        SELECT word FROM cms_words WHERE word >= candidate COLLATE "C"
        AND word < (candidate || chr(1114111)) COLLATE "C" LIMIT 3
    ) known LIMIT %s
"""
COUNT = "SELECT count(*) FROM cms_pages_with(%s::tsquery)"


def write(cursor, pages: list[tuple[int, str, str]]) -> None:
    """Write the words of pages, given as (id, title, text)."""
    rows: list[tuple[int, str, str]] = []
    known: set[str] = set()
    for page_id, title, text in pages:
        titled, plain = (words(each) + signed_words(each) for each in (title, text))
        rows.append((page_id, _vector(titled), _vector(titled, plain)))
        known.update(titled, plain)
    cursor.executemany(WRITE, rows)
    new = sorted(known)
    cursor.execute(WRITE_WORDS, [new, list(map(backwards, new))])


def remove(cursor, page_ids: list[int]) -> None:
    cursor.execute("DELETE FROM cms_pagewords WHERE page_id = ANY(%s)", [page_ids])


def search(cursor, query: Query, pages: tuple[str, tuple]) -> list[int]:
    """Return the ids of the matching pages, by relevance. `pages` is SQL for the allowed ids.

    A hit in the title counts more than any number of hits in the text, and a word as it was typed
    more than another one that counts as well. Only the newest RANKED matches are ranked: frequency
    says little for a very common word.
    """
    sql, parameters = pages
    exact, wide = _expression(query, exact=True), _expression(query)
    anywhere, in_title, titled = _matching(query)
    find = FIND.format(pages=sql, level=LEVEL, in_title=in_title)
    cursor.execute(find, [anywhere, *parameters, *titled, wide, exact])
    ids = [page_id for (page_id,) in cursor.fetchall()]
    cursor.execute(RANK.format(level=LEVEL), [wide, exact, ids[:RANKED], exact, wide])
    rows = cursor.fetchall()
    rows.sort(key=lambda row: (-row[1], -_covered(row[1], row[2], query)))
    return [page_id for page_id, _level, _title in rows] + ids[RANKED:]


def _covered(level: int, lexemes: list[str], query: Query) -> float:
    """Return which part of the telling words of a title that has a hit the query has."""
    telling = [word for word in lexemes if not word.startswith("=") and word not in COMMON]
    return sum(map(query.matches, telling)) / len(telling) if level and telling else 0


def matches_any(cursor, query: Query, pages: tuple[str, tuple]) -> bool:
    sql, parameters = pages
    anywhere, in_title, titled = _matching(query)
    cursor.execute(ANY.format(pages=sql, in_title=in_title), [anywhere, *parameters, *titled])
    return cursor.fetchone()[0]


def _matching(query: Query) -> tuple[str, str, list[str]]:
    """Return an expression for the index, and a condition for titles with its parameters."""
    anywhere = _expression(replace(query, in_title=False))
    return (anywhere, IN_TITLE, [_expression(query)]) if query.in_title else (anywhere, "", [])


def known_words(cursor, candidates: Iterable[str], *, begin: bool) -> dict[str, int]:
    """Return some words that are among the candidates (or begin with one), with their page counts.

    The counts include pages that are not public.
    """
    cursor.execute(BEGINNING_WITH if begin else KNOWN, [list(candidates), MOST_KNOWN])
    known = [word for (word,) in cursor.fetchall()]
    return {word: _count(cursor, word) for word in known}


def _count(cursor, word: str) -> int:
    cursor.execute(COUNT, [f"'{word}'"])
    return cursor.fetchone()[0]


def _vector(titled: list[str], plain: Sequence[str] = ()) -> str:
    """Return words as the text of a tsvector with positions, and weight `A` in the title."""
    places = defaultdict(list)
    plain = list(plain[:LAST_POSITION])
    marks = ["A"] * len(titled) + [""] * len(plain)
    for at, (word, mark) in enumerate(zip(titled + plain, marks, strict=True), start=1):
        place = f"{at}{mark}"
        places[word].append(place)
        places[f"={stem(word)}"].append(place)
    return " ".join(f"'{word}':{','.join(at[:MOST_PLACES])}" for word, at in places.items())


def _expression(query: Query, *, exact: bool = False) -> str:
    """Return an expression for the words of a query: the typed ones, or with all others."""
    where = "A" if query.in_title else ""
    terms = (_exact(term, where) if exact else _wide(term, where) for term in query.terms)
    return (" | " if query.any_word else " & ").join(f"({term})" for term in terms)


def _exact(term: Term, where: str, beginning: str = "") -> str:
    return f"{_lexeme('=' + term.stem, where)} | {_lexeme(term.word, beginning + where)}"


def _wide(term: Term, where: str) -> str:
    others = (
        "(" + " & ".join(_lexeme(f"={stem}", where) for stem in stems) + ")"
        for stems in term.others
    )
    return " | ".join([_exact(term, where, "*" if term.is_prefix else ""), *others])


def _lexeme(word: str, flags: str) -> str:
    return f"'{word}':{flags}" if flags else f"'{word}'"
