"""Wagtail's search backend, extended by the index of page words, and safe for any query."""

from django.db.models import QuerySet
from wagtail.models import Page
from wagtail.search.query import Phrase, PlainText

from cms.compat import modelsearch
from cms.search.editors import find_pages, folded, text_of
from cms.search.index import WithPageWords
from cms.search.query import LONGEST_QUERY, shortened


def SearchBackend(params):  # noqa: N802  the name that Wagtail looks for in this module
    """Return the backend of the current database, extended by the index of page words."""
    backend = type(modelsearch.SearchBackend(params))
    index = type("Index", (WithPageWords, backend.index_class), {})
    return type("Search", (ByWords, WithoutQuotes, backend), {"index_class": index})(params)


class ByWords:
    """Mixin for a search backend that finds by whole words, folded, on any database.

    Pages are found as visitors find them. Of other models, such as documents, folded words are
    indexed beside those as they are written: they find as much or more, except of what was indexed
    before there were any.
    """

    def search(self, query, model_or_queryset, *args, **kwargs):
        return self._by_words("search", query, model_or_queryset, *args, **kwargs)

    def autocomplete(self, query, model_or_queryset, *args, **kwargs):
        return self._by_words("autocomplete", query, model_or_queryset, *args, **kwargs)

    def _by_words(self, how: str, query, model_or_queryset, *args, **kwargs):
        results = self._ask(how, query, model_or_queryset, *args, **kwargs)
        if getattr(results, "model", True) is None:
            # modelsearch 1.3.2 finds nothing, of no model, for a text without words: Wagtail's
            # lists of snippets ask for it.
            results.model = all_of(model_or_queryset).model
        return results

    def _ask(self, how: str, query, model_or_queryset, *args, **kwargs):
        ask = getattr(super(), how)
        text = text_of(query)
        if not text:
            return ask(query, model_or_queryset, *args, **kwargs)
        queryset = all_of(model_or_queryset)
        if issubclass(queryset.model, Page):
            return find_pages(
                queryset,
                text,
                any_word=kwargs.get("operator") == "or",
                by_relevance=kwargs.get("order_by_relevance", True),
            )
        if not isinstance(query, PlainText | Phrase) or len(text) > LONGEST_QUERY:
            query = text = shortened(text)
        found = [ask(each, queryset, *args, **kwargs) for each in (folded(text), query)]
        return max(found, key=lambda results: results.count())


def all_of(model_or_queryset) -> QuerySet:
    if isinstance(model_or_queryset, QuerySet):
        return model_or_queryset
    return model_or_queryset.objects.all()


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
