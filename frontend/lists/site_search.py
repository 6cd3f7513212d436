"""The search page of the site. Its query string has the words, and the number of results shown."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from frontend.api.client import ContentClient
from frontend.content.search import SearchResult
from frontend.content.stories import Category, StoryCard
from frontend.content.story_lists import ListLink
from frontend.lists.story_list import Paginated, Selection

SUGGESTED = 3  # stories


@dataclass(frozen=True)
class Results(Paginated):
    """The context of the template. Without hits, there are suggestions."""

    selection: Selection
    result: SearchResult
    categories: tuple[tuple[ListLink, tuple[Category, ...]], ...] = ()  # of each list
    newest: tuple[StoryCard, ...] = ()

    @property
    def words(self) -> str:
        return self.selection.search

    @property
    def shown(self) -> int:
        return len(self.result.hits)


def selection(chosen: Selection) -> Selection:
    """Return the part of a selection that applies to the site search.

    This gives each search a single URL, so that no duplicates are cached.
    """
    nothing = Selection(words=chosen.words)
    return replace(nothing, search=chosen.search, show=chosen.show) if chosen.search else nothing


def fill(selection: Selection, client: ContentClient) -> Results:
    """Search, and add suggestions if there are no hits."""
    result = SearchResult((), 0)
    if selection.search:
        result = client.search(selection.search, limit=selection.show)
    if result.hits:
        return Results(selection, result)
    newest = () if selection.search else client.stories(limit=SUGGESTED).stories
    return Results(selection, result, tuple(_categories(client)), newest)


def _categories(client: ContentClient) -> Iterator[tuple[ListLink, tuple[Category, ...]]]:
    """Yield the lists of the site with the categories of their stories."""
    for each in client.site().story_lists:
        used = tuple(found for found in client.categories(each.id) if found.story_count)
        if used:
            yield each, used
