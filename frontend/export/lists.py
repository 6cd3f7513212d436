"""The states of story lists as pages with paths of their own: static files have no queries.

The first page of a list is that of the site. "Show more" links to a second page with the following
stories, and so on to the last story.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.http import QueryDict
from django.test import RequestFactory

from frontend.api.client import ContentClient
from frontend.api.connection import ContentUnavailable
from frontend.content.addresses import Words
from frontend.content.pages import PageAddress
from frontend.content.stories import Category
from frontend.lists.story_list import MOST, STEP, Listing, Selection, chips
from frontend.page_types.find import find_page
from frontend.page_types.story_index import StoryIndex
from frontend.views import pages
from frontend.web.addresses import own_host


@dataclass(frozen=True)
class ListPage:
    """One page of a list, with the stories from `offset`. `more` is the path of the next, or ""."""

    path: str
    index: str
    category: Category | None
    year: int | None
    offset: int
    more: str
    words: Words

    @property
    def selection(self) -> Selection:
        slug = self.category.slug if self.category else ""
        return Selection(category=slug, year=self.year, words=self.words)


class Lists:
    """The lists of a site. `indexes` are the lists, `taken` the paths of all pages."""

    def __init__(self, client: ContentClient, indexes: list[PageAddress], taken: set[str]):
        self._client = client
        self._words = client.words()
        self._ids = {each.path: each.id for each in indexes}
        self._categories = {each.path: client.categories(each.id) for each in indexes}
        self._taken = taken

    def pages(self) -> Iterator[ListPage]:
        for index, list_id in self._ids.items():
            total = self._client.stories(list_id=list_id, limit=STEP).total
            yield from self._pages_of(index, total)
            for category in self._categories[index]:
                yield from self._pages_of(index, category.story_count, category=category)
            for year in self._client.years(list_id):
                yield from self._pages_of(index, year.story_count, year=year.number)

    def _pages_of(
        self, index: str, total: int, category: Category | None = None, year: int | None = None
    ) -> Iterator[ListPage]:
        first = self._path(index, category, year)
        further = f"{first}{self._free(first, self._words.page)}/"
        starts = [0, *range(MOST if year else STEP, total, MOST)]
        paths = [first, *(f"{further}{number}/" for number in range(2, len(starts) + 1))]
        for path, more, start in zip(paths, [*paths[1:], ""], starts, strict=True):
            yield ListPage(path, index, category, year, start, more, self._words)

    def path_for(self, index: str, query: str) -> str | None:
        """Return the path for a query of a list in the copy, or None if `index` is no list."""
        if index not in self._ids:
            return None
        chosen = Selection.from_query(QueryDict(query), self._words)
        category = next((c for c in self._categories[index] if c.slug == chosen.category), None)
        return self._path(index, category, chosen.year)

    def _path(self, index: str, category: Category | None, year: int | None) -> str:
        if year is not None:
            return f"{index}{self._free(index, self._words.year)}/{year}/"
        if category is None:
            return index
        return f"{index}{self._free(index, self._words.category)}/{category.slug}/"

    def _free(self, index: str, name: str) -> str:
        """Return a name that no page below the list has."""
        while f"{index}{name}/" in self._taken:
            name += "-"
        return name

    def render(self, page: ListPage) -> bytes:
        """Return the HTML of a page of the list, which the site itself does not have."""
        stories = self._client.stories(
            list_id=self._ids[page.index],
            category_id=page.category.id if page.category else None,
            year=page.year,
            limit=MOST,
            offset=page.offset,
        )
        request = RequestFactory().get(
            page.index, secure=settings.PRODUCTION, headers={"host": own_host()}
        )
        shown = find_page(self._client, page.index)
        if not isinstance(shown, StoryIndex):
            raise ContentUnavailable(f"{page.index} is not there any more")
        found = chips(self._categories[page.index], page.selection)
        listing = Listing(page.selection, page.category, found, stories, shown.noun)
        return pages.render_page(request, shown, {"listing": listing}).content
