"""What the parser makes of a text, where the library says less than the importer needs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.common.normalize_url import normalizeLink

from importers.markdown.findings import Findings
from importers.markdown.inline_events import PLAIN_ADDRESS, address_of
from importers.markdown.marks import BEGIN, END
from importers.markdown.parser import parse
from tests.importers.markdown.accounting import seen
from tests.long import examples

ADDRESSES = st.from_regex(
    r"(?:https?://[a-zé]{1,5}\.nl/)?[/a-zé%20?#&=\[\]|{}\"^` ]{0,20}", fullmatch=True
)
LINES = st.sampled_from(
    [
        *("Een zin", "nog een", "a | b", "---", "===", "", "", "- punt", "1. een", "> citaat"),
        *("  ingesprongen", "    code", "# Kop", "```", "<div>", "<Kaart>", "</Kaart>", "[a]: b"),
        *("import X from 'x'", "export const a = 1", "importeren is", "[^1]: noot", "tekst[^1]"),
        *("é begint", "\tx", "| - | - |", "{{< x >}}", "*vet*", "a  ", "a\\", "tail ", "Ⅳ", "x)"),
        *(":::tip", ":::", "!!! note", "    in de box", "- ```", "  </Kaart>", "> :::tip", "> :::"),
        *("<Link to={a}>", "{ x", "}", "{/* x */}", "  - diep", "{{< a", "b >}}", "`<Kaart/>`"),
    ]
)


@settings(max_examples=examples(300))
@given(ADDRESSES)
def test_an_address_is_stored_as_another_parser_stores_it(address):
    stored = address_of(address)
    assert stored.replace("[", "%5B").replace("]", "%5D") == normalizeLink(address)


@pytest.mark.parametrize("address", ["../verhalen/anna.md#begin", "https://www.example.org/a/1"])
def test_common_addresses_are_plain(address):
    assert PLAIN_ADDRESS.fullmatch(address)


@settings(max_examples=examples(500))
@given(st.lists(LINES, max_size=9))
def test_each_token_stands_on_a_line_of_the_text_and_no_mark_is_left(lines):
    tokens = parse("\n".join(lines), Findings())
    for token in tokens:
        for each in (token, *(token.children or ())):
            assert each.map is None or 0 <= each.map[0] < max(len(lines), 1)
            assert not {BEGIN, END} & set(each.content + each.info + str(each.attrs))


@settings(max_examples=examples(300))
@given(st.lists(LINES, max_size=9))
def test_what_opens_is_closed(lines):
    opened = []
    for token in parse("\n".join(lines), Findings()):
        name = token.type.removesuffix("_open").removesuffix("_close")
        if token.nesting == 1:
            opened.append(name)
        elif token.nesting == -1:
            assert opened.pop() == name
    assert opened == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("{{< a\nb >}} een\n\ntwee", [2, 4]),
        ("<Kaart>\n\n  een\n\n</Kaart>\n\ntwee", [3, 7]),
        ("!!! note\n\n    een\n\ntwee", [3, 5]),
        ("> :::tip\n> een\n> :::\n\ntwee", [2, 5]),
        ("é\n\n- a\n\n  :::tip\n  een\n  :::\n\ntwee", [1, 3, 6, 9]),
    ],
)
def test_words_keep_their_lines_whatever_stands_above_them(text, lines):
    found = [
        child.map[0] + 1
        for token in parse(text, Findings())
        for child in (token.children or ())[-1:]
        if child.map
    ]
    assert found == lines


def test_characters_of_marks_come_from_outside_as_nothing():
    tokens = parse(f"een {{{BEGIN}7{END}}} twee {{{{< x >}}}}", Findings())
    assert [child.content for child in tokens[1].children] == ["een {7} twee ", "{{< x >}}"]
    assert seen("een") == "een"


def test_the_name_of_a_heading_is_no_expression():
    tokens = parse("<Kaart/>\n\n## Kop {#kop}\n\n{#if x}", Findings())
    types = [child.type for token in tokens for child in token.children or ()]
    assert types == ["text", "expression"]
