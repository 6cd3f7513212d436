"""A rule that only saves time: with it and without it, the parser finds the same."""

from hypothesis import given, settings
from hypothesis import strategies as st

from importers.markdown.parser import PARSER
from tests.importers.markdown.test_accounting import EXAMPLES
from tests.long import examples

LINES = st.sampled_from(
    [
        *("Een zin", "nog een", "a | b", "---", "===", "", "", "- punt", "1. een", "> citaat"),
        *("  ingesprongen", "    code", "# Kop", "```", "<div>", "<Kaart>", "</Kaart>", "[a]: b"),
        *("import X from 'x'", "export const a = 1", "importeren is", "[^1]: noot", "tekst[^1]"),
        *("é begint", "\tx", "| - | - |", "{{< x >}}", "*vet*", "a  ", "a\\", "tail ", "Ⅳ", "x)"),
        *("*schuin* x", "**vet**", "(haakje", '"citaat"', "*", "**", "***", "* * *", "**- x", "*1"),
    ]
)


def tokens(text: str, *, with_rule: bool) -> list:
    rules = PARSER.block.ruler
    if not with_rule:
        rules.disable("plain_paragraph")
    try:
        return [token.as_dict() for token in PARSER.parse(text, {})]
    finally:
        rules.enable("plain_paragraph")


@settings(max_examples=examples(1500))
@given(st.lists(LINES, max_size=9).map("\n".join))
def test_the_same_tokens_come_of_any_lines(text):
    assert tokens(text, with_rule=True) == tokens(text, with_rule=False)


def test_the_same_tokens_come_of_every_example_of_the_specification():
    for example in EXAMPLES:
        text = example["markdown"]
        assert tokens(text, with_rule=True) == tokens(text, with_rule=False)
