"""Wagtail's search backend, extended by the index of page words, and safe for any query."""

from cms.compat import modelsearch
from cms.search.index import WithPageWords


def SearchBackend(params):  # noqa: N802  the name that Wagtail looks for in this module
    """Return the backend of the current database, extended by the index of page words."""
    backend = type(modelsearch.SearchBackend(params))
    index = type("Index", (WithPageWords, backend.index_class), {})
    return type("Search", (WithoutQuotes, backend), {"index_class": index})(params)


class WithoutQuotes:
    """Mixin for a search backend that removes double quotes from queries.

    modelsearch 1.3.2 passes quotes to SQLite unescaped, which is a syntax error there.
    """

    def search(self, query, *args, **kwargs):
        return super().search(without_quotes(query), *args, **kwargs)

    def autocomplete(self, query, *args, **kwargs):
        return super().autocomplete(without_quotes(query), *args, **kwargs)


def without_quotes(query):
    return query.replace('"', " ").strip() if isinstance(query, str) else query
