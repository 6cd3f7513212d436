"""`?search=` in lists of pages: what is found, the best first, and where the words are in it."""

from functools import cached_property

from django.db.models import QuerySet
from rest_framework.fields import Field
from rest_framework.filters import BaseFilterBackend
from wagtail.models import Page

from cms.search.excerpt import excerpt, runs
from cms.search.find import Found, find
from cms.search.index import texts_of


class FoundPages:
    """What a search found, for pagination to count and cut; reads only the rows that are shown."""

    def __init__(self, rows: QuerySet, found: Found):
        self.found = found
        self._rows = rows
        self._ids = found.ids
        self._shown: list[Page] = []

    def in_order_of(self, queryset: QuerySet) -> "FoundPages":
        ids = set(self.found.ids)
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
        """Title and text of the pages that are shown, by their ids."""
        return texts_of(self._shown)


class WordsFilter(BaseFilterBackend):
    """Must be the last filter: what it returns cannot be filtered."""

    def filter_queryset(self, request, queryset, view):
        if "search" not in request.GET:
            return queryset
        any_word = request.GET.get("search_operator") == "or"
        view.found = FoundPages(
            view.rows(queryset), find(queryset, request.GET["search"], any_word)
        )
        return view.found.in_order_of(queryset) if "order" in request.GET else view.found


class MatchField(Field):
    """Where the words of a search are in a page: `{"title": runs, "text": runs}`, else None.

    A run is `{"text", "hit"}`. Those of the title are the whole title; of the text they are a part.
    """

    def __init__(self, **kwargs):
        super().__init__(read_only=True, source="*", **kwargs)

    def to_representation(self, page):
        pages = self.context["view"].found
        if pages is None:
            return None
        query = pages.found.query
        _, text = pages.texts.get(page.pk, ("", ""))
        parts = {"title": runs(page.title, query), "text": excerpt(text, query)}
        return {name: [run._asdict() for run in part] for name, part in parts.items()}
