"""Rules that only save time: with them and without them, a body becomes the same page."""

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.rules_core import inline
from markdown_it.rules_inline import text

from importers.markdown.blocks import convert_body
from importers.markdown.parser import PARSER
from importers.markdown.word_runs import use_word_runs
from importers.problems import DocumentError
from tests.importers.markdown.test_accounting import EXAMPLES
from tests.long import examples

PIECES = st.sampled_from(
    [
        *("een", " twee", "drie ", "\n", "\n", "  \n", " \n", "\n ", "\n\t", "\\\n", "\n\n", "\\"),
        *("*", "**", "_", "~~", "`", "[", "]", "(a.md)", "![", "[^1]", "[^x]", "!", "-", "#", "="),
        *("&#10;", "&NewLine;", "&amp;", "&", "<b>", "</b>", "<", ":::tip", "[!NOTE]", "{{< x >}}"),
        *("{: .x}", "{", "> ", "- ", "| a | b |\n|---|---|\n", "\x1e", "a@b.nl", "https://x.nl"),
    ]
)


def page(markdown: str, *, with_rules: bool) -> str:
    if not with_rules:
        PARSER.core.ruler.at("inline", inline)
        PARSER.inline.ruler.at("text", text)
    try:
        return repr(convert_body(markdown))
    except DocumentError as reason:
        return repr(reason.problems)
    finally:
        use_word_runs(PARSER)


@settings(max_examples=examples(1500))
@given(st.lists(PIECES, max_size=15).map("".join))
def test_the_same_page_comes_of_any_text(markdown):
    assert page(markdown, with_rules=True) == page(markdown, with_rules=False)


def test_the_same_page_comes_of_every_example_of_the_specification():
    for example in EXAMPLES:
        markdown = example["markdown"]
        assert page(markdown, with_rules=True) == page(markdown, with_rules=False)
