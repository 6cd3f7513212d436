"""Nothing that a reader of the source would see is lost without a word, and nothing that is stored
changes when staff open and save it."""

import json
from pathlib import Path

import pytest
from hypothesis import example as known
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.markdown.blocks import convert_body
from importers.markdown.editor_html import editor_form
from tests.importers.markdown.accounting import CHANGED_MARKS, kept, rich_texts, seen, unaccounted
from tests.long import examples

EXAMPLES = json.loads((Path(__file__).parent / "commonmark" / "spec.json").read_text())

LETTERS = "abc ëß漢🙂&<>*_`[]()!#-+.\\|~\"'1{}^:="
words = st.text(LETTERS, min_size=1, max_size=12)
plain = st.sampled_from(
    ["een", "twee woorden", "ë & ß", "漢字", "🙂", "a_b", "3 < 4", "**", "\\*", "[x]"]
)
inline = st.recursive(
    st.one_of(plain, words),
    lambda inner: st.one_of(
        inner.map("**{}**".format),
        inner.map("*{}*".format),
        inner.map("~~{}~~".format),
        inner.map("`{}`".format),
        inner.map("[{}](https://example.org/)".format),
        inner.map("[{}](javascript:x)".format),
        inner.map("![{}](a.jpg)".format),
        inner.map("<b>{}</b>".format),
        inner.map("<span class=x>{}".format),
        inner.map("{{{{< x >}}}}{}{{{{< /x >}}}}".format),
        st.tuples(inner, inner).map("  \n".join),
        st.tuples(inner, inner).map("\n".join),
        st.tuples(inner, inner).map(" ".join),
    ),
    max_leaves=6,
)


def indented(text: str, mark: str) -> str:
    first, *others = text.split("\n")
    return "\n".join([mark + first, *(" " * len(mark) + line for line in others)])


blocks = st.recursive(
    st.one_of(
        inline,
        st.tuples(st.sampled_from(["#", "##", "####", "######"]), words).map(" ".join),
        words.map("```py extra\n{}\n```".format),
        words.map("    {}".format),
        st.tuples(words, words, words).map(
            "| a | b |\n|--|:-:|\n| {0[0]} | {0[1]} | {0[2]} |".format
        ),
        words.map("<div>\n{}\n</div>".format),
        inline.map("<ul><li>{}<li>b</ul>".format),
        words.map("<script>{}</script>".format),
        words.map("[ref]: {}".format),
        words.map("- [ ] {}".format),
        words.map("[^1] en\n\n[^1]: noot {}\n\neinde".format),
        st.just("---"),
        st.just("<Card a={b}>"),
        st.just('import A from "b"\n'),
    ),
    lambda inner: st.one_of(
        inner.map(lambda text: indented(text, "> ").replace("\n  ", "\n> ")),
        inner.map(lambda text: indented(text, "- ")),
        inner.map(lambda text: indented(text, "7. ")),
        # The first line keeps its place: MDX knows no code by indentation, and so takes it away.
        inner.map("<Card>\n\nkaart\n\n{}\n\n</Card>".format),
        st.tuples(inner, inner).map("\n\n".join),
        st.tuples(inner, inner).map("\n".join),
    ),
    max_leaves=5,
)


def check(markdown: str) -> None:
    body = convert_body(markdown)
    assert not unaccounted(markdown, body)
    if not body.problems and not CHANGED_MARKS.search(markdown):
        assert kept(body) == seen(markdown)
    for block in body.blocks:
        for html, features in rich_texts(block):
            assert editor_form(html, features) == html


@pytest.mark.parametrize("section", dict.fromkeys(each["section"] for each in EXAMPLES))
def test_each_example_of_commonmark_is_accounted_for(section):
    faults = {}
    for example in EXAMPLES:
        if example["section"] == section:
            try:
                check(example["markdown"])
            except AssertionError as fault:
                faults[example["example"]] = str(fault)
    assert faults == {}


@settings(max_examples=examples(300), print_blob=False)
@pytest.mark.filterwarnings("ignore:Generating overly large repr")
@given(blocks)
@known("<div>\n^1\n</div>")
def test_any_document_is_accounted_for(markdown):
    check(markdown)
