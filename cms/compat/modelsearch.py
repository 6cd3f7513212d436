"""The search index that Wagtail has from django-modelsearch, and the rows in which it is kept."""

from wagtail.search.backends import get_search_backends
from wagtail.search.backends.database import SearchBackend
from wagtail.search.models import IndexEntry

__all__ = ["IndexEntry", "SearchBackend", "get_search_backends"]

# The columns of an entry that hold the texts of a page, its title first, for each database.
TEXT_COLUMNS = {"sqlite": ("title", "body"), "postgresql": ("title_text", "body_text")}
# A weight that follows from the title, and is written twice each time.
WEIGHT_COLUMN = "title_norm"


class IndexMixin:
    """A hook in the index of a backend, for what it does beside `add_items` and `delete_item`."""

    # The entries of the index, to which new ones are added by `bulk_create`.
    entries: object

    def weigh_titles(self, full: bool) -> None:
        """Set the weights of new entries, or of all: for a subclass to leave out."""
        super()._refresh_title_norms(full)

    def _refresh_title_norms(self, full=False):
        self.weigh_titles(full)
