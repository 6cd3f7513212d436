"""The states of the story list. Each has an address of its own, and these parameters in it:
`?q=` words to search; a category's slug, and how many stories to show, under the site's own words.
"""

from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.http import QueryDict

from frontend.api.client import ContentClient
from frontend.content.addresses import Words
from frontend.content.stories import Category, StoryList

STEP = 9  # stories shown at first, and how many "show more" adds
MOST = 99  # stories on one page
LONGEST_SEARCH = 100  # characters


@dataclass(frozen=True)
class Selection:
    """What a visitor chose to see. An impossible choice counts as none."""

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
        """The query string of this state, with its question mark; empty for the plain list."""
        chosen = {
            "q": self.search,
            self.words.category: self.category,
            self.words.show: "" if self.show == STEP else self.show,
        }
        chosen = {name: value for name, value in chosen.items() if value}
        return f"?{urlencode(chosen)}" if chosen else ""


def _step(text: str) -> int:
    """Only whole steps count, so that the list has few addresses."""
    if not (text.isascii() and text.isdecimal() and len(text) < 3):
        return STEP
    return int(text) if int(text) in range(STEP, MOST + 1, STEP) else STEP


@dataclass(frozen=True)
class Chip:
    """A link that chooses a category. `category` is None on the one that chooses all."""

    category: Category | None
    query: str
    current: bool
    count: int | None


class InSteps:
    """A list of which some is shown, and more a step at a time.

    Each kind has its `selection`, how many are `shown`, and `found` with the `total`.
    """

    @property
    def has_more(self) -> bool:
        return self.shown < self.found.total

    @property
    def more_query(self) -> str:
        """The state that shows one step more; empty at the end of the list or of the page."""
        show = self.selection.show + STEP
        return replace(self.selection, show=show).query if self.has_more and show <= MOST else ""

    @property
    def first_new(self) -> int:
        """The place in the list, from 1, of the first that one step more brings."""
        return self.selection.show + 1


@dataclass(frozen=True)
class Listing(InSteps):
    """A state of the list, filled: what the template shows."""

    selection: Selection
    category: Category | None
    chips: tuple[Chip, ...]
    found: StoryList

    @property
    def shown(self) -> int:
        return len(self.found.stories)

    @property
    def category_is_unknown(self) -> bool:
        return bool(self.selection.category) and self.category is None


def fill(selection: Selection, client: ContentClient) -> Listing:
    categories = client.categories()
    category = next((c for c in categories if c.slug == selection.category), None)
    if selection.category and category is None:
        found = StoryList((), 0)
    else:
        found = client.stories(
            category_id=category and category.id, search=selection.search, limit=selection.show
        )
    return Listing(selection, category, chips(categories, selection), found)


def chips(categories: tuple[Category, ...], selection: Selection) -> tuple[Chip, ...]:
    """Return a chip for all stories and for each category that has any, or is chosen."""
    everything = replace(selection, category="", show=STEP)
    return (
        Chip(None, everything.query, not selection.category, None),
        *(
            Chip(
                category,
                replace(everything, category=category.slug).query,
                category.slug == selection.category,
                # The numbers are those of whole categories, so beside a search they would mislead.
                None if selection.search else category.story_count,
            )
            for category in categories
            if category.story_count or category.slug == selection.category
        ),
    )
