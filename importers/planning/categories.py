"""Look up the categories of stories by name, and create those that do not exist yet."""

import difflib
from collections import Counter
from collections.abc import Iterable

from cms.models import Category
from importers.content.content import Content
from importers.formats.values import Scalar
from importers.problems import Problem, error, info, warning
from slugs import slug_of

# Comparing each new name with each other one would take minutes in a folder of nothing but names.
MOST_COMPARED = 300
MAX_SLUG = 60  # Category.slug


class Categories:
    """The categories of the site and of this run, by name without regard to case."""

    def __init__(self):
        self.by_name: dict[str, Category] = {}
        self.by_slug: dict[str, Category] = {}
        self.expected: Counter[str] = Counter()
        self.unsure: list[Category] = []
        for category in Category.objects.all():
            self._add(category)

    def expect(self, contents: Iterable[Content]) -> None:
        """Count how often each name is used: one that many files have is no typing error."""
        names = (name for each in contents if (name := each.fields.get("category")))
        self.expected = Counter(name.text for name in names)

    def check(self, name: Scalar) -> list[Problem]:
        """Return what there is to report about a name. A new one is known from then on."""
        if name.text.casefold() in self.by_name:
            return []
        slug = slug_of(name.text)[:MAX_SLUG].strip("-")
        if not slug:
            return [error("category-without-letters", name.line, name.column, name=name.text)]
        if slug in self.by_slug:
            values = {"name": name.text, "other": self.by_slug[slug].name}
            return [error("category-twin", name.line, name.column, **values)]
        near, usual = self._near(name.text), self._usual_spelling(name.text)
        self._add(Category(name=usual, slug=slug))
        if near:
            values = {"name": usual, "near": near}
            return [warning("category-near", name.line, name.column, **values)]
        return [info("category-new", name.line, name.column, name=usual)]

    def _usual_spelling(self, name: str) -> str:
        """Return the capitals in which most files of this run write a name."""
        spellings = [each for each in self.expected if each.casefold() == name.casefold()]
        return max(spellings, key=self.expected.__getitem__, default=name)

    def get(self, name: str) -> Category:
        """Return the category of a name that was checked, and save it if it is new."""
        category = self.by_name[name.casefold()]
        if category.pk is None:
            category.full_clean()
            category.save()
            self.unsure.append(category)
        return category

    def _near(self, name: str) -> str | None:
        """Return a name similar to this one that exists already or is used more often, or None."""
        known = [category.name for category in self.by_name.values()]
        often = [each for each, times in self.expected.items() if times > self.expected[name]]
        names = dict.fromkeys(each for each in (*known, *often) if not self._is_rarer(each, name))
        if len(names) > MOST_COMPARED:
            return None
        return next(iter(difflib.get_close_matches(name, names, n=1, cutoff=0.8)), None)

    def _is_rarer(self, one: str, other: str) -> bool:
        """Return True if `one` is new in this run as well, and used less often than `other`."""
        category = self.by_name.get(one.casefold())
        is_new = category is None or category.pk is None
        return is_new and self.expected[one] < self.expected[other]

    def commit(self) -> None:
        """Keep the categories that were saved for a page: it was written."""
        self.unsure.clear()

    def rollback(self) -> None:
        """Save the categories of a page again when needed: it failed, and they were rolled back."""
        for category in self.unsure:
            category.pk, category._state.adding = None, True
        self.unsure.clear()

    def _add(self, category: Category) -> None:
        self.by_name[category.name.casefold()] = category
        self.by_slug[category.slug] = category
