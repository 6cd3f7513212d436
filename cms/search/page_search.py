"""Search pages by words, with a correction of typing errors if there are no results."""

from dataclasses import dataclass, replace

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from cms.compat.django import as_sql
from cms.search import spelling
from cms.search.expansion import expanded, words_of
from cms.search.index import dialect
from cms.search.query import MOST_TERMS, Query, Term

Sql = tuple[str, tuple]


@dataclass(frozen=True)
class SearchResult:
    """The ids of the matching pages, by relevance.

    `query` is the query that was executed; `corrected` is its text if it was corrected, else "".
    `is_partial` if the pages have a part of the words only.
    """

    ids: tuple[int, ...]
    query: Query
    corrected: str = ""
    is_partial: bool = False


def search_pages(pages: QuerySet, text: str, any_word: bool = False) -> SearchResult:
    """Return the pages that contain the words of a text, regardless of endings and accents."""
    query = Query.read(text, any_word)
    try:
        among = as_sql(pages.order_by().values("pk"))
    except EmptyResultSet:
        return SearchResult((), query)
    query = expanded(query)
    ids = _ids(query, among)
    if not ids and query.terms:
        meant = _corrected(query, among)
        alternatives = _ids(meant, among) if meant != query else ()
        if alternatives:
            return SearchResult(alternatives, meant, " ".join(map(str, meant.terms)))
        return _of_a_part(meant, among) or SearchResult(ids, query)
    return SearchResult(ids, query)


def _of_a_part(query: Query, among: Sql) -> SearchResult | None:
    """Return the pages whose title has some of the words, if no page has all; None if none has."""
    words = [word for term in query.terms for word in (words_of(term) or [term])]
    terms = expanded(Query(tuple(words[:MOST_TERMS]))).terms
    known = tuple(term for term in terms if _is_somewhere(term, among, in_title=True))
    if not known:
        return None
    part = replace(query, terms=known, any_word=True, in_title=True)
    return SearchResult(_ids(part, among), part, " ".join(map(str, known)), is_partial=True)


def _ids(query: Query, among: Sql) -> tuple[int, ...]:
    if not query.terms:
        return ()
    with connection.cursor() as cursor:
        return tuple(dialect().search(cursor, query, among))


def _corrected(query: Query, among: Sql) -> Query:
    """Return the query with each word that is on no page replaced by a similar one that is."""
    terms: list[Term] = []
    alone = len(query.terms) == 1  # the search has shown already that it is on no page
    for term in query.terms:
        unknown = len(terms) < spelling.MOST and (alone or not _is_somewhere(term, among))
        terms.append(_nearest(term, among) if unknown else term)
    return replace(query, terms=tuple(terms))


def _nearest(term: Term, among: Sql) -> Term:
    for near in spelling.nearest(term):
        (meant,) = expanded(Query((near,))).terms
        if _is_somewhere(meant, among):  # must not reveal words of pages that are not public
            return meant
    return term


def _is_somewhere(term: Term, among: Sql, *, in_title: bool = False) -> bool:
    with connection.cursor() as cursor:
        return dialect().matches_any(cursor, Query((term,), in_title=in_title), among)
