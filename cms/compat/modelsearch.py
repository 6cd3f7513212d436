"""Undocumented names of django-modelsearch, which provides Wagtail's search index."""

from wagtail.search.backends import get_search_backends
from wagtail.search.backends.database import SearchBackend
from wagtail.search.models import IndexEntry
from wagtail.search.query import And, Or

__all__ = ["IndexEntry", "SearchBackend", "get_search_backends"]

# The columns of an entry that hold the texts of a page, its title first, for each database.
TEXT_COLUMNS = {"sqlite": ("title", "body"), "postgresql": ("title_text", "body_text")}
# A weight that is derived from the title, and is written twice each time.
WEIGHT_COLUMN = "title_norm"


class IndexMixin:
    """Mixin for the index of a backend that makes the setting of weights overridable."""

    # The entries of the index, to which new ones are added by `bulk_create`.
    entries: object

    def weigh_titles(self, full: bool) -> None:
        """Set the weights of new entries, or of all. Subclasses may skip it."""
        super()._refresh_title_norms(full)  # type: ignore[misc]  # of what it is mixed into

    def _refresh_title_norms(self, full=False):
        self.weigh_titles(full)


def parts_of(query) -> list:
    """Return the queries of which one is made: of `"a b" "c d"` two phrases."""
    return list(query.subqueries) if isinstance(query, And | Or) else []
