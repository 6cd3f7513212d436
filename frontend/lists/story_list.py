"""The states of the story list. Each has its own URL, with these parameters: `?q=` for words to
search; a category's slug and the number of stories, under names that the profile sets.
"""

from dataclasses import dataclass, field, replace
from typing import Protocol
from urllib.parse import urlencode

from django.http import QueryDict

from frontend.api.client import ContentClient
from frontend.content.addresses import Words
from frontend.content.stories import Category, StoryList
from frontend.content.story_lists import Noun

STEP = 9  # stories shown initially, and added by "show more"
MOST = 99  # stories on one page
LONGEST_SEARCH = 100  # characters


@dataclass(frozen=True)
class Selection:
    """The selection of a visitor. Invalid parameters are ignored."""

    search: str = ""
    category: str = ""
    show: int = STEP
    words: Words = field(default=Words(), compare=False)  # in addresses

    @classmethod
    def from_query(cls, query: QueryDict, words: Words) -> "Selection":
        return cls(
            search=" ".join(query.get("q", "").split())[:LONGEST_SEARCH].strip(),
            category=words.value(query, "category").strip(),
            show=_step(words.value(query, "show")),
            words=words,
        )

    @property
    def query(self) -> str:
        """The query string of this state, with its question mark; "" for the initial state."""
        chosen = {
            "q": self.search,
            self.words.category: self.category,
            self.words.show: "" if self.show == STEP else self.show,
        }
        chosen = {name: value for name, value in chosen.items() if value}
        return f"?{urlencode(chosen)}" if chosen else ""


def _step(text: str) -> int:
    """Return a number of stories; only multiples of STEP are valid, which limits the URLs."""
    if not (text.isascii() and text.isdecimal() and len(text) < 3):
        return STEP
    return int(text) if int(text) in range(STEP, MOST + 1, STEP) else STEP


@dataclass(frozen=True)
class Chip:
    """A link that selects a category, or all categories if `category` is None."""

    category: Category | None
    query: str
    current: bool
    count: int | None


class Counted(Protocol):
    """A part of results, with the number of all."""

    @property
    def total(self) -> int: ...


class Paginated:
    """Mixin for lists that are shown in steps.

    Subclasses have `selection`, the number `shown`, and `result` with its `total`.
    """

    selection: Selection
    result: Counted

    @property
    def shown(self) -> int:
        raise NotImplementedError

    @property
    def has_more(self) -> bool:
        return self.shown < self.result.total

    @property
    def more_query(self) -> str:
        """The query of the state with one step more; "" at the end of the list or of the page."""
        show = self.selection.show + STEP
        return replace(self.selection, show=show).query if self.has_more and show <= MOST else ""


@dataclass(frozen=True)
class Listing(Paginated):
    """The context of the template for one state of the list."""

    selection: Selection
    category: Category | None
    chips: tuple[Chip, ...]
    result: StoryList
    noun: Noun  # what the stories of this list are called

    @property
    def shown(self) -> int:
        return len(self.result.stories)

    @property
    def counted_noun(self) -> str:
        return str(self.noun.one if self.result.total == 1 else self.noun)

    @property
    def category_is_unknown(self) -> bool:
        return bool(self.selection.category) and self.category is None


def fill(selection: Selection, client: ContentClient, list_id: int | None, noun: Noun) -> Listing:
    """Return a state of a list, which is empty if the list is a draft that was never public."""
    if client.site().list_with(list_id) is None:
        return Listing(selection, None, chips((), selection), StoryList((), 0), noun)
    categories = client.categories(list_id)
    category = next((c for c in categories if c.slug == selection.category), None)
    if selection.category and category is None:
        result = StoryList((), 0)
    else:
        result = client.stories(
            list_id=list_id,
            category_id=category.id if category else None,
            search=selection.search,
            limit=selection.show,
        )
    return Listing(selection, category, chips(categories, selection), result, noun)


def chips(categories: tuple[Category, ...], selection: Selection) -> tuple[Chip, ...]:
    """Return a chip for all stories, and for each category that has stories or is selected."""
    everything = replace(selection, category="", show=STEP)
    return (
        Chip(None, everything.query, not selection.category, None),
        *(
            Chip(
                category,
                replace(everything, category=category.slug).query,
                category.slug == selection.category,
                # The counts are those of whole categories, which would mislead beside a search.
                None if selection.search else category.story_count,
            )
            for category in categories
            if category.story_count or category.slug == selection.category
        ),
    )
