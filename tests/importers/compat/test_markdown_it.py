"""What the importer takes of markdown-it-py beyond its documentation does what it did."""

import pytest
from markdown_it import MarkdownIt

from importers.compat import markdown_it
from tests.contracts import Contract, check

CONTRACTS = {
    markdown_it: {
        "escapedSplit": Contract("lost cells of a table are not reported", takes="string"),
        "mdTrim": Contract("no body can be read", takes="string"),
        "normalizeLink": Contract("links with spaces or accents break", takes="url"),
        "paragraph": Contract(
            "text beside components is lost", takes="state startLine endLine silent"
        ),
        "text": Contract("text beside HTML is lost", takes="state silent"),
    }
}


@pytest.mark.parametrize("name", CONTRACTS[markdown_it])
def test_each_name_is_what_it_was(name):
    check(markdown_it, name, CONTRACTS[markdown_it])


def test_small_functions_answer_as_they_did():
    assert markdown_it.escapedSplit(r"a | b \| c") == ["a ", " b | c"]
    assert markdown_it.mdTrim(" \ta\n ") == "a"
    assert markdown_it.normalizeLink("/één pagina") == "/%C3%A9%C3%A9n%20pagina"


def test_a_parser_finds_addresses_by_our_function():
    """Otherwise `[a]({{< ref "a.md" >}})` is left as source on the page."""

    def all_of_it(text, pos, maximum):
        end = text.index("}", pos) + 1
        return markdown_it.LinkDestination(ok=True, pos=end, str="/a/")

    parser = MarkdownIt()
    markdown_it.use_link_destination(parser, all_of_it)
    assert parser.renderInline("[a]({een spatie})") == '<a href="/a/">a</a>'
    assert parser.renderInline('[a]({x} "t")') == '<a href="/a/" title="t">a</a>'


def test_a_destination_says_where_it_ends():
    found = markdown_it.parse_link_destination("<a b> c", 0, 7)
    assert (found.ok, found.pos, found.str) == (True, 5, "a b")
