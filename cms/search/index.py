"""Keeps the words of pages beside Wagtail's own search index, each time that this is written."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from importlib import import_module

from django.db import connection, transaction
from wagtail.models import Page

from cms.compat.modelsearch import TEXT_COLUMNS, IndexEntry, IndexMixin
from cms.models.searchable import asked_once
from cms.search.entries import WithNorms

_together: ContextVar[bool] = ContextVar("together", default=False)


def dialect():
    """Return the module that speaks to the database in use."""
    return import_module(f"cms.search.{connection.vendor}")


def texts_of(pages: list[Page]) -> dict[int, tuple[str, str]]:
    """Return the title and the text of pages by their ids, as Wagtail's index holds them."""
    entries = IndexEntry.objects.filter(
        content_type__in={page.content_type_id for page in pages},
        object_id__in=[str(page.pk) for page in pages],
    )
    rows = entries.values_list("object_id", *TEXT_COLUMNS[connection.vendor])
    return {int(page_id): (title, text or "") for page_id, title, text in rows}


@contextmanager
def indexed_together() -> Iterator[None]:
    """Let the index take many new pages at once, within, where the database gains by it."""
    before = _together.set(connection.vendor == "sqlite")
    try:
        yield
    finally:
        _together.reset(before)


class WithPageWords(IndexMixin):
    """Mixin for the index of a search backend."""

    def add_items(self, model, objs):
        if not issubclass(model, Page):
            super().add_items(model, objs)
            return
        pages = list(objs)
        # Together: the content version rises with Wagtail's index, and must not rise too early.
        with transaction.atomic(), asked_once():
            if _together.get():
                self.entries = WithNorms(self.entries.model)
            super().add_items(model, pages)
            enter(texts_of(pages))

    def weigh_titles(self, full):
        if full or not isinstance(self.entries, WithNorms):
            super().weigh_titles(full)

    def delete_item(self, item):
        super().delete_item(item)
        if isinstance(item, Page) and item.pk:
            with connection.cursor() as cursor:
                dialect().remove(cursor, [item.pk])


def enter(texts: dict[int, tuple[str, str]]) -> None:
    """Enter the words of pages, in place of those that are there."""
    with connection.cursor() as cursor:
        dialect().enter(cursor, [(page_id, *both) for page_id, both in texts.items()])
