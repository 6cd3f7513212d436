"""Add many pages at once to Wagtail's indexes: those of the search and of references."""

from collections.abc import Sequence

from wagtail.models import Page, ReferenceIndex

from cms.compat.modelsearch import get_search_backends
from cms.search.index import bulk_indexing
from importers.compat.wagtail import references_of


def enter_into_search(pages: Sequence[Page]) -> None:
    """Add new pages of one type by the bulk call of each search backend."""
    with bulk_indexing():
        for backend in get_search_backends(with_auto_update=True):
            backend.add_bulk(type(pages[0]), pages)


def enter_references(pages: Sequence[Page]) -> None:
    """Add the references of new pages: to pictures, categories, other pages."""
    ReferenceIndex.objects.bulk_create(each for page in pages for each in references_of(page))
