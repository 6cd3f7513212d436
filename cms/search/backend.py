"""The database's search as Wagtail uses it, safe for any words, and with the site's beside it."""

from functools import partial

from wagtail.search.backends import database

from cms.search.index import WithPageWords


def SearchBackend(params):  # noqa: N802  the name that Wagtail looks for in this module
    """Return the backend of the database in use, which never sees a double quote.

    modelsearch 1.3.2 hands quotes to SQLite unescaped, and SQLite then refuses the whole query.
    """
    backend = database.SearchBackend(params)
    backend._search = partial(search_without_quotes, backend._search)
    backend.index_class = type("Index", (WithPageWords, backend.index_class), {})
    return backend


def search_without_quotes(search, compiler, query, *args, **kwargs):
    if isinstance(query, str):
        query = query.replace('"', " ").strip()
    return search(compiler, query, *args, **kwargs)
