"""Triggers that increase the content version in the transaction of any visible change.

They are recreated after each `migrate`: on SQLite Django recreates whole tables, which then lose
their triggers. A trigger compares rows, so saving without a change has no effect.
"""

from collections.abc import Iterator

from django.apps import apps
from django.db import connections, transaction

from cms.content_version.number import raise_version
from cms.content_version.trigger_sql import EXISTING, MAKE, PREFIX, Watch

OBJECT_ID = "CAST({row}.object_id AS bigint)"  # a text column, for models with other keys


def watched() -> Iterator[Watch]:
    from wagtail.contrib.redirects.models import Redirect
    from wagtail.documents import get_document_model
    from wagtail.models import Collection, Page, PageViewRestriction, Site

    from cms.compat.modelsearch import IndexEntry
    from cms.compat.wagtail.models import CollectionViewRestriction, get_page_models
    from cms.models import Category, SiteDetails, SiteImage, SiteProfile, SiteRendition, Synonym

    yield Watch(Page, condition="{row}.live")
    pages = Page._meta.db_table
    live = f"EXISTS (SELECT 1 FROM {pages} p WHERE p.id = {{row}}.page_ptr_id AND p.live)"
    for model in get_page_models():
        if model is not Page:
            # Inserted and deleted together with the row of Page, so only updates matter.
            yield Watch(model, events=("UPDATE",), condition=live)
    for model in (Category, SiteImage, SiteDetails, SiteProfile, Synonym, get_document_model()):
        yield Watch(model)
    for model in (Redirect, Site):
        yield Watch(model)
    for model in (PageViewRestriction, CollectionViewRestriction, Collection):
        yield Watch(model)
    yield Watch(apps.get_model("file_trash", "DeletedFile"))
    # What is not indexed in the transaction of its change (see `cms.signals`) is indexed later by
    # the background process, and search results change then.
    indexed = (
        f"EXISTS (SELECT 1 FROM {pages} p WHERE p.live AND p.id = {OBJECT_ID} "
        "AND p.content_type_id = {row}.content_type_id)"  # a category may have the same number
    )
    yield Watch(IndexEntry, events=("INSERT", "UPDATE"), condition=indexed)
    # For new renditions the task that makes them calls `raise_version`, once for each picture.
    yield Watch(SiteRendition, events=("DELETE",))


def remove(using: str, plan=(), **kwargs) -> None:
    """Drop all triggers before a migration. Receiver of `pre_migrate`.

    SQLite cannot rename a table that a trigger of another table refers to, and PostgreSQL's
    triggers would refer to removed columns. A `migrate` with an empty plan leaves them in place.
    """
    connection = connections[using]
    if plan:
        with connection.cursor() as cursor:
            _drop_all(cursor, connection.vendor)


def install(using: str, **kwargs) -> None:
    """Create all triggers of a database, replacing existing ones. Receiver of `post_migrate`."""
    connection = connections[using]
    # In one transaction, so that a running server misses no change.
    with transaction.atomic(using), connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        _drop_all(cursor, connection.vendor)
        for watch in watched():
            if watch.table in tables:
                for event in watch.events:
                    for statement in MAKE[connection.vendor](watch, event):
                        cursor.execute(statement)
    raise_version()  # a migration may have changed visible content


def _drop_all(cursor, vendor: str) -> None:
    cursor.execute(EXISTING[vendor], [f"{PREFIX}%"])
    for name, table in cursor.fetchall():
        on_table = f" ON {table}" if vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER {name}{on_table}")
