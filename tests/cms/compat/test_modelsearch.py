"""The search index of django-modelsearch takes the site's words along, as it did."""

import pytest
from django.db import connection
from wagtail.search.backends import get_search_backend
from wagtail.search.query import Phrase

from cms.compat import modelsearch
from cms.compat.modelsearch import TEXT_COLUMNS, WEIGHT_COLUMN, IndexEntry, IndexMixin
from tests import builders
from tests.contracts import Contract, check

CONTRACTS = {
    modelsearch: {
        "IndexEntry": Contract(
            "search shows no piece of text, and new stories are found late",
            has="objects object_id content_type",
        ),
        "SearchBackend": Contract("pages cannot be searched", takes="params"),
        "get_search_backends": Contract("imported pages are not found", takes="with_auto_update"),
    }
}


@pytest.mark.parametrize("name", CONTRACTS[modelsearch])
def test_each_name_is_what_it_was(name):
    check(modelsearch, name, CONTRACTS[modelsearch])


def test_an_entry_holds_title_and_text_in_its_columns(home):
    story = builders.story("Regenboogvis", excerpt="Een samenvatting")
    entry = IndexEntry.objects.filter(object_id=str(story.pk))
    (texts,) = entry.values_list(*TEXT_COLUMNS[connection.vendor])
    assert texts[0] == "Regenboogvis"
    assert "samenvatting" in texts[1]


def test_an_entry_has_a_weight_in_its_column():
    assert WEIGHT_COLUMN in {field.column for field in IndexEntry._meta.concrete_fields}


def test_the_index_asks_for_the_weights_of_what_it_entered(home):
    """Without it an import writes each text into the index of SQLite twice."""
    story = builders.story("Anna")
    asked = []

    plain = modelsearch.SearchBackend({})

    class Index(IndexMixin, plain.index_class):
        def weigh_titles(self, full):
            asked.append((full, self.entries.model))

    Index(plain).add_items(type(story), [story])
    assert asked == [(False, IndexEntry)]


@pytest.mark.parametrize("ask", ["search", "autocomplete"])
def test_double_quotes_are_searched_for_as_words(home, ask):
    story = builders.story("Regenboogvis")
    found = getattr(get_search_backend(), ask)('regenboogvis "', type(story))
    assert [page.pk for page in found] == [story.pk]


def test_a_query_of_several_parts_names_them():
    parts = modelsearch.parts_of(Phrase("a b") & Phrase("c d"))
    assert [part.query_string for part in parts] == ["a b", "c d"]
    assert modelsearch.parts_of(Phrase("a b")) == []
