"""TOML, JSON and no front matter at all: the same texts with the same true lines as YAML."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.content.title import use_heading_as_title
from importers.front_matter.metadata import read_metadata
from importers.front_matter.split import FrontMatter, split_document
from importers.problems import DocumentError
from tests.attacks.growth import is_linear, steps
from tests.importers.front_matter.test_split import REFUSED_AFTER
from tests.long import examples

TOML = """+++
title = "Over ons"
weight = 10
date = 2021-02-03T10:00:00+01:00
draft = false
[cover]
image = "a.jpg"
+++

De tekst.
"""
JSON = """{
  "title": "Over ons",
  "weight": 10,
  "draft": false,
  "cover": {"image": "a.jpg"}
}

De tekst.
"""


def split(text: str) -> FrontMatter:
    parts = split_document(text)
    use_heading_as_title(parts, "A", strict=True)
    return parts


def refusal(text: str):
    with pytest.raises(DocumentError) as caught:
        split(text)
    (problem,) = caught.value.problems
    return problem


@pytest.mark.parametrize("text", [TOML, JSON], ids=["toml", "json"])
def test_other_dialects_give_texts_with_their_lines(text):
    parts = split(text)
    values = parts.keys.values
    assert (values["title"].text, values["title"].line) == ("Over ons", 2)
    assert (values["weight"].text, values["weight"].line) == ("10", 3)
    assert (values["draft"].text, values["draft"].quoted) == ("false", False)
    assert values["cover"].plain() == {"image": "a.jpg"}
    assert parts.body.count("\n") == text.count("\n")
    assert parts.body.strip() == "De tekst."


def test_a_toml_date_is_a_text_that_the_field_reads():
    assert split(TOML).keys.values["date"].text == "2021-02-03 10:00:00+01:00"


def test_a_key_in_a_toml_table_knows_its_own_line():
    values = split('+++\nimage = "x"\n[cover]\nimage = "a.jpg"\n+++\n').keys.values
    assert values["image"].line == 2
    assert values["cover"].items["image"].line == 4


@pytest.mark.parametrize("text", ["{{< kaart >}}\n", "{% include x %}\n", "{a\n"])
def test_a_brace_alone_does_not_make_json(text):
    assert split(text).keys.values == {}


@pytest.mark.parametrize("text", ["# Over *ons*\n\nTekst.\n", "Over ons\n========\n\nTekst.\n"])
def test_without_a_title_the_first_heading_becomes_it(text):
    parts = split(f"\n{text}")
    assert parts.keys.values["title"].text == "Over ons"
    assert parts.body.strip() == "Tekst."
    assert parts.body.count("\n") == text.count("\n") + 1
    assert [(problem.code, problem.line) for problem in parts.problems] == [
        ("title-from-heading", 2)
    ]


@pytest.mark.parametrize(
    "text", ["## Kop\n", "Tekst.\n\n# Kop\n", "#\n", "    # code\n", "# ![a](a.jpg)\n"]
)
def test_nothing_but_a_heading_of_level_one_at_the_top_is_a_title(text):
    assert split(text).keys.values == {}


def test_a_title_of_its_own_leaves_the_heading_in_the_text():
    assert "# Kop" in split("---\ntitle: Anna\n---\n# Kop\n").body


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("+++\na = " + "[" * 50_000 + "\n+++\n", "too-deep"),
        ("+++\n" + "a." * 100_000 + "a = 1\n+++\n", "too-deep"),
        ("+++\na = " + "[" * 20 + "]" * 20 + "\n+++\n", "too-deep"),
        ("+++\na = " + "1" * 5000 + "\n+++\n", "toml-syntax"),
        ('{"a":' + "[" * 100_000, "too-deep"),
        ('{"a":' + "[" * 100 + "]" * 100 + "}", "too-deep"),
        ('{"title": "a\\u0000b"}', "control-character"),
        ('{"title": "\\ud83d"}', "control-character"),
        ('+++\ntitle = "a\\u0000b"\n+++\n', "control-character"),
        ("---\nx: " + "y" * 300_000 + "\n---\n", "front-matter-too-large"),
    ],
)
def test_a_bomb_in_any_dialect_is_refused_at_once(text, code):
    assert refusal(text).code == code
    assert steps(refusal, text) < REFUSED_AFTER


@pytest.mark.parametrize("line", ["k%d = 1", "[k%d]\nx = 1"])
def test_many_toml_keys_take_no_time(line):
    def keys(size: int) -> str:
        lines = (line % number for number in range(size // len(line) + 1))
        return "+++\n" + "\n".join(lines) + "\n+++\n"

    assert len(split(keys(12_000)).keys.values) > 1_000
    assert is_linear(split, keys)


FENCES = st.sampled_from(["---\n", "+++\n", ";;;\n", "{", "}\n", "", "title: x\n", "title = 'x'\n"])
PIECES = st.text("ab:=\"'[]{},.#-+|>&*!%@?~\n\t 01\\u\x00\x85\u2028\ud800\u202e", max_size=30)


@settings(max_examples=examples(300))
@given(st.lists(st.one_of(FENCES, PIECES), max_size=8))
def test_whatever_stands_there_is_read_or_refused(pieces):
    with suppress(DocumentError):
        read_metadata(split("".join(pieces)), "story")
