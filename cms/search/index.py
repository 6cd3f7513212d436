"""Update the index of page words together with Wagtail's search index."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from importlib import import_module

from django.db import connection, transaction
from wagtail.models import Page

from cms.compat.modelsearch import TEXT_COLUMNS, IndexEntry, IndexMixin
from cms.models.searchable import cached_search_text
from cms.search.entries import WithNorms
from cms.search.folded_fields import with_folded_words

_in_bulk: ContextVar[bool] = ContextVar("together", default=False)


def dialect():
    """Return the module for the current database."""
    return import_module(f"cms.search.{connection.vendor}")


def texts_of(pages: list[Page]) -> dict[int, tuple[str, str]]:
    """Return the title and the text of pages by id, as in Wagtail's index."""
    entries = IndexEntry.objects.filter(
        content_type__in={page.content_type_id for page in pages},
        object_id__in=[str(page.pk) for page in pages],
    )
    rows = entries.values_list("object_id", *TEXT_COLUMNS[connection.vendor])
    return {int(page_id): (title, text or "") for page_id, title, text in rows}


@contextmanager
def bulk_indexing() -> Iterator[None]:
    """Context in which many new pages are indexed, which is optimised on SQLite."""
    before = _in_bulk.set(connection.vendor == "sqlite")
    try:
        yield
    finally:
        _in_bulk.reset(before)


class WithPageWords(IndexMixin):
    """Mixin for the index of a search backend."""

    def add_items(self, model, objs):
        if not issubclass(model, Page):
            super().add_items(model, [with_folded_words(each) for each in objs])
            return
        pages = list(objs)
        # In one transaction: the content version increases with the changes of Wagtail's index, and
        # must not increase before the words are written.
        with transaction.atomic(), cached_search_text():
            if _in_bulk.get():
                self.entries = WithNorms(self.entries.model)
            super().add_items(model, pages)
            write(texts_of(pages))

    def weigh_titles(self, full):
        if full or not isinstance(self.entries, WithNorms):
            super().weigh_titles(full)

    def delete_item(self, item):
        super().delete_item(item)
        if isinstance(item, Page) and item.pk:
            with connection.cursor() as cursor:
                dialect().remove(cursor, [item.pk])


def write(texts: dict[int, tuple[str, str]]) -> None:
    """Write the words of pages, replacing existing ones."""
    with connection.cursor() as cursor:
        dialect().write(cursor, [(page_id, *both) for page_id, both in texts.items()])
