"""The database's search as Wagtail uses it, safe for any words, and with the site's beside it."""

from cms.compat import modelsearch
from cms.search.index import WithPageWords


def SearchBackend(params):  # noqa: N802  the name that Wagtail looks for in this module
    """Return the backend of the database in use, with the words of pages beside its own index."""
    backend = type(modelsearch.SearchBackend(params))
    index = type("Index", (WithPageWords, backend.index_class), {})
    return type("Search", (WithoutQuotes, backend), {"index_class": index})(params)


class WithoutQuotes:
    """Mixin for a search backend, which then never sees a double quote.

    modelsearch 1.3.2 hands quotes to SQLite unescaped, and SQLite then refuses the whole query.
    """

    def search(self, query, *args, **kwargs):
        return super().search(without_quotes(query), *args, **kwargs)

    def autocomplete(self, query, *args, **kwargs):
        return super().autocomplete(without_quotes(query), *args, **kwargs)


def without_quotes(query):
    return query.replace('"', " ").strip() if isinstance(query, str) else query
