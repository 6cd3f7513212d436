"""Fields of the search index with their words folded, beside the words as they are written."""

from copy import copy
from functools import partial

from wagtail.search import index

from cms.search.dutch import words


def with_folded_words(thing):
    """Return a copy of an object of which the index reads the words in both forms."""
    fields = [_folded(field) for field in thing.get_search_fields()]
    folded = copy(thing)
    folded.get_search_fields = lambda: fields
    return folded


def _folded(field):
    if isinstance(field, index.RelatedFields):
        related = copy(field)
        related.fields = [_folded(each) for each in field.fields]
        return related
    if not isinstance(field, index.SearchField | index.AutocompleteField):
        return field
    both = copy(field)
    both.get_value = partial(_both_forms, field)
    return both


def _both_forms(field, thing):
    value = field.get_value(thing)
    if not isinstance(value, str):
        return value
    plain = " ".join(words(value))
    return value if plain == value.lower() else f"{value} {plain}"
