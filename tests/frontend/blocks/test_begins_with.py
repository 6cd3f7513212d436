"""A summary that is the beginning of the text is shown once."""

import pytest

from frontend.blocks.body import Body


def body(html: str) -> Body:
    return Body.from_json([{"type": "text", "value": html}])


@pytest.mark.parametrize(
    ("html", "words", "begins"),
    [
        ("<p>De <b>eerste</b> alinea.</p><p>Meer.</p>", "De eerste alinea.", True),
        ("<p>Een.</p><p>Twee.</p>", "Een. Twee.", True),
        ("<p>A &amp; B</p>", "A & B", True),
        ("<p>Een lange zin die doorgaat.</p>", "Een lange zin…", True),
        ("<p>De tekst.</p>", "Waar het over gaat.", False),
        ("<p>De tekst.</p>", "", False),
    ],
)
def test_a_body_begins_with_words_whatever_their_markup(html, words, begins):
    assert body(html).begins_with(words) is begins


def test_an_empty_body_begins_with_nothing():
    assert not Body().begins_with("Woorden")
