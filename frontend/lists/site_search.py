"""The page that searches the whole site. Its address says what was searched, and how much of what
was found is shown.
"""

from dataclasses import dataclass, replace

from frontend.api.client import ContentClient
from frontend.content.search import SearchResult
from frontend.content.stories import Category, StoryCard
from frontend.lists.story_list import InSteps, Selection

SUGGESTED = 3  # stories


@dataclass(frozen=True)
class Results(InSteps):
    """What the template shows. Without hits there are suggestions."""

    selection: Selection
    found: SearchResult
    categories: tuple[Category, ...] = ()
    newest: tuple[StoryCard, ...] = ()

    @property
    def words(self) -> str:
        return self.selection.search

    @property
    def shown(self) -> int:
        return len(self.found.hits)


def selection(chosen: Selection) -> Selection:
    """Return that part of a choice in a story list that means something here.

    So this page has one address for each search, and no others that would be kept.
    """
    nothing = Selection(words=chosen.words)
    return replace(nothing, search=chosen.search, show=chosen.show) if chosen.search else nothing


def fill(selection: Selection, client: ContentClient) -> Results:
    """Search, and without anything found look for what else to show."""
    found = SearchResult((), 0)
    if selection.search:
        found = client.search(selection.search, limit=selection.show)
    if found.hits:
        return Results(selection, found)
    categories = tuple(each for each in client.categories() if each.story_count)
    newest = () if selection.search else client.stories(limit=SUGGESTED).stories
    return Results(selection, found, categories, newest)
