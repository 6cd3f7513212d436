"""The words of rich text for the search index: Wagtail's own answer, found faster."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail.rich_text import get_text_for_indexing
from wagtail.search.backends import get_search_backend

from cms.models import HomePage, InfoPage
from cms.models.blocks import BodyBlock
from cms.models.searchable import SearchableText, words_of
from cms.search.index import texts_of

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


@settings(max_examples=1000, deadline=None)
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
