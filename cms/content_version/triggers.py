"""Triggers that raise the content version in the transaction of any change that shows.

They are made anew after each `migrate`: Django remakes whole tables on SQLite, and a table that is
remade loses its triggers. A trigger compares rows, so saving without a change raises nothing.
"""

from collections.abc import Iterator

from django.db import connections, transaction

from cms.content_version.number import raise_version
from cms.content_version.trigger_sql import EXISTING, MAKE, PREFIX, Watch

OBJECT_ID = "CAST({row}.object_id AS bigint)"  # a text, for models that have other keys


def watched() -> Iterator[Watch]:
    from wagtail.contrib.redirects.models import Redirect
    from wagtail.documents import get_document_model
    from wagtail.models import (
        Collection,
        CollectionViewRestriction,
        Page,
        PageViewRestriction,
        Site,
        get_page_models,
    )
    from wagtail.search.models import IndexEntry

    from cms.models import Category, SiteDetails, SiteImage, SiteRendition

    yield Watch(Page, condition="{row}.live")
    pages = Page._meta.db_table
    live = f"EXISTS (SELECT 1 FROM {pages} p WHERE p.id = {{row}}.page_ptr_id AND p.live)"
    for model in get_page_models():
        if model is not Page:
            # Its row comes and goes with that of the page, so only changes tell anything.
            yield Watch(model, events=("UPDATE",), condition=live)
    for model in (Category, SiteImage, SiteDetails, get_document_model(), Redirect, Site):
        yield Watch(model)
    for model in (PageViewRestriction, CollectionViewRestriction, Collection):
        yield Watch(model)
    # A story is found by what the background process writes here, later than the story itself.
    found = f"EXISTS (SELECT 1 FROM {pages} p WHERE p.live AND p.id = {OBJECT_ID})"
    yield Watch(IndexEntry, events=("INSERT", "UPDATE"), condition=found)
    # New sizes are told once a picture, by what makes them.
    yield Watch(SiteRendition, events=("DELETE",))


def remove(using: str, plan=(), **kwargs) -> None:
    """Take all triggers out of a database before it is changed. A signal's receiver.

    SQLite cannot rename a table while a trigger elsewhere speaks of it, and PostgreSQL's triggers
    would name columns that are gone. A `migrate` that has nothing to do leaves them be.
    """
    connection = connections[using]
    if plan:
        with connection.cursor() as cursor:
            _drop_all(cursor, connection.vendor)


def install(using: str, **kwargs) -> None:
    """Make all triggers of a database, in place of those that are there. A signal's receiver."""
    connection = connections[using]
    # In one transaction: a server that runs meanwhile misses no change.
    with transaction.atomic(using), connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        _drop_all(cursor, connection.vendor)
        for watch in watched():
            if watch.table in tables:
                for event in watch.events:
                    for statement in MAKE[connection.vendor](watch, event):
                        cursor.execute(statement)
    raise_version()  # a migration may have changed what pages look like


def _drop_all(cursor, vendor: str) -> None:
    cursor.execute(EXISTING[vendor], [f"{PREFIX}%"])
    for name, table in cursor.fetchall():
        on_table = f" ON {table}" if vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER {name}{on_table}")
