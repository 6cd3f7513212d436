"""The words of rich text for the search index: Wagtail's own answer, found faster."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail.rich_text import get_text_for_indexing
from wagtail.search.backends import get_search_backend
from wagtail.search.models import IndexEntry

from cms.models import HomePage, InfoPage
from cms.models.blocks.body import BodyBlock
from cms.models.searchable import SearchableText, words_of
from cms.search.index import bulk_indexing, texts_of
from tests.long import examples

PARTS = st.sampled_from(
    [
        *("een", " ", "&amp;", "&lt;b&gt;", "&nbsp;", "<br/>", "<hr/>", "<", ">", "&", "</p>"),
        *("<p>", "<b>", "</b>", '<a href="https://e.nl/?a=1&amp;b=2">', "</a>", "<!-- x -->", "\n"),
        *(
            '<p data-block-key="a1b2">',
            "<li>",
            "</li>",
            "<h2>",
            "</h2>",
            "<script>",
            "<P>",
            "<br />",
        ),
    ]
)


@settings(max_examples=examples(1000))
@given(st.lists(PARTS, max_size=12).map("".join))
def test_the_words_are_those_that_wagtail_finds(html):
    assert words_of(html) == get_text_for_indexing(html)


@pytest.mark.parametrize(
    ("html", "words"),
    [
        (
            '<h2 data-block-key="a">Kop</h2><p>Een<br/>twee &amp; <b>drie</b>.</p>',
            "Kop Een twee & drie.",
        ),
        ("<ul><li>a</li><li>b</li></ul>", "a b"),
        ("<p>1 < 2</p>", "1 < 2"),
    ],
)
def test_words_of_blocks_stand_apart(html, words):
    assert words_of(html).split() == words.split()


def test_a_body_is_searchable_by_it():
    assert isinstance(BodyBlock().child_blocks["text"], SearchableText)
    assert BodyBlock().child_blocks["text"].deconstruct()[0] == "wagtail.blocks.RichTextBlock"


@pytest.mark.django_db
def test_an_index_asks_a_body_once_and_finds_what_changed_since(monkeypatch):
    page = HomePage.objects.get().add_child(instance=InfoPage(title="Over ons"))
    asked = []
    content = BodyBlock.get_searchable_content
    monkeypatch.setattr(
        BodyBlock,
        "get_searchable_content",
        lambda self, value: asked.append(1) or content(self, value),
    )
    for number, word in enumerate(("eerst", "later"), start=1):
        page.body = [{"type": "text", "value": f"<p>{word}</p>"}]
        get_search_backend().add_bulk(InfoPage, [page])
        assert len(asked) == number
        assert texts_of([page])[page.pk][1].strip() == word


@pytest.mark.django_db
def test_pages_that_are_indexed_together_get_the_norms_that_wagtail_gives():
    home = HomePage.objects.get()
    titles = ("Over ons", "Contact", "Een lange titel van iets")
    pages = [home.add_child(instance=InfoPage(title=title)) for title in titles]
    entries = IndexEntry.objects.filter(object_id__in=[str(page.pk) for page in pages])

    def norms() -> tuple[dict[str, float], int]:
        entries.all()._raw_delete(using=entries.db)
        with CaptureQueriesContext(connection) as queries:
            get_search_backend().add_bulk(InfoPage, pages)
        changed = [q for q in queries if q["sql"].startswith('UPDATE "wagtailsearch_indexentry"')]
        return dict(entries.values_list("title", "title_norm")), len(changed)

    by_wagtail, _ = norms()
    with bulk_indexing():
        together, changes = norms()
    assert together == pytest.approx(by_wagtail)
    assert len(set(together.values())) == len(titles)
    assert changes == (0 if connection.vendor == "sqlite" else 1)
