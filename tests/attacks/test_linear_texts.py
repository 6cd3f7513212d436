"""No text holds the importer up: a piece many times takes no longer than its length."""

import re
from contextlib import suppress

import pytest

from importers.markdown.blocks import convert_body
from importers.problems import DocumentError
from tests.attacks.growth import is_linear, repeated

PIECES = [
    " ",
    "\t",
    " >",
    "|",
    "|-",
    "-",
    ":-",
    "a ",
    "&amp",
    "<a ",
    "\\",
    "{/*",
    "`",
    "~~~\n",
    "x\n",
    "- ",
    "1. ",
    "- <b",
    ":::a\n",
    ":::a\n:::\n",
    "!!! a\n",
    "<Aa>\n",
    "<Aa/>\n",
    "<Aa/> b ",
    "<Aa/>{b} ",
    "export const a = 1\n\n",
    "import a from 'b'\n",
    "[a]: b\n",
    "[^a]: b\n",
    "{{< a >}} ",
    "{{<",
    "{{<}} ",
    "{% ",
    "{",
    "<Aa b={",
    "<Aa b={ } ",
    "<!--",
    "<!--a>",
    "<p>{%",
    "<div><?",
    "<div>{{< ",
    "[a]({{<) ",
    "<div>\n",
    ":a\n",
    "[a]{.b} ",
    "[a]{.b ",
    ":a[b] ",
    ":a[b",
    ":a{b} ",
    "::a\n",
    "::a\n::\n",
    "::a\n---\n",
    " ::a\n",
]


def read(text: str) -> None:
    with suppress(DocumentError):  # a refusal, with its reason, is an answer too
        convert_body(text)


@pytest.mark.parametrize("unit", PIECES)
def test_one_piece_many_times_takes_no_longer_than_its_length(unit):
    assert is_linear(read, repeated(unit, "", "\n"))


def of_python(text: str) -> None:
    for _ in text[::20]:
        for _ in text[::20]:
            pass


def of_c(text: str) -> None:
    re.search("a*b", text)


@pytest.mark.parametrize("quadratic", [of_python, of_c])
def test_what_takes_longer_than_its_length_is_noticed(quadratic):
    assert not is_linear(quadratic, repeated("a", "", ""), attempts=1)


@pytest.mark.parametrize("linear", [str.upper, str.splitlines, read])
def test_what_takes_a_constant_more_or_less_is_not(linear):
    assert is_linear(linear, repeated("a\n", "", ""))
