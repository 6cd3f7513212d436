"""The search of editors, which finds pages by the same words as that of visitors."""

from collections.abc import Iterator

from django.db.models import Count, QuerySet
from wagtail.search.query import Phrase, PlainText

from cms.compat.modelsearch import parts_of
from cms.search.dutch import words
from cms.search.page_search import search_pages


class FoundPages:
    """The results of a search for pages, as Wagtail's lists take them."""

    supports_facet = True

    def __init__(self, pages: QuerySet, ids: tuple[int, ...], by_relevance: bool):
        self.model = pages.model
        self._pages = pages
        self._ids = ids
        self._by_relevance = by_relevance

    def get_queryset(self) -> QuerySet:
        return self._pages.filter(pk__in=self._ids)

    def annotate_score(self, field_name: str) -> "FoundPages":
        return self

    def facet(self, field_name: str) -> dict:
        """Return the number of pages for each value of a field, the most frequent first."""
        rows = self.get_queryset().order_by().values_list(field_name)
        return dict(rows.annotate(number=Count("pk")).order_by("-number"))

    def count(self) -> int:
        return len(self._ids)

    __len__ = count

    def __iter__(self) -> Iterator:
        return iter(self[:])

    def __getitem__(self, key):
        if not isinstance(key, slice):
            return self[key : key + 1][0]
        if not self._by_relevance:
            return list(self.get_queryset()[key])
        ids = self._ids[key]
        pages = {page.pk: page for page in self._pages.order_by().filter(pk__in=ids)}
        return [pages[pk] for pk in ids if pk in pages]


def find_pages(pages: QuerySet, text: str, *, any_word: bool, by_relevance: bool) -> FoundPages:
    """Return the pages of a queryset that contain the words of a text."""
    found = search_pages(pages, text, any_word)
    return FoundPages(pages, () if found.is_partial else found.ids, by_relevance)


MOST_PARTS = 5  # of a query (`"a b" "c d"`): each takes twice as long as all before it


def text_of(query) -> str | None:
    """Return the words of a query of Wagtail, or None for one that is more than words.

    One of many parts counts as words.
    """
    if isinstance(query, PlainText | Phrase):
        return query.query_string
    parts = parts_of(query)
    if len(parts) > MOST_PARTS:
        return " ".join(filter(None, map(text_of, parts)))
    return query if isinstance(query, str) else None


def folded(text: str) -> str:
    return " ".join(words(text))
