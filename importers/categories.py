"""Find the categories that stories name, and make those that are not there yet."""

from django.utils.text import slugify

from cms.models import Category

from .problems import Problem, error, info
from .values import Scalar


class Categories:
    """The categories of the site and of this run, found by name whatever the capitals."""

    def __init__(self):
        self.by_name: dict[str, Category] = {}
        self.by_slug: dict[str, Category] = {}
        self.unsure: list[Category] = []
        for category in Category.objects.all():
            self._add(category)

    def check(self, name: Scalar) -> list[Problem]:
        """Return what there is to tell about a name. A new one is known from then on."""
        if name.text.casefold() in self.by_name:
            return []
        slug = slugify(name.text) or slugify(name.text, allow_unicode=True)
        if not slug:
            return [error("category-without-letters", name.line, name.column, name=name.text)]
        if slug in self.by_slug:
            values = {"name": name.text, "other": self.by_slug[slug].name}
            return [error("category-twin", name.line, name.column, **values)]
        self._add(Category(name=name.text, slug=slug[:60]))
        return [info("category-new", name.line, name.column, name=name.text)]

    def get(self, name: str) -> Category:
        """Return the category of a name that was checked; a new one is saved now."""
        category = self.by_name[name.casefold()]
        if category.pk is None:
            category.full_clean()
            category.save()
            self.unsure.append(category)
        return category

    def keep(self) -> None:
        """The page for which categories were saved stands, so they do."""
        self.unsure.clear()

    def forget(self) -> None:
        """The page failed and the database rolled back: the next one saves its category again."""
        for category in self.unsure:
            category.pk, category._state.adding = None, True
        self.unsure.clear()

    def _add(self, category: Category) -> None:
        self.by_name[category.name.casefold()] = category
        self.by_slug[category.slug] = category
