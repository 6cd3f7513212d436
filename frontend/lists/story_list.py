"""The states of the story list. Each has its own URL, with these parameters: `?q=` for words to
search; a category's slug, a year, the number of a page and of stories, under names that the profile
sets. "Show more" makes the first page longer, up to MOST stories; older ones are on further pages.
"""

from dataclasses import dataclass, field, replace
from typing import Protocol
from urllib.parse import urlencode

from django.http import QueryDict

from frontend.api.client import ContentClient
from frontend.content.addresses import Words
from frontend.content.stories import Category, StoryList, Year
from frontend.content.story_lists import Noun

STEP = 9  # stories shown initially, and added by "show more"
MOST = 99  # stories on one page
LONGEST_SEARCH = 100  # characters


@dataclass(frozen=True)
class Selection:
    """The selection of a visitor. Invalid parameters are ignored."""

    search: str = ""
    category: str = ""
    year: int | None = None
    page: int = 1
    show: int = STEP  # on the first page of all years; other pages show as many as fit
    words: Words = field(default=Words(), compare=False)  # in addresses

    @classmethod
    def from_query(cls, query: QueryDict, words: Words) -> "Selection":
        year, page = (_number(words.value(query, name)) for name in ("year", "page"))
        return cls(
            search=" ".join(query.get("q", "").split())[:LONGEST_SEARCH].strip(),
            category=words.value(query, "category").strip(),
            year=year or None,
            page=max(page, 1),
            show=STEP if year or page > 1 else _step(words.value(query, "show")),
            words=words,
        )

    @property
    def query(self) -> str:
        """The query string of this state, with its question mark; "" for the initial state."""
        chosen = {
            "q": self.search,
            self.words.category: self.category,
            self.words.year: self.year and f"{self.year:04}",
            self.words.page: "" if self.page == 1 else self.page,
            self.words.show: "" if self.show == STEP else self.show,
        }
        chosen = {name: value for name, value in chosen.items() if value}
        return f"?{urlencode(chosen)}" if chosen else ""

    @property
    def is_long(self) -> bool:
        """True of a state that shows as many stories as a page has, and does not grow."""
        return self.year is not None or self.page > 1

    @property
    def limit(self) -> int:
        return MOST if self.is_long else self.show

    @property
    def offset(self) -> int:
        return (self.page - 1) * MOST


def _number(text: str) -> int:
    """Return a number of at most four digits, or 0."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 4 else 0


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
    years: tuple[Year, ...] = ()

    @property
    def shown(self) -> int:
        return len(self.result.stories)

    @property
    def first(self) -> int:
        """The number of the first story, counted from 1 over all pages."""
        return self.selection.offset + 1

    @property
    def last(self) -> int:
        return self.selection.offset + self.shown

    @property
    def has_more(self) -> bool:
        return self.last < self.result.total

    @property
    def more_query(self) -> str:
        return "" if self.selection.is_long else super().more_query

    @property
    def older_query(self) -> str:
        """The query of the following page, if this one cannot show more; "" on the last one."""
        if not self.has_more or self.more_query:
            return ""
        return replace(self.selection, page=self.selection.page + 1, show=STEP).query

    @property
    def newer(self) -> Selection | None:
        """The state with the page before this one, or None on the first."""
        page = self.selection.page
        return replace(self.selection, page=page - 1) if page > 1 else None

    @property
    def year_links(self) -> tuple[tuple[Year, str, bool], ...]:
        """The years, each with the query of its stories, and whether it is selected."""
        plain = Selection(words=self.selection.words)
        return tuple(
            (year, replace(plain, year=year.number).query, year.number == self.selection.year)
            for year in self.years
        )

    @property
    def is_unknown(self) -> bool:
        """True of a category that is not there, a year without stories, a page after the last."""
        return self.category_is_unknown or (self.selection.is_long and not self.shown)

    @property
    def counted_noun(self) -> str:
        return str(self.noun.one if self.result.total == 1 else self.noun)

    @property
    def category_is_unknown(self) -> bool:
        return bool(self.selection.category) and self.category is None


def fill(selection: Selection, client: ContentClient, list_id: int | None, noun: Noun) -> Listing:
    """Return a state of a list, which is empty if the list is a draft that was never public."""
    if list_id is None or client.site().list_with(list_id) is None:
        return Listing(selection, None, chips((), selection), StoryList((), 0), noun)
    categories = client.categories(list_id)
    category = next((c for c in categories if c.slug == selection.category), None)
    if selection.category and category is None:
        result = StoryList((), 0)
    else:
        result = client.stories(
            list_id=list_id,
            category_id=category.id if category else None,
            year=selection.year,
            search=selection.search,
            limit=selection.limit,
            offset=selection.offset,
        )
    shown = chips(categories, selection)
    return Listing(selection, category, shown, result, noun, client.years(list_id))


def chips(categories: tuple[Category, ...], selection: Selection) -> tuple[Chip, ...]:
    """Return a chip for all stories, and for each category that has stories or is selected."""
    everything = replace(selection, category="", year=None, page=1, show=STEP)
    return (
        Chip(None, everything.query, not selection.category and not selection.year, None),
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
