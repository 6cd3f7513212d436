"""Find pages by words, and by the words that were probably meant if those are nowhere."""

from dataclasses import dataclass, replace

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from cms.compat.django import as_sql
from cms.search import spelling
from cms.search.index import dialect
from cms.search.query import Query, Term

Sql = tuple[str, tuple]


@dataclass(frozen=True)
class Found:
    """The ids of the pages that were found, the best first.

    `query` is what was looked for, and `corrected` is that as a text if it is not what was asked.
    """

    ids: tuple[int, ...]
    query: Query
    corrected: str = ""


def find(pages: QuerySet, text: str, any_word: bool = False) -> Found:
    """Find those of the pages that have the words of a text, with any endings and accents."""
    query = Query.read(text, any_word)
    try:
        among = as_sql(pages.order_by().values("pk"))
    except EmptyResultSet:
        return Found((), query)
    ids = _ids(query, among)
    if not ids and query.terms:
        meant = _corrected(query, among)
        found = _ids(meant, among) if meant != query else ()
        if found:
            return Found(found, meant, " ".join(term.word for term in meant.terms))
    return Found(ids, query)


def _ids(query: Query, among: Sql) -> tuple[int, ...]:
    if not query.terms:
        return ()
    with connection.cursor() as cursor:
        return tuple(dialect().find(cursor, query, among))


def _corrected(query: Query, among: Sql) -> Query:
    """Return the query with each word that is on no page replaced by the nearest one that is."""
    terms = []
    alone = len(query.terms) == 1  # then it is known already that it is on no page
    for term in query.terms:
        unknown = len(terms) < spelling.MOST and (alone or not _is_somewhere(term, among))
        terms.append(_nearest(term, among) if unknown else term)
    return replace(query, terms=tuple(terms))


def _nearest(term: Term, among: Sql) -> Term:
    for word in spelling.nearest(term):
        meant = replace(term, word=word)
        if _is_somewhere(meant, among):  # a word of pages that are not public tells nothing
            return meant
    return term


def _is_somewhere(term: Term, among: Sql) -> bool:
    with connection.cursor() as cursor:
        return dialect().finds_any(cursor, Query((term,)), among)
