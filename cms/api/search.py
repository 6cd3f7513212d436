"""`?search=` in lists of pages: results by relevance, with the matching words marked."""

from functools import cached_property

from django.db.models import QuerySet
from rest_framework.fields import Field
from rest_framework.filters import BaseFilterBackend
from wagtail.models import Page

from cms.search import misses
from cms.search.excerpt import excerpt, segments
from cms.search.index import texts_of
from cms.search.page_search import SearchResult, search_pages


class SearchResults:
    """The results of a search for pagination, which reads only the rows of the current part."""

    def __init__(self, rows: QuerySet, result: SearchResult):
        self.result = result
        self._rows = rows
        self._ids = list(result.ids)
        self._shown: list[Page] = []

    def in_order_of(self, queryset: QuerySet) -> "SearchResults":
        ids = set(self.result.ids)
        self._ids = [pk for pk in queryset.values_list("pk", flat=True) if pk in ids]
        return self

    def count(self) -> int:
        return len(self._ids)

    def __getitem__(self, part: slice) -> list[Page]:
        ids = self._ids[part]
        pages = self._rows.in_bulk(ids)
        self._shown = [pages[pk] for pk in ids if pk in pages]
        return self._shown

    @cached_property
    def texts(self) -> dict[int, tuple[str, str]]:
        """Title and text of the pages of the current part, by id."""
        return texts_of(self._shown)


class WordsFilter(BaseFilterBackend):
    """Must be the last filter: what it returns cannot be filtered."""

    def filter_queryset(self, request, queryset, view):
        if "search" not in request.GET:
            return queryset
        any_word = request.GET.get("search_operator") == "or"
        result = search_pages(queryset, request.GET["search"], any_word)
        is_found = bool(result.ids) and not result.is_partial
        misses.WAITING.note(request.GET["search"], result.query, is_found=is_found)
        view.search_results = SearchResults(view.rows(queryset), result)
        return (
            view.search_results.in_order_of(queryset)
            if "order" in request.GET
            else view.search_results
        )


class MatchField(Field):
    """The words of a search in a page: `{"title": segments, "text": segments}`, else None.

    A segment is `{"text", "hit"}`. `title` is the whole title, `text` an excerpt of the text.
    """

    def __init__(self, **kwargs):
        super().__init__(read_only=True, source="*", **kwargs)

    def to_representation(self, page):
        results = self.context["view"].search_results
        if results is None:
            return None
        query = results.result.query
        _, text = results.texts.get(page.pk, ("", ""))
        parts = {"title": segments(page.title, query), "text": excerpt(text, query, page.title)}
        return {name: [segment._asdict() for segment in part] for name, part in parts.items()}
