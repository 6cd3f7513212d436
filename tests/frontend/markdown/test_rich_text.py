"""Rich text as Markdown: read by a Markdown parser, it says the same words in the same form."""

import pytest
import yaml
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from frontend.content.rich_text import clean
from frontend.markdown.parts import plain
from frontend.markdown.rich_text import line_of, markdown_of
from frontend.seo.markdown import _yaml
from tests.long import examples

parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
SIGNS = "\\`*_{}[]()<>#+-.!|~&=:;'\"/ 1a\n\t"
TEXT = st.one_of(
    st.text(SIGNS, max_size=40),
    st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=40),
)


def same(address: str) -> str:
    return address


def words(html: str) -> str:
    page = BeautifulSoup(html, "html.parser")
    for tag in page.find_all(["p", "li", "br", "td", "th", "pre", "h1", "h2", "h3", "blockquote"]):
        tag.insert_after(" ")
    return " ".join(page.get_text().split())


def back(html: str) -> str:
    """Convert to Markdown, and that to HTML again."""
    return parser.render(markdown_of(clean(html), same))


@settings(max_examples=examples(150))
@given(TEXT)
def test_any_text_reads_as_itself(text):
    page = BeautifulSoup(parser.render(plain(text)), "html.parser")
    assert " ".join(page.get_text().split()) == " ".join(text.split())
    assert {tag.name for tag in page.find_all(True)} <= {"p"}


def escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


MARKED = st.recursive(
    TEXT.map(escape),
    lambda inner: st.one_of(
        st.tuples(st.sampled_from(["b", "i", "s", "sub", "a", "code"]), inner).map(
            lambda pair: (
                f'<a href="https://x.nl/a_b?c=(1)&amp;copy;=*">{pair[1]}</a>'
                if pair[0] == "a"
                else f"<{pair[0]}>{pair[1]}</{pair[0]}>"
            )
        ),
        st.lists(inner, max_size=3).map("".join),
        inner.map(lambda text: f"{text}<br>{text}"),
    ),
    max_leaves=6,
)


@settings(max_examples=examples(150))
@given(MARKED)
def test_any_marked_text_keeps_its_words(html):
    html = f"<p>{html}</p>"
    assert words(back(html)) == words(clean(html))


@settings(max_examples=examples(80))
@given(MARKED)
def test_any_cell_stays_one_cell(html):
    table = f"| a | b |\n| --- | --- |\n| {line_of(clean(f'<p>{html}</p>'), same)} | z |"
    page = BeautifulSoup(parser.render(table), "html.parser")
    cells = page.select("tbody td")
    assert len(cells) == 2
    assert cells[1].get_text() == "z"
    assert words(str(cells[0])) == words(clean(f"<p>{html}</p>"))


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        (
            "<p><b>Hoe begon het?</b><br>Met een gesprek.</p>",
            "**Hoe begon het?**\\\nMet een gesprek.",
        ),
        ("<p>a<b>b</b>c</p>", "a**b**c"),
        ("<p>a<b>(b)</b>c</p>", "a<strong>(b)</strong>c"),
        ("<p><b>een </b>twee</p>", "**een** twee"),
        ("<p><b>a</b><b>b</b></p>", "**a**<strong>b</strong>"),
        ("<p>snake_case en _zo_</p>", r"snake_case en \_zo\_"),
        ("<p>2020. Het jaar</p>", r"2020\. Het jaar"),
        ("<p># geen kop</p>", r"\# geen kop"),
        ("<h2>Kop #</h2>", r"## Kop \#"),
        ('<p>Kijk!<a href="/x/">hier</a></p>', r"Kijk\![hier](/x/)"),
        ('<p><a href="/a b(c)">x</a></p>', "[x](/a%20b%28c%29)"),
        ("<p>H<sub>2</sub>O</p>", "H<sub>2</sub>O"),
        ("<p><code>a`b</code></p>", "``a`b``"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n\n  - b\n- c"),
        ('<ol start="3"><li>a</li><li>b</li></ol>', "3. a\n4. b"),
        ("<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n\n<!-- -->\n\n- b"),
        ("<blockquote>a<br>b</blockquote>", "> a\\\n> b"),
        ("<hr>", "---"),
        ("<p>a &amp; b &lt;c&gt;</p>", r"a \& b \<c\>"),
    ],
)
def test_it_is_written_as_a_person_would(html, markdown):
    assert markdown_of(clean(html), same) == markdown


def test_structure_comes_back():
    html = (
        "<h2>Kop</h2><p>a <b>b</b> <i>c</i> <s>d</s></p><ul><li>een</li><li>twee<ol><li>drie</li>"
        "</ol></li></ul><blockquote>vier</blockquote><hr><p>vijf<br>zes</p>"
    )
    page = BeautifulSoup(back(html), "html.parser")
    shape = [tag.name for tag in page.find_all(True) if tag.name != "p"]
    expected = "h2 strong em s ul li li ol li blockquote hr br"
    assert shape == expected.split()


def test_texts_of_front_matter_are_yaml():
    for text in ("a: b", '"x" \\ y', "- z", "#", "\x85\u2028\x07é 🎉", "yes"):
        assert isinstance(yaml.safe_load(f"t: {_yaml(text)}")["t"], str)
